import type { Environment } from '../../lib/environment.ts'

/** A cluster of the bench. No name or address is a prefix of another, so that a text search finds exactly one. */
export interface Cluster {
  name: string
  hypervisors: { name: string; address: string }[]
}

/** The nth cluster with a number of hypervisors. */
export const cluster = (number: number, hypervisors: number): Cluster => ({
  name: `cluster-${String(number).padStart(4, '0')}`,
  hypervisors: Array.from({ length: hypervisors }, (_, index) => ({
    name: `hypervisor-${String(index + 1).padStart(2, '0')}`,
    address: `10.${number >> 8}.${number & 255}.${101 + index}`,
  })),
})

/** A number of clusters, with a number of hypervisors each. */
export const clusters = (count: number, hypervisors: number): Cluster[] =>
  Array.from({ length: count }, (_, index) => cluster(index + 1, hypervisors))

/** A cluster's environment as an operator's file. */
export const source = ({ name, hypervisors }: Cluster): string => {
  const environment: Environment = {
    namespace: `monitoring-${name}`,
    hypervisors,
    pveExporter: { tls: 'insecure' },
    // Only one environment for each Grafana delivers them: ready-made files, which cost a build almost nothing and others much.
    dashboards: false,
  }
  return `import type { Environment } from '../lib/environment.ts'

export default ${JSON.stringify(environment, null, 2)} satisfies Environment
`
}
