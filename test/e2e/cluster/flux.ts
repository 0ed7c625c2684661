import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addresses } from './addresses.ts'
import type { Cluster } from './cluster.ts'
import { define } from './definitions.ts'
import { programs } from './paths.ts'
import { moduleFolder } from './tools.ts'

const storage = 9790

/** Starts Flux's source-controller and kustomize-controller as servers beside the cluster, with their CRDs. */
export async function startFlux(cluster: Cluster, folder: string) {
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
  const start = (name: string, args: string[]) =>
    cluster.processes.start(name, join(programs, name), [...common, ...args], env)
  start('source-controller', source)
  start('kustomize-controller', ['--metrics-addr=:9793', '--health-addr=:9794'])
}

async function definitionsOf(module: string, path: string): Promise<string> {
  const folder = join(await moduleFolder(module, path), 'config/crd/bases')
  return readdirSync(folder)
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .join('\n---\n')
}
