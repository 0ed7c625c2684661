import { promql } from './promql.ts'
import { ids, ofCluster, ofExporter, ofMissed, ofNode, ofNodeExporter, type Scope } from './scope.ts'

/** Part of the cluster scrapes in a window that succeeded, 0 to 1. */
export const clusterScrapeSuccess = (scope: Scope, window: string): string =>
  `avg_over_time(up{${ofCluster(scope)}}[${window}])`

/** Environments whose cluster scrape succeeded within its window. */
export const answered = (scope: Scope): string =>
  `max_over_time(up{${ofCluster(scope)}}[${scope.clusterWindow}]) == 1`

/** Whether each hypervisor's API answers the exporter, by `instance`. */
export const nodeScrapeUp = (scope: Scope): string => `up{${ofNode(scope)}}`

/**
 * Hypervisors whose API answered its last node scrape, by `instance`. Where scrapes are further apart than the five minutes
 * for which Prometheus finds a sample, that answer counts until the next one is due, unless the node exporter is silent since.
 */
export const nodeAlive = (scope: Scope, nodeExporter: boolean): string => promql`
  (
    ${nodeScrapeUp(scope)} == 1
    or
    last_over_time(${nodeScrapeUp(scope)}[${scope.nodeViewWindow}]) == 1
    ${nodeExporter ? `unless on (environment, instance) (${nodeExporterUp(scope)} == 0)` : ''}
  )`

/** Hypervisors whose API answered every one of the last five node scrapes, by `instance`: one that answers now and then is none. */
export const nodesAnswering = (scope: Scope): string =>
  `(min_over_time(up{${ofNode(scope)}}[${scope.nodeAnswerWindow}]) == 1)`

/** Whether each node exporter answers, by `instance`. */
export const nodeExporterUp = (scope: Scope): string =>
  `last_over_time(up{${ofNodeExporter(scope)}}[${scope.nodeExporterWindow}])`

/** Whether each further exporter of a hypervisor answers, by `job` and `instance`. */
export const missedExporterUp = (scope: Scope): string =>
  `last_over_time(up{${ofMissed(scope)}}[${scope.missed.window}])`

/** Whether the pve exporters themselves answer, by `instance`. */
export const exporterUp = (scope: Scope, ...more: string[]): string => `up{${ofExporter(scope, ...more)}}`

/** Nodes that the cluster did not see at some time of a window, by `instance`: what hangs on them says nothing. */
export const downInstances = (scope: Scope, window = scope.clusterWindow): string =>
  `label_replace(min_over_time(pve_up{${ofCluster(scope, ids.node)}}[${window}]) == 0, "instance", "$1", "id", "node/(.+)")`

/** What of an environment is scraped besides the cluster. */
export interface Scraped {
  nodeScrape: boolean
  nodeExporter: boolean
}

/** Environments of which nothing answers, neither API nor node exporter of any hypervisor, while an exporter runs. */
export const hypervisorsGone = (scope: Scope, { nodeScrape, nodeExporter }: Scraped): string => promql`
  (
    max by (environment) (last_over_time(up{${ofCluster(scope)}}[${scope.clusterWindow}])) == 0
    and on (environment) (${exporterUp(scope)} == 1)
    ${nodeScrape ? `unless on (environment) ${nodeAlive(scope, nodeExporter)}` : ''}
    ${nodeExporter ? `unless on (environment) (${nodeExporterUp(scope)} == 1)` : ''}
  )`

/**
 * Leaves out environments of which nothing has answered for some minutes: ProxmoxHypervisorsGone tells of them. A host
 * that answers now and then is not left out, or its alerts would begin anew each time; nor is any without node exporters.
 */
export const unlessGone = (scope: Scope, scraped: Scraped): string =>
  scraped.nodeExporter ? `unless on (environment) ${goneForMinutes(scope, scraped)}` : ''

/**
 * The same, and those that were gone at some time of the window: once a host is back, an average over the window still holds the scrapes
 * that failed while it was away.
 */
export const unlessGoneWithin = (scope: Scope, scraped: Scraped, window: string): string =>
  scraped.nodeExporter
    ? promql`
      unless on (environment) count_over_time(
        ${goneForMinutes(scope, scraped)}[${window}:${scope.nodeExporterStep}]
      )`
    : ''

const goneForMinutes = (scope: Scope, { nodeScrape }: Scraped): string => promql`
  (
    max by (environment) (max_over_time(up{${ofNodeExporter(scope)}}[${scope.nodeExporterWindow}])) == 0
    and on (environment) max by (environment) (last_over_time(up{${ofCluster(scope)}}[${scope.clusterWindow}])) == 0
    ${nodeScrape ? `unless on (environment) (max_over_time(up{${ofNode(scope)}}[${scope.nodeViewWindow}]) == 1)` : ''}
  )`
