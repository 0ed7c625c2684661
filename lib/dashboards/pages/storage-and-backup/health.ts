import { anyIsBad, anyIsWarning } from '../../defaults.ts'
import { notBackedUpCount } from '../../expressions/guests.ts'
import { replicationFailing } from '../../expressions/high-availability.ts'
import { storagesFull, storagesFullSoon, storageUnreachable } from '../../expressions/storages.ts'
import { band, type Section } from '../../layout.ts'
import { stat } from '../../panels/stat.ts'

/** What is wrong with storages, backups and replication, one number each. */
export const health = (): Section => [
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
]
