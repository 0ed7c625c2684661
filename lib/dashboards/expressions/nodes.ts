import { ids, inCluster, inNode, last, lastOfNode } from '../series.ts'

/** How a series is read: its last value for what is now, itself for what was over time. */
export type Reading = (selector: string) => string

/** Over time a scrape that failed is a gap. */
export const asScraped: Reading = selector => selector

/** 1 for a node that is online. */
export const nodeUp = last(inCluster('pve_up', ids.node))

/** Nodes that are online, by environment. */
export const nodesUp = `sum by (environment) (${nodeUp})`

/** Nodes that the cluster has, by environment. */
export const nodesExpected = `count by (environment) (group by (environment, id) (${last(inCluster('pve_node_info'))}))`

/** Nodes that are not online, by environment. */
export const nodesDown = `${nodesExpected} - ${nodesUp}`

/** 1 where a cluster is quorate; a host that stands alone has no quorum to lose. */
export const quorate = `min by (environment) (${last(inCluster('pve_up', ids.cluster))})`

/** An expression's series with the name of their node. */
export const withNodeName = (expression: string): string =>
  `${expression} * on (environment, id) group_left (name) topk by (environment, id) (1, ${last(inCluster('pve_node_info'))})`

/** Share of all CPUs that are in use, by environment. */
export const cpuUse = (read: Reading): string => {
  const cpus = read(inCluster('pve_cpu_usage_limit', ids.node))
  return `sum by (environment) (${read(inCluster('pve_cpu_usage_ratio', ids.node))} * ${cpus}) / sum by (environment) (${cpus})`
}

const memoryUsed = inCluster('pve_memory_usage_bytes', ids.node)
const memorySize = inCluster('pve_memory_size_bytes', ids.node)

/** Share of all memory that is in use, by environment. ZFS's cache reads as used. */
export const memoryUse = (read: Reading): string =>
  `sum by (environment) (${read(memoryUsed)}) / sum by (environment) (${read(memorySize)})`

/** The same share if the largest node were lost: over 1 its guests find no room. Only where there is another node. */
export const memoryUseWithoutLargest = (read: Reading): string =>
  `sum by (environment) (${read(memoryUsed)}) / (sum by (environment) (${read(memorySize)}) - max by (environment) (${read(memorySize)}) > 0)`

const guestsOwn = (metric: string, read: Reading): string =>
  `sum by (environment) (${read(inCluster(metric, ids.guest))} * ${read(inCluster('pve_up', ids.guest))})`

/** Memory that running guests may take, as a share of the nodes'. */
export const memoryAllocated = (read: Reading): string =>
  `${guestsOwn('pve_memory_size_bytes', read)} / sum by (environment) (${read(memorySize)})`

/** CPUs of running guests to each of the nodes' own. */
export const cpusAllocated = (read: Reading): string =>
  `${guestsOwn('pve_cpu_usage_limit', read)} / sum by (environment) (${read(inCluster('pve_cpu_usage_limit', ids.node))})`

/** A node's own answer (its `instance`), with the id by which the cluster scrape knows the node. */
export const asNode = (labels: string, selector: string): string =>
  `max by (environment, id${labels}) (label_replace(${lastOfNode(selector)}, "id", "node/$1", "instance", "(.+)"))`

/** How many versions of Proxmox VE the nodes run, by environment. */
export const versions = `count by (environment) (group by (environment, version) (${lastOfNode(inNode('pve_version_info'))}))`

/** Nodes without an active subscription, by environment. */
export const withoutSubscription = `count by (environment) (${lastOfNode(inNode('pve_subscription_status', 'status!="active"'))} == 1) or 0 * max by (environment) (${lastOfNode(inNode('pve_subscription_status'))})`
