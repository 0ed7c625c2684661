import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Environment } from '../../../lib/environment.ts'
import { type Cluster, startCluster } from '../cluster/cluster.ts'
import { ownFolders } from '../cluster/enclosure.ts'
import { imageArchives } from '../cluster/images.ts'
import type { Target } from '../cluster/prometheus.ts'
import type { RunFolder } from '../cluster/run-folder.ts'
import { type Proxmox, type ProxmoxOptions, proxmox } from './proxmox.ts'
import { say } from './say.ts'
import { builtTree, type Tree } from './tree.ts'

/** A cluster, and what tests of generated overlays do with it. Started once for each stage. */
export interface Laboratory {
  cluster: Cluster
  /** The run's own folder, removed at the end. */
  folder: string
  /** Puts the hypervisors of an environment on the network. */
  proxmox(name: string, environment: Environment, options?: ProxmoxOptions): Promise<Proxmox>
  /** Builds environments in their own tree. */
  tree(name: string, environments: Record<string, Environment>): Promise<Tree>
  /** Creates the Secret `name` in the namespace. */
  secret(namespace: string, name: string, data: Record<string, string>): Promise<void>
  /** Applies rendered YAML and gives the API server's warnings, each once. */
  apply(yaml: string): Promise<string[]>
  /** Waits until an environment's Deployments are Ready. */
  ready(environment: string, namespace: string): Promise<string[]>
  /** Prometheus's targets of an environment, as `<job> <instance>` and in order. */
  targets(environment: string): Promise<Target[]>
  /**
   * Waits until the environment has this many targets and all are up, and gives them. The exporters' own targets need
   * not be up: they are scraped once a minute, which no field changes, and perhaps first before they run.
   */
  scraped(environment: string, count: number): Promise<Target[]>
}

/** The labels that the Prometheus of the cluster selects by: `prometheus: { monitorLabels }` of an environment. */
export const monitorLabels = { release: 'kube-prometheus-stack' }

/** Starts the laboratory; only in the process of a stage (`cluster-stage.ts`). */
export async function startLaboratory(): Promise<Laboratory> {
  const run: RunFolder = JSON.parse(process.env.E2E_RUN ?? '')
  // The clusters of two stages have one address, by which kubectl would keep what either serves.
  process.env.KUBECACHEDIR = join(run.folder, 'kubectl-cache')
  await ownFolders(run.folder)
  const cluster = await startCluster(run, { log: say, images: await imageArchives(say) })
  const { kubectl, waitFor } = cluster
  const targets = async (environment: string) =>
    (await cluster.prometheus.targets())
      .filter(({ labels }) => labels.environment === environment)
      .sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
  return {
    cluster,
    folder: run.folder,
    proxmox: (name, environment, options) =>
      proxmox(cluster, join(run.folder, 'proxmox', name), environment, options),
    tree: (name, environments) => builtTree(join(run.folder, 'trees', name), environments),
    secret: async (namespace, name, stringData) => {
      await kubectl.apply([{ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, stringData }])
    },
    apply: async yaml => warningsIn(await kubectl.apply(yaml)),
    ready: async (environment, namespace) => {
      const { items } = await kubectl.get(
        'deployments',
        `--namespace=${namespace}`,
        `--selector=environment=${environment}`,
      )
      const names: string[] = items.map(({ metadata }: { metadata: { name: string } }) => metadata.name)
      for (const name of names) await cluster.ready(namespace, `deployment/${name}`)
      return names
    },
    targets,
    scraped: (environment, count) =>
      waitFor(`${count} targets of ${environment} that are up`, async () => {
        const found = await targets(environment)
        if (found.length === count && found.every(isUp)) return found
        throw new Error(
          stringify(found.map(target => `${nameOf(target)} ${target.health} ${target.lastError}`)),
        )
      }),
  }
}

const isUp = ({ health, labels }: Target) => health === 'up' || labels.job === 'proxmox-pve-exporter'

/** A target by job and instance. */
export const nameOf = ({ labels }: Target) => `${labels.job} ${labels.instance}`

const warningsIn = (output: string): string[] => [
  ...new Set(output.split('\n').filter(line => line.startsWith('Warning: '))),
]
