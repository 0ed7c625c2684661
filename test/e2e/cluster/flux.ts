import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addresses } from './addresses.ts'
import type { Cluster } from './cluster.ts'
import { define } from './definitions.ts'
import { programs } from './paths.ts'
import { moduleFolder } from './tools.ts'

const storage = 9790

export interface Flux {
  /** Ends both controllers and starts them again on the same data. */
  restart(): Promise<void>
}

/** Starts Flux's source-controller and kustomize-controller as servers beside the cluster, with their CRDs. */
export async function startFlux(cluster: Cluster, folder: string): Promise<Flux> {
  mkdirSync(folder)
  const crds = await Promise.all([
    definitionsOf('flux-source', 'github.com/fluxcd/source-controller'),
    definitionsOf('flux-kustomize', 'github.com/fluxcd/kustomize-controller'),
  ])
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'flux-system' } }
  await define(cluster, crds.join('\n---\n'))
  await cluster.kubectl.apply([namespace])
  const env = { KUBECONFIG: cluster.kubeconfig, RUNTIME_NAMESPACE: 'flux-system' }
  const common = ['--events-addr=', '--watch-all-namespaces', '--enable-leader-election=false']
  const source = [
    `--storage-path=${folder}`,
    `--storage-addr=:${storage}`,
    `--storage-adv-addr=${addresses.node[0]}:${storage}`,
    '--metrics-addr=:9791',
    '--health-addr=:9792',
  ]
  const controllers = {
    'source-controller': source,
    'kustomize-controller': ['--metrics-addr=:9793', '--health-addr=:9794'],
  }
  const start = () => {
    for (const [name, args] of Object.entries(controllers))
      cluster.processes.start(name, join(programs, name), [...common, ...args], env)
  }
  start()
  return {
    restart: async () => {
      for (const name of Object.keys(controllers)) await cluster.processes.stop(name)
      start()
    },
  }
}

/** Waits until a Flux Kustomization is Ready at a commit, and gives its conditions. */
export const reconciledIn = (
  { kubectl, waitFor }: Cluster,
  name: string,
  commit: string,
): Promise<Condition[]> =>
  waitFor(`the Kustomization ${name}`, async () => {
    const { status, metadata } = await kubectl.get(
      ...['kustomizations.kustomize.toolkit.fluxcd.io', name, '--namespace=flux-system'],
    )
    const conditions: Condition[] = status?.conditions ?? []
    const isReady = conditions.some(({ type, status }) => type === 'Ready' && status === 'True')
    if (
      isReady &&
      status.lastAppliedRevision?.includes(commit) &&
      status.observedGeneration === metadata.generation
    )
      return conditions
    throw new Error(JSON.stringify(conditions))
  })

export interface Condition {
  type: string
  status: string
  reason: string
  message: string
}

async function definitionsOf(module: string, path: string): Promise<string> {
  const folder = join(await moduleFolder(module, path), 'config/crd/bases')
  return readdirSync(folder)
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .join('\n---\n')
}
