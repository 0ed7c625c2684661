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

/** In how many ways the nodes see quorum and the number of members. */
export const viewsOfCluster = (scope: Scope): string =>
  `count by (environment) (count by (environment, quorate, nodes) (pve_cluster_info{${ofNode(scope)}}))`

/** How many versions of Proxmox VE run on the nodes. */
export const versions = (scope: Scope): string =>
  `count by (environment) (count by (environment, version) (pve_version_info{${ofNode(scope)}}))`

/** Subscription of each node by `status`, 1 for the one that it has. */
export const subscriptionStatus = (scope: Scope, statuses: string): string =>
  `last_over_time(pve_subscription_status{${ofNode(scope, `status=~"${statuses}"`)}}[${scope.nodeWindow}])`

/** Seconds until a node's subscription is due; nothing without one. */
export const subscriptionSecondsLeft = (scope: Scope): string =>
  `last_over_time(pve_subscription_next_due_timestamp_seconds{${ofNode(scope)}}[${scope.nodeWindow}]) - time()`
