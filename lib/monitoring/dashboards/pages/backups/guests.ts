import { anyIsWarning, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { toGuest } from '../../links.ts'
import { levelled, number, state } from '../../panels/columns.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { ageOfBackup, backupsOfGuest, oldBackups, oldestBackups } from '../../queries/backups.ts'
import { backupsHeld } from '../../queries/datastores.ts'
import { notBackedUp } from '../../queries/guests.ts'
import { backupWords } from '../../value-texts.ts'

const rows = oldestBackups(200)
const ofRows = (expression: string) => `(${expression}) and on (environment, id) ${rows}`

/** The guests by the age of their newest backup. */
export const guests = (): Section => [
  heading('Guests'),
  band(
    10,
    table({
      title: 'Guests, the oldest backup first',
      description:
        'The two hundred guests whose newest backup is oldest. A guest that is missing here has none on any server that is asked: the alert ProxmoxBackupMissing names it.',
      levels: noLevels,
      labels: [
        { label: 'name', heading: 'Name', link: toGuest },
        { label: 'id', heading: 'ID', last: true, width: 110 },
        { label: 'environment', heading: 'Environment', last: true, width: 150 },
        { label: 'node', heading: 'Node', last: true, width: 110 },
      ],
      values: [
        levelled('Last backup', rows, { levels: { warning: 93_600, bad: 180_000 }, unit: 's', width: 130 }),
        number('Backups', ofRows(backupsOfGuest), 95),
        state('Job', ofRows(notBackedUp), backupWords, 95),
      ],
      sortBy: [{ heading: 'Last backup' }],
      searchable: true,
      none: 'no backup server',
    }),
    timeSeries({
      title: 'Guests with an old backup',
      description:
        'Guests whose newest backup is older than 26 hours. A step up in the morning is a night in which backups failed.',
      unit: 'count:guests',
      coarse: true,
      levels: anyIsWarning,
      queries: [{ expression: oldBackups, legend: '{{environment}}' }],
      none: 'no backup server',
      width: 10,
    }),
  ),
  band(
    8,
    timeSeries({
      title: 'Age of the oldest backup',
      description:
        'Seconds since the guest that waits longest was last backed up. With nightly backups it stays below 26 hours.',
      unit: 's',
      coarse: true,
      levels: { warning: 93_600 },
      queries: [{ expression: `max by (environment) (${ageOfBackup})`, legend: '{{environment}}' }],
      none: 'no backup server',
    }),
    timeSeries({
      title: 'Backups held',
      description:
        'Backups in all datastores and namespaces that are asked. It grows without end where nothing is pruned.',
      unit: 'count:backups',
      levels: noLevels,
      queries: [{ expression: backupsHeld, legend: '{{environment}}' }],
      none: 'no backup server',
    }),
  ),
]
