import { nodeAlive, nodesAnswering } from './exporters.ts'
import { promql } from './promql.ts'
import { ids, ofCluster, ofNode, type Scope } from './scope.ts'

/** Whether the cluster is quorate (1) or not (0), as the answering node sees it; nothing of a standalone host. */
export const quorate = (scope: Scope): string =>
  `last_over_time(pve_up{${ofCluster(scope, ids.cluster)}}[${scope.clusterWindow}])`

/** Whether the quorum device is connected, as the answering node sees it; nothing where there is none. */
export const qdeviceUp = (scope: Scope): string =>
  `last_over_time(pve_qdevice_up{${ofCluster(scope)}}[${scope.clusterWindow}])`

/** The cluster's nodes, always 1. */
export const nodeInfo = (scope: Scope, ...more: string[]): string =>
  `last_over_time(pve_node_info{${ofCluster(scope, ...more)}}[${scope.clusterWindow}])`

/** Environments of which a node that answers called its cluster quorate when it was last asked. */
export const quorateByOwnView = (scope: Scope, nodeExporter: boolean): string => {
  const view = (quorate: string) => `pve_cluster_info{${ofNode(scope, `quorate="${quorate}"`)}}`
  // Over a window alone, a node that has just lost quorum would still call its cluster quorate.
  return promql`
    group by (environment) (
      ${view('1')}
      or on (environment, instance)
      (
        last_over_time(${view('1')}[${scope.nodeViewWindow}])
        unless on (environment, instance) last_over_time(${view('0')}[${scope.nodeViewWindow}])
        and on (environment, instance) ${nodeAlive(scope, nodeExporter)}
      )
    )`
}

/** In how many ways the nodes see quorum and the number of members. */
export const viewsOfCluster = (scope: Scope): string =>
  waysToSay(scope, 'environment, quorate, nodes', 'pve_cluster_info', scope.nodeViewWindow)

/** How many of several hypervisors that answer are in no cluster: each says what it knows of its own. */
export const hostsWithoutCluster = (scope: Scope): string => promql`
  count by (environment) (
    ${nodesAnswering(scope)}
    unless on (environment, instance) last_over_time(pve_cluster_info{${ofNode(scope)}}[${scope.nodeWindow}])
  )
  and on (environment) (count by (environment) (${nodesAnswering(scope)}) > 1)`

/** How many versions of Proxmox VE run on the nodes. */
export const versions = (scope: Scope): string =>
  waysToSay(scope, 'environment, version', 'pve_version_info', scope.nodeWindow)

/**
 * How many values labels have that nodes say something by, each node by the last that it said. (Bare, a series is gone
 * five minutes after its scrape; over a window, a node that said something else before counts twice.)
 */
const waysToSay = (scope: Scope, labels: string, metric: string, window: string): string => promql`
  count by (environment) (
    count by (${labels}) (
      topk by (environment, instance) (1,
        max_over_time(timestamp(${metric}{${ofNode(scope)}})[${window}:${scope.nodeStep}])
      )
    )
  )`

/** Subscription of each node by `status`, 1 for the one that it has. */
export const subscriptionStatus = (scope: Scope, statuses: string): string =>
  `last_over_time(pve_subscription_status{${ofNode(scope, `status=~"${statuses}"`)}}[${scope.nodeWindow}])`

/** Seconds until a node's subscription is due; nothing without one. */
export const subscriptionSecondsLeft = (scope: Scope): string =>
  `last_over_time(pve_subscription_next_due_timestamp_seconds{${ofNode(scope)}}[${scope.nodeWindow}]) - time()`
