import { jobs, names } from '../../lib/environment/object-names.ts'
import { clusterCollectors } from '../../lib/generate/objects/pve-exporter.ts'
import type { PveCluster } from '../../test/pve-api/cluster.ts'
import { withCeph } from './ceph-metrics.ts'

/** One target: what is asked, how often (seconds), and the labels that the shipped relabellings leave on it. */
export interface Scrape {
  address: string
  path: string
  parameters: Record<string, string>
  interval: number
  labels: { environment: string; namespace: string; job: string; instance: string }
}

/** An environment of a scene, with its cluster. */
export interface Simulated {
  environment: string
  cluster: PveCluster
  place: Place
}

/** An exporter: its port and arguments. */
export interface Exporter {
  port: number
  args: string[]
}

/** Ports by the scene's number. */
export const ports = {
  prometheus: (scene: number) => 9390 + scene,
  nodeExporter: (scene: number) => 19_100 + scene,
  exporter: (scene: number, environment: number) => 19_221 + 20 * scene + 2 * environment,
}

/** What stands for an environment in a scene. */
export interface Place {
  scene: number
  environment: number
}

/** The exporters of an environment, as its overlay runs them: one for the cluster scrape, one for the node scrapes. */
export const exportersOf = ({ scene, environment }: Place): { cluster: Exporter; node: Exporter } => ({
  cluster: { port: ports.exporter(scene, environment), args: [] },
  node: {
    port: ports.exporter(scene, environment) + 1,
    args: clusterCollectors.map(collector => `--no-collector.${collector}`),
  },
})

/** The scrapes of an environment, with the shipped intervals, jobs and instances. */
export function scrapesOf({ environment, cluster, place }: Simulated): Scrape[] {
  const exporters = exportersOf(place)
  const labels = { environment, namespace: 'monitoring' }
  const nodes = Object.entries(cluster.nodes)
  const local = ({ port }: Exporter) => `127.0.0.1:${port}`
  const target = nodes[0]?.[1].address ?? ''
  return [
    {
      address: local(exporters.cluster),
      path: '/pve',
      parameters: { cluster: '1', node: '0', target },
      interval: 60,
      labels: { ...labels, job: jobs.cluster, instance: `${environment}-${names.hypervisors}` },
    },
    ...nodes.map(([name, { address }]) => ({
      address: local(exporters.node),
      path: '/pve',
      parameters: { cluster: '1', node: '1', target: address },
      interval: 120,
      labels: { ...labels, job: jobs.node, instance: name },
    })),
    ...[exporters.cluster, exporters.node].map((exporter, index) => ({
      address: local(exporter),
      path: '/metrics',
      parameters: {},
      interval: 60,
      labels: { ...labels, job: jobs.exporter, instance: ['pve-exporter', 'pve-exporter-node'][index] ?? '' },
    })),
  ]
}

/** The scrapes of an environment's node exporters. */
export const nodeExporterScrapes = ({ environment, cluster, place }: Simulated): Scrape[] =>
  Object.keys(cluster.nodes).map(instance => ({
    address: `127.0.0.1:${ports.nodeExporter(place.scene)}`,
    path: `/${environment}/${instance}`,
    parameters: {},
    interval: 30,
    labels: { environment, namespace: 'monitoring', job: 'proxmox-node-exporter', instance },
  }))

/** The scrapes of the mgrs of an environment's Ceph, if it has one. */
export const cephScrapes = ({ environment, cluster, place }: Simulated): Scrape[] =>
  Object.keys(withCeph.includes(environment) ? cluster.nodes : {}).map(instance => ({
    address: `127.0.0.1:${ports.nodeExporter(place.scene)}`,
    path: `/${environment}/${instance}/ceph`,
    parameters: {},
    interval: 30,
    labels: { environment, namespace: 'monitoring', job: 'proxmox-ceph-mgr', instance },
  }))
