import { dashboard } from '../dashboard.ts'
import { anyIsBad, anyIsWarning, fillLevels, noLevels } from '../defaults.ts'
import { named, notBackedUp, notBackedUpCount } from '../expressions/guests.ts'
import {
  replicationAge,
  replicationDuration,
  replicationFailing,
  replicationFailures,
} from '../expressions/high-availability.ts'
import { storagesFull, storagesFullSoon, storageUnreachable, storageUse } from '../expressions/storages.ts'
import { band, heading } from '../layout.ts'
import { rowLink } from '../links.ts'
import { uids } from '../names.ts'
import { stat } from '../panels/stat.ts'
import { table } from '../panels/table.ts'
import { timeSeries } from '../panels/time-series.ts'
import { inCluster } from '../series.ts'
import { environments } from '../variables.ts'
import { storages } from './storages.ts'
import { storagesFillingFirstGauge } from './storages-filling-first-gauge.ts'

/** Where data lies, how long there is room, and what would be lost. */
export const storageAndBackup = () =>
  dashboard({
    uid: uids.storageAndBackup,
    title: 'Proxmox / Storage and backup',
    description: 'Storages and how fast they fill, guests in no backup job, and replication.',
    variables: [environments()],
    bands: [
      band(
        4,
        stat({
          title: 'Storages > 90 %',
          description:
            'Storages that are fuller than 90 %, a shared one counted once. Free space, or give them more.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: storagesFull, legend: '' },
        }),
        stat({
          title: 'Unreachable',
          description:
            "Storages that a node that is up can't reach: its guests on them stand still. Look at network, mounts and `pvesm status`.",
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(${storageUnreachable})`, legend: '' },
        }),
        stat({
          title: 'Full in a week',
          description:
            'Storages that will be full within seven days, should they go on as in the last six hours.',
          unit: 'short',
          levels: anyIsWarning,
          query: { expression: storagesFullSoon, legend: '' },
        }),
        stat({
          title: 'No backup job',
          description:
            'Guests, templates left out, that no backup job covers. Add them to one, or agree that they need none. A job that covers a guest may still fail: read its mail.',
          unit: 'short',
          levels: anyIsWarning,
          query: { expression: `sum(${notBackedUpCount})`, legend: '' },
        }),
        stat({
          title: 'Replication failing',
          description:
            'Replication jobs whose last try failed. `pvesr status` on the source node has the reason. "no job" where nothing is replicated.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(${replicationFailing})`, legend: '' },
          none: 'no job',
        }),
      ),
      heading('Storages'),
      band(11, storages(100)),
      band(
        9,
        timeSeries({
          title: 'Use of the fullest storages',
          description:
            'Share in use of the ten fullest storages at each moment. A straight line up has a date at which it ends: see "Full in".',
          unit: 'percentunit',
          levels: fillLevels,
          max: 1,
          queries: [
            {
              expression: `topk(10, ${storageUse})`,
              legend: '{{storage}} {{node}} ({{environment}})',
            },
          ],
        }),
        storagesFillingFirstGauge({
          title: 'Fills first',
          description:
            'Time until a storage is full, should it go on as in the last six hours; the ten that are first, of those that are within a year. Empty where there is none.',
          width: 8,
        }),
      ),
      heading('Backup'),
      band(
        9,
        table({
          title: 'Guests in no backup job',
          description:
            'The first two hundred guests, templates left out, that no backup job covers. Add them to a job under Datacenter, Backup.',
          levels: anyIsWarning,
          labels: [
            { label: 'environment', heading: 'Environment' },
            {
              label: 'name',
              heading: 'Name',
              link: rowLink('Open the guest', uids.guests, { environment: 'Environment', guest: 'ID' }),
            },
            { label: 'id', heading: 'ID' },
            { label: 'node', heading: 'Node' },
            { label: 'tags', heading: 'Tags' },
          ],
          values: [
            {
              heading: 'Backup',
              expression: `topk(200, max by (environment, id, name, node, tags) (${named(`(${notBackedUp})`, undefined, 'name, node, tags')}))`,
              unit: 'short',
              words: { 1: { text: 'in no job', level: 'warning' } },
              as: 'ground',
            },
          ],
          searchable: true,
          none: 'every guest is in a backup job',
        }),
        timeSeries({
          title: 'Guests in no backup job, templates among them',
          description:
            'How many guests no job covers, as Proxmox VE counts: with templates, of which most need none. A step up is a new guest that nobody added, or a job that was taken away.',
          unit: 'short',
          levels: anyIsWarning,
          queries: [
            {
              expression: `topk(10, max by (environment) (${inCluster('pve_not_backed_up_total')}))`,
              legend: '{{environment}}',
            },
          ],
          width: 10,
        }),
      ),
      heading('Replication'),
      band(
        9,
        table({
          title: 'Replication jobs',
          description:
            'The first two hundred jobs, the oldest sync first. What changed since the last sync is lost with the source node: `pvesr status` there has the reason.',
          levels: noLevels,
          labels: [
            { label: 'environment', heading: 'Environment' },
            { label: 'replication', heading: 'Job' },
            { label: 'name', heading: 'Guest' },
            { label: 'id', heading: 'ID' },
            { label: 'source', heading: 'From' },
            { label: 'target', heading: 'To' },
          ],
          values: [
            {
              heading: 'Last sync',
              expression: `topk(200, ${replicationAge})`,
              unit: 's',
              levels: { warning: 7200, bad: 86_400 },
              as: 'ground',
            },
            {
              heading: 'Failed tries',
              expression: replicationFailures,
              unit: 'short',
              levels: anyIsBad,
              as: 'ground',
            },
            { heading: 'Took', expression: replicationDuration, unit: 's' },
          ],
          sortBy: [{ heading: 'Last sync' }],
          none: 'nothing is replicated',
        }),
      ),
    ],
  })
