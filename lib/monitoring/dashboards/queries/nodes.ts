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
import { ids, inCluster, inNode, last, lastOfNode, picked, pickedHypervisor } from '../picked-series.ts'

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

/** Whether each hypervisor's own API answers, by `id` and `name` as the cluster scrape names nodes. */
export const nodeAnswers = promql`
  max by (environment, id, name) (
    label_replace(
      label_replace(${inNode('up')}, "name", "$1", "instance", "(.+)"),
      "id", "node/$1", "instance", "(.+)"
    )
  )`

/**
 * 1 for a node that is online, 0 for one that is not, -1 for a hypervisor of which the cluster scrape says nothing, because it
 * fails or because the cluster does not know it; by `id` and `name`.
 */
export const nodeState = promql`
  max by (environment, id, name) (
    ${nodeUp}
    * on (environment, id) group_left (name) topk by (environment, id) (1, ${nodeInfo(picked)})
  )
  or on (environment, id)
    ${nodeAnswers} * 0 - 1`

/** The hypervisors that are online, but for those whose own API does not answer. */
export const hypervisorsThatAnswer = promql`
  (
    (
      ${nodeState}
    )
    == 1
    unless on (environment, id) ${nodeAnswers} == 0
  )`

/** 1 where a cluster is quorate; a host that stands alone has no quorum to lose. */
export const quorate = `min by (environment) (${quorateAsSeen(picked)})`

const ownView = (...more: string[]) =>
  inNode('pve_cluster_info', pickedHypervisor.environment, pickedHypervisor.instance, ...more)

/** 1 where the picked hypervisor believes that its cluster is quorate, 0 where it does not. */
export const ownQuorum = promql`
  0 * count(${ownView('quorate="0"')})
  or clamp_max(count(${ownView()}), 1)`

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
