import type { Account, PveCluster } from '../../test/pve-api/cluster.ts'
import { clusters } from './clusters.ts'
import { breakCluster } from './faults.ts'
import { weather } from './weather.ts'

/** Scenes, each with a number of its own: two can run at once, on other ports and addresses of loopback. */
export const scenes = { healthy: 0, faults: 1 } as const

export type SceneName = keyof typeof scenes

/** What there is to see: every environment's cluster at a time (Unix seconds). */
export type Scene = (seconds: number) => Record<string, PveCluster>

/** A scene whose faults, if it has any, begin at a time. */
export const scene =
  (name: SceneName, accounts: Record<string, Account>, faultsBegin: number): Scene =>
  seconds =>
    Object.fromEntries(
      Object.entries(clusters).map(([environment, cluster]) => {
        const healthy = weather(moved(cluster(accounts), scenes[name]), seconds)
        const broken = name === 'faults' && seconds >= faultsBegin
        return [environment, broken ? breakCluster(environment, healthy) : healthy]
      }),
    )

function moved(cluster: PveCluster, number: number): PveCluster {
  for (const node of Object.values(cluster.nodes))
    node.address = node.address.replace('127.0.', `127.${number}.`)
  return cluster
}
