import { anyIsBad, anyIsWarning } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { stat } from '../../panels/stat.ts'
import { storagesFullSoon, storagesUnreachable } from '../../queries/storages.ts'
import { notBackedUpStat } from '../guest-stats.ts'
import { notAnsweringStat } from '../scrape-stats.ts'
import { replicationFailingStat, storagesFullStat } from '../storage-stats.ts'

/** What is wrong with storages, backups and replication, one number each. */
export const health = (): Section => [
  band(
    3,
    notAnsweringStat(),
    storagesFullStat(),
    stat({
      title: 'Storages unreachable',
      description:
        "Storages that a node that is up can't reach, the first rows below: its guests on them stand still. Look at network, mounts and `pvesm status`.",
      unit: 'short',
      levels: anyIsBad,
      query: { expression: storagesUnreachable, legend: '' },
    }),
    stat({
      title: 'Storages full in a week',
      description:
        'Storages that will be full within seven days, should they go on as in the last six hours.',
      unit: 'short',
      levels: anyIsWarning,
      query: { expression: storagesFullSoon, legend: '' },
    }),
    notBackedUpStat({}),
    replicationFailingStat(),
  ),
]
