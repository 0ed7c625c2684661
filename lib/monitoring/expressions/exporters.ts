import { ids, ofCluster, ofExporter, ofNode, ofNodeExporter, type Scope } from './scope.ts'

/** Part of the cluster scrapes in a window that succeeded, 0 to 1. */
export const clusterScrapeSuccess = (scope: Scope, window: string): string =>
  `avg_over_time(up{${ofCluster(scope)}}[${window}])`

/** Whether each hypervisor's API answers the exporter, by `instance`. */
export const nodeScrapeUp = (scope: Scope): string => `up{${ofNode(scope)}}`

/** Whether each node exporter answers, by `instance`. */
export const nodeExporterUp = (scope: Scope): string => `up{${ofNodeExporter(scope)}}`

/** Whether the pve exporters themselves answer, by `instance`. */
export const exporterUp = (scope: Scope): string => `up{${ofExporter(scope)}}`

/** Nodes that the cluster does not see, by `instance`, so that what hangs on them can be left out. */
export const downInstances = (scope: Scope): string =>
  `label_replace(last_over_time(pve_up{${ofCluster(scope, ids.node)}}[${scope.clusterWindow}]) == 0, "instance", "$1", "id", "node/(.+)")`
