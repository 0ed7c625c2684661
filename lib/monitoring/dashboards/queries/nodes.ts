import {
  nodeInfo,
  quorate as quorateAsSeen,
  subscriptionStatus,
  versions as versionsOf,
} from '../../expressions/cluster.ts'
import {
  memoryRatioWithoutLargestNode,
  nodeMemorySize,
  nodeMemoryUsed,
  nodeUp as up,
} from '../../expressions/nodes.ts'
import { promql } from '../../expressions/promql.ts'
import { ids, inCluster, inNode, last, lastOfNode, picked } from '../picked-series.ts'

/** 1 for a node that is online. */
export const nodeUp = up(picked)

/** Nodes that are online, by environment. */
export const nodesUp = `sum by (environment) (${nodeUp})`

/** Nodes that the cluster has, by environment. */
export const nodesExpected = `count by (environment) (group by (environment, id) (${nodeInfo(picked)}))`

/** Nodes that are not online, by environment. */
export const nodesDown = promql`
  ${nodesExpected}
  - ${nodesUp}`

/** 1 where a cluster is quorate; a host that stands alone has no quorum to lose. */
export const quorate = `min by (environment) (${quorateAsSeen(picked)})`

/** 1 where each of the picked nodes believes that its cluster is quorate, 0 where one does not. */
export const ownQuorum = promql`
  0 * count(${inNode('pve_cluster_info', 'instance=~"$node"', 'quorate="0"')})
  or clamp_max(count(${inNode('pve_cluster_info', 'instance=~"$node"')}), 1)`

/** An expression's series with the name of their node. */
export const withNodeName = (expression: string): string => promql`
  ${expression}
  * on (environment, id) group_left (name) topk by (environment, id) (1, ${nodeInfo(picked)})`

const sum = (expression: string): string => promql`
  sum by (environment) (
    ${expression}
  )`

const over = (part: string, whole: string): string => promql`
  ${part}
  / ${whole}`

const cpus = last(inCluster('pve_cpu_usage_limit', ids.node))

/** Share of all CPUs that are in use, by environment. */
export const cpuUse = over(sum(`${last(inCluster('pve_cpu_usage_ratio', ids.node))} * ${cpus}`), sum(cpus))

/** Share of all memory that guests and services use, by environment; without ZFS's cache where node exporter tells it. */
export const memoryUse = over(sum(nodeMemoryUsed(picked)), sum(nodeMemorySize(picked)))

/** The same share if the largest node were lost: over 1 its guests find no room. Only where there is another node. */
export const memoryUseWithoutLargest = memoryRatioWithoutLargestNode(picked)

const ofRunning = (metric: string): string =>
  sum(`${last(inCluster(metric, ids.guest))} * ${last(inCluster('pve_up', ids.guest))}`)

/** Memory that running guests may take, as a share of the nodes'. */
export const memoryAllocated = over(ofRunning('pve_memory_size_bytes'), sum(nodeMemorySize(picked)))

/** CPUs of running guests to each of the nodes' own. */
export const cpusAllocated = over(ofRunning('pve_cpu_usage_limit'), sum(cpus))

/** A node's own answer (its `instance`), with the id by which the cluster scrape knows the node. */
export const asNode = (labels: string, selector: string): string =>
  `max by (environment, id${labels}) (label_replace(${lastOfNode(selector)}, "id", "node/$1", "instance", "(.+)"))`

/** How many versions of Proxmox VE the nodes run, by environment. */
export const versions = versionsOf(picked)

/** Nodes without an active subscription, by environment. */
export const withoutSubscription = promql`
  count by (environment) (${subscriptionStatus(picked, 'new|notfound|invalid|expired|suspended')} == 1)
  or 0 * max by (environment) (${lastOfNode(inNode('pve_subscription_status'))})`
