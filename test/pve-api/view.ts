import type { Account, PveCluster } from './cluster.ts'

/** The cluster as one node sees it. */
export interface Standpoint {
  cluster: PveCluster
  node: string
}

/** What that node answers from, at one time (Unix seconds), to one account. */
export interface View extends Standpoint {
  now: number
  account: Account
}

/** Whether the node sees another: both are up, and no partition parts them. */
export const sees = ({ cluster, node }: Standpoint, other: string) =>
  cluster.nodes[other]?.online === true &&
  (cluster.partition === undefined || groupOf(cluster.partition, node).includes(other))

/** Whether the node has another's figures: pmxcfs drops them five minutes after the other's `pvestatd` sent the last. */
export const hasFigures = (standpoint: Standpoint, other: string) =>
  sees(standpoint, other) && standpoint.cluster.nodes[other]?.reportsStatus === true

/** Whether the node's side has more than half of the votes. */
export function isQuorate(view: Standpoint): boolean {
  const { cluster } = view
  if (cluster.quorate !== undefined) return cluster.quorate
  const all = Object.keys(cluster.nodes)
  const votes = all.filter(name => sees(view, name)).length + (hasDeviceVote(view) ? 1 : 0)
  return votes * 2 > all.length + (cluster.qdevice ? 1 : 0)
}

/** Corosync's fifty-fifty split: the device votes for the larger side, and of equal ones for that of the lowest id. */
function hasDeviceVote(view: Standpoint): boolean {
  const { cluster } = view
  if (!cluster.qdevice?.connected) return false
  const online = Object.keys(cluster.nodes).filter(name => cluster.nodes[name]?.online)
  const seen = online.filter(name => sees(view, name))
  const lowest = online.toSorted((one, other) => idOf(cluster, one) - idOf(cluster, other))[0]
  return seen.length * 2 > online.length || (seen.length * 2 === online.length && seen.includes(lowest ?? ''))
}

const idOf = (cluster: PveCluster, name: string) => cluster.nodes[name]?.id ?? 0

const groupOf = (partition: string[][], node: string) =>
  partition.find(group => group.includes(node)) ?? [node]
