import { anyIsBad } from '../appearance.ts'
import type { Sized } from '../panels/panel.ts'
import { type Stat, stat } from '../panels/stat.ts'
import { replicationFailing } from '../queries/high-availability.ts'
import { storagesFull } from '../queries/storages.ts'

/** How many storages are nearly full. */
export const storagesFullStat = (own: Pick<Stat, 'link'> = {}): Sized =>
  stat({
    title: 'Storages > 90 %',
    description:
      'Storages that are fuller than 90 %, a shared one counted once. Free space, or give them more.',
    unit: 'short',
    levels: anyIsBad,
    query: { expression: storagesFull, legend: '' },
    ...own,
  })

/** How many replication jobs fail. */
export const replicationFailingStat = (own: Pick<Stat, 'link'> = {}): Sized =>
  stat({
    title: 'Replication failing',
    description:
      'Replication jobs whose last try failed. `pvesr status` on the source node has the reason. "no job" where nothing is replicated.',
    unit: 'short',
    levels: anyIsBad,
    query: { expression: `sum(${replicationFailing})`, legend: '' },
    none: 'no job',
    ...own,
  })
