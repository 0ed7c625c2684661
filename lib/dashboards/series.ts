import { jobs } from '../names.ts'

const environment = 'environment=~"$environment"'

/** Series of the cluster scrape, of the environments that the viewer picked. */
export const inCluster = (metric: string, ...matchers: string[]): string => of(jobs.cluster, metric, matchers)

/** Series of the node scrapes. */
export const inNode = (metric: string, ...matchers: string[]): string => of(jobs.node, metric, matchers)

/** Series of the exporters' own /metrics. */
export const inExporter = (metric: string, ...matchers: string[]): string =>
  of(jobs.exporter, metric, matchers)

/** Series of the node exporters, on the hypervisors that the viewer picked. */
export const onHost = (metric: string, ...matchers: string[]): string =>
  `${metric}{${['job=~"$job"', environment, 'instance=~"$node"', ...matchers].join(',')}}`

/** The last value of a scrape or two ago: one scrape that failed empties no panel. */
export const last = (selector: string, window = '5m'): string => `last_over_time(${selector}[${window}])`

/** The last value of a node scrape, which comes every two minutes. */
export const lastOfNode = (selector: string): string => last(selector, '15m')

/** Matchers of the ids of each kind of object; pools (`/pool/x`) are none of them. */
export const ids = {
  node: 'id=~"node/.+"',
  guest: 'id=~"(qemu|lxc)/.+"',
  storage: 'id=~"storage/.+"',
  cluster: 'id=~"cluster/.+"',
} as const

const of = (job: string, metric: string, matchers: string[]): string =>
  `${metric}{${[`job="${job}"`, environment, ...matchers].join(',')}}`
