import { noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { table } from '../../panels/table.ts'
import { failedServerTasks, failedTasks } from '../../queries/backups.ts'

const ended = (expression: string) => ({ heading: 'Failed', expression, unit: 's', width: 110 })

/** What failed on Proxmox VE and on the backup servers, the newest first. */
export const tasks = (): Section => [
  heading('What failed'),
  band(
    9,
    table({
      title: 'Failed tasks of Proxmox VE',
      description:
        'The newest hundred failures of backups (vzdump), migrations and other tasks, by how long ago they ended. A backup of several guests names none: its log does (`pvenode task log`).',
      levels: noLevels,
      labels: [
        { label: 'type', heading: 'Task', width: 110 },
        { label: 'vmid', heading: 'Guest', width: 80 },
        { label: 'reason', heading: 'Reason' },
        { label: 'node', heading: 'Node', last: true, width: 110 },
        { label: 'environment', heading: 'Environment', last: true, width: 150 },
      ],
      values: [ended(failedTasks)],
      sortBy: [{ heading: 'Failed', rising: true }],
      searchable: true,
      none: 'no task failed that is known',
    }),
    table({
      title: 'Failed tasks of backup servers',
      description:
        'The newest hundred failures of backups, verifications, prunings and other tasks of the backup servers (`proxmox-backup-manager task log`).',
      levels: noLevels,
      labels: [
        { label: 'type', heading: 'Task', width: 130 },
        { label: 'worker_id', heading: 'Of', width: 150 },
        { label: 'reason', heading: 'Reason' },
        { label: 'server', heading: 'Server', last: true, width: 110 },
        { label: 'environment', heading: 'Environment', last: true, width: 150 },
      ],
      values: [ended(failedServerTasks)],
      sortBy: [{ heading: 'Failed', rising: true }],
      searchable: true,
      none: 'no task failed that is known',
    }),
  ),
]
