import { ids, ofCluster, ofExporter, ofNode, ofNodeExporter, scopeOf } from '../expressions/scope.ts'

export { ids }

/** The environments that the viewer picked, whatever the names of their node exporters' jobs; without recording rules, which may not be loaded. */
export const picked = scopeOf('environment=~"$environment"', { nodeExporterJob: '$job', recorded: false })

/** The hypervisors that the viewer picked, as their node exporters know them. */
export const pickedHosts = { ...picked, environment: `${picked.environment},instance=~"$node"` }

/** Series of the cluster scrape. */
export const inCluster = (metric: string, ...matchers: string[]): string =>
  `${metric}{${ofCluster(picked, ...matchers)}}`

/** Series of the node scrapes. */
export const inNode = (metric: string, ...matchers: string[]): string =>
  `${metric}{${ofNode(picked, ...matchers)}}`

/** Series of the exporters' own /metrics. */
export const inExporter = (metric: string, ...matchers: string[]): string =>
  `${metric}{${ofExporter(picked, ...matchers)}}`

/** Series of the node exporters, on the hypervisors that the viewer picked. */
export const onHost = (metric: string, ...matchers: string[]): string =>
  `${metric}{${ofNodeExporter(pickedHosts, ...matchers)}}`

/** The last value of a scrape or two ago: one scrape that failed empties no panel. */
export const last = (selector: string): string => `last_over_time(${selector}[${picked.clusterWindow}])`

/** The last value of a node scrape, which comes every two minutes. */
export const lastOfNode = (selector: string): string => `last_over_time(${selector}[${picked.nodeWindow}])`
