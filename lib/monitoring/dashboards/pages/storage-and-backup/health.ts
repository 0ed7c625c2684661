import { anyIsBad, anyIsWarning } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { stat } from '../../panels/stat.ts'
import { storagesFullSoon, storageUnreachable } from '../../queries/storages.ts'
import { notBackedUpStat } from '../guest-stats.ts'
import { replicationFailingStat, storagesFullStat } from '../storage-stats.ts'

/** What is wrong with storages, backups and replication, one number each. */
export const health = (): Section => [
  band(
    4,
    storagesFullStat(),
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
    notBackedUpStat({
      description:
        'Guests, templates left out, that no backup job covers. Add them to one, or agree that they need none. A job that covers a guest may still fail: read its mail.',
    }),
    replicationFailingStat(),
  ),
]
