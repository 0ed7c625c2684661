import { ids, ofCluster, ofExporter, ofNode, ofNodeExporter, scopeOf } from '../expressions/scope.ts'

export { ids }

/** The environments that the viewer picked, whatever the names of their node exporters' jobs; without recording rules, which may not be loaded. */
export const picked = scopeOf('environment=~"$environment"', { nodeExporterJob: '$job', recorded: false })

/**
 * Matchers of the one hypervisor that the viewer picked. Its variable is `<node>|<environment>`, because names of nodes
 * come again in other environments. A slash, which neither name can hold, before or after the variable rules out one of the
 * two alternatives: `environment=~"/pve1|lab"` is `lab` alone.
 */
export const pickedHypervisor = {
  environment: `environment=~"/\${hypervisor:raw}"`,
  id: `id=~"node/\${hypervisor:raw}"`,
  instance: `instance=~"\${hypervisor:raw}/"`,
  node: `node=~"\${hypervisor:raw}/"`,
  elsewhere: `node!~"\${hypervisor:raw}/"`,
} as const

/** Matchers of the one guest that the viewer picked: its variable is `<id>|<environment>`, as ids come again in others. */
export const pickedGuest = {
  environment: `environment=~"/\${guest:raw}"`,
  id: `id=~"\${guest:raw}/"`,
} as const

/** The hypervisor that the viewer picked, as its node exporter knows it. */
export const pickedHost = {
  ...picked,
  environment: [picked.environment, pickedHypervisor.environment, pickedHypervisor.instance].join(','),
}

/** Series of the cluster scrape. */
export const inCluster = (metric: string, ...matchers: string[]): string =>
  `${metric}{${ofCluster(picked, ...matchers)}}`

/** Series of the node scrapes. */
export const inNode = (metric: string, ...matchers: string[]): string =>
  `${metric}{${ofNode(picked, ...matchers)}}`

/** Series of the exporters' own /metrics. */
export const inExporter = (metric: string, ...matchers: string[]): string =>
  `${metric}{${ofExporter(picked, ...matchers)}}`

/** Series of the node exporter on the hypervisor that the viewer picked. */
export const onHost = (metric: string, ...matchers: string[]): string =>
  `${metric}{${ofNodeExporter(pickedHost, ...matchers)}}`

/** The last value of a scrape or two ago: one scrape that failed empties no panel. */
export const last = (selector: string): string => `last_over_time(${selector}[${picked.clusterWindow}])`

/** The last value of a node scrape, which comes every two minutes. */
export const lastOfNode = (selector: string): string => `last_over_time(${selector}[${picked.nodeWindow}])`

/** The last value within an hour, for what is still true when its node no longer tells. */
export const lastKnown = (selector: string): string => `last_over_time(${selector}[${picked.longNodeWindow}])`
