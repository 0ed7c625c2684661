import type { Tickets } from './access.ts'
import type { PveCluster } from './cluster.ts'

/** A cluster with its API's state: what is asked is counted, what is changed is answered from the next call on. */
export interface Simulation {
  cluster: PveCluster
  tickets: Tickets
  /** Calls a node by path, such as `calls.virtrc18u['/cluster/status']`. */
  calls: Record<string, Record<string, number>>
  /** Seconds since 1970 that stand still, for what compares answers; otherwise the time goes on. */
  now?: number
}

export const simulation = (cluster: PveCluster): Simulation => ({ cluster, tickets: new Map(), calls: {} })

/** All calls that a node answered, or failed to; those of every node when none is named. */
export const callCount = ({ calls }: Simulation, node?: string) =>
  Object.entries(calls)
    .filter(([name]) => node === undefined || name === node)
    .flatMap(([, paths]) => Object.values(paths))
    .reduce((sum, count) => sum + count, 0)

/** Counts one call. */
export function countCall({ calls }: Simulation, node: string, path: string) {
  calls[node] ??= {}
  calls[node][path] = (calls[node][path] ?? 0) + 1
}
