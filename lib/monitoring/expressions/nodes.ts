import { nodeAlive, type Scraped } from './exporters.ts'
import { guestInfoRecorded } from './guest-info.ts'
import { promql } from './promql.ts'
import { ids, ofCluster, ofNodeExporter, type Scope } from './scope.ts'
import { starts } from './starts.ts'

/** An expression by a node's `id`, with the node's name as label `node`. */
export const namedNodes = (expression: string): string => promql`
  label_replace(
    ${expression},
    "node", "$1", "id", "node/(.+)"
  )`

/** Nodes that the cluster sees (1) or does not (0). */
export const nodeUp = (scope: Scope): string =>
  `last_over_time(pve_up{${ofCluster(scope, ids.node)}}[${scope.clusterWindow}])`

/** Nodes that the answering side does not see, by `node`: down, or on another side of a parted network. */
export const nodesUnseen = (scope: Scope): string => namedNodes(`${nodeUp(scope)} == 0`)

/**
 * Nodes that are down, by `node`: not seen, silent themselves, and not in maintenance. Without node scrapes nothing tells
 * whether a node is silent, as a node exporter also answers on a host that has left its cluster: then most of the last
 * answers count as well, for another node may give each of them.
 */
export const nodesDown = (scope: Scope, { nodeScrape, nodeExporter }: Scraped): string => promql`
  ${nodeScrape ? nodesUnseen(scope) : `(${nodesUnseen(scope)} or ${nodesMostlyUnseen(scope)})`}
  ${nodeScrape ? `unless on (environment, node) label_replace(${nodeAlive(scope, nodeExporter)}, "node", "$1", "instance", "(.+)")` : ''}
  unless on (environment, node) (${nodeHaState(scope, 'maintenance')} == 1)`

/** Nodes that less than half of the last answers saw, by `node`. */
const nodesMostlyUnseen = (scope: Scope): string =>
  namedNodes(`avg_over_time(pve_up{${ofCluster(scope, ids.node)}}[${scope.clusterWindow}]) < 0.5`)

/** Nodes that started within the last quarter of an hour, by `node`: they start their guests one after the other. */
export const nodesYoung = (scope: Scope): string =>
  namedNodes(
    `last_over_time(pve_uptime_seconds{${ofCluster(scope, ids.node)}}[${scope.clusterWindow}]) < 900`,
  )

/** Guests whose node reports neither name nor template, counted by `node`: their number where it is down or `pvestatd` is dead. */
export const guestsWithoutStatus = (scope: Scope): string =>
  `count by (environment, node) (${guestInfoRecorded(scope, 'template=""')})`

/** Nodes of whose guests and storages nothing is known, by `node`: not seen, or without a working `pvestatd`. */
export const nodesWithoutStatus = (scope: Scope): string =>
  promql`
  (
    ${nodesUnseen(scope)}
    or
    ${guestsWithoutStatus(scope)}
  )`

/** How often a node was started within the window, from its uptime; one in maintenance may be. */
export const nodeRestarts = (scope: Scope, window: string): string => promql`
  ${namedNodes(starts(scope, ids.node, window))}
  unless on (environment, node) (${nodeHaState(scope, 'maintenance')} == 1)`

/** Use of a node's CPUs, 0 to 1, over a window. */
export const nodeCpuRatio = (scope: Scope, window: string): string =>
  namedNodes(`avg_over_time(pve_cpu_usage_ratio{${ofCluster(scope, ids.node)}}[${window}])`)

/**
 * A value of each node, by `environment` and `node` alone: for five minutes after a change of the prefix, which is part of
 * the scrape's `instance`, a series has its old self beside it, as Prometheus writes no staleness for a scrape that was removed.
 */
const ofEachNode = (scope: Scope, metric: string): string =>
  namedNodes(
    `max by (environment, id) (last_over_time(${metric}{${ofCluster(scope, ids.node)}}[${scope.clusterWindow}]))`,
  )

/** Memory that a node's guests and services use, in bytes: without ZFS's cache (ARC), which Proxmox VE counts as used, where node exporter tells it. */
export const nodeMemoryUsed = (scope: Scope): string => promql`
  ${ofEachNode(scope, 'pve_memory_usage_bytes')}
  - on (environment, node) group_left ()
    (
      label_replace(max by (environment, instance) (last_over_time(node_zfs_arc_size{${ofNodeExporter(scope)}}[${scope.nodeExporterWindow}])), "node", "$1", "instance", "(.+)")
      or on (environment, node)
      0 * ${ofEachNode(scope, 'pve_memory_usage_bytes')}
    )`

/** Memory of a node, in bytes. */
export const nodeMemorySize = (scope: Scope): string => ofEachNode(scope, 'pve_memory_size_bytes')

/** Used memory of nodes, 0 to 1, without ZFS's cache. */
export const nodeMemoryRatio = (scope: Scope): string => promql`
  (
    ${nodeMemoryUsed(scope)}
  )
  / on (environment, node) group_left ()
    ${nodeMemorySize(scope)}`

/** Used memory of all nodes over the memory that is left when the largest is lost; nothing where there is but one. */
export const memoryRatioWithoutLargestNode = (scope: Scope): string => {
  const size = nodeMemorySize(scope)
  return promql`
    sum by (environment) (
      ${nodeMemoryUsed(scope)}
    )
    / (
      sum by (environment) (${size})
      - max by (environment) (${size})
      > 0
    )`
}

/** Used part of a node's root file system, 0 to 1. */
export const nodeRootRatio = (scope: Scope): string => {
  const of = (metric: string) =>
    `last_over_time(${metric}{${ofCluster(scope, ids.node)}}[${scope.clusterWindow}])`
  return namedNodes(promql`
    ${of('pve_disk_usage_bytes')}
    / (${of('pve_disk_size_bytes')} > 0)`)
}

/** A node's state with the HA manager, one series a state. */
export const nodeHaState = (scope: Scope, states: string, then = ''): string =>
  namedNodes(
    `last_over_time(pve_ha_state{${ofCluster(scope, ids.node, `state=~"${states}"`)}}[${scope.clusterWindow}]${then})`,
  )

/** Nodes that the HA manager lost while the cluster sees them, or that it was fencing a quarter of an hour ago and still is. */
export const nodesLostByHa = (scope: Scope): string => promql`
  (
    ${nodeHaState(scope, 'fence|unknown|gone')} == 1
    unless on (environment, node) ${nodesUnseen(scope)}
  )
  or
  (
    ${nodeHaState(scope, 'fence')} == 1
    and ${nodeHaState(scope, 'fence', ' offset 15m')} == 1
  )`
