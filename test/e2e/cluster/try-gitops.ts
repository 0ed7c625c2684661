import { deepEqual, equal, match } from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { argocdApplication, startArgocd } from './argocd.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { enclosed } from './enclosure.ts'
import { fluxObjects, startFlux } from './flux.ts'
import { type GitRepository, gitServer } from './git-server.ts'
import { keepLogs } from './keep-logs.ts'
import { terminalLog as log } from './log.ts'
import { prepareCluster } from './prepare.ts'
import { sampleHypervisors } from './sample.ts'
import { argocdTools, fluxTools } from './tools.ts'

// Shows that Flux and Argo CD sync from git: `node test/e2e/cluster/try-gitops.ts [--keep]`.

const hosts = [{ name: 'virtrc18u', address: '198.51.100.18' }]

/** Writes a folder with a Service and its Endpoints, both named after the folder. */
function writeOverlay({ folder }: GitRepository, name: string, addresses = hosts) {
  mkdirSync(join(folder, name), { recursive: true })
  const write = (file: string, value: object) => writeFileSync(join(folder, name, file), stringify(value))
  const objects = sampleHypervisors(addresses)
  objects.forEach((object, index) => {
    write(`${index}.yaml`, { ...object, metadata: { ...object.metadata, name } })
  })
  write('kustomization.yaml', {
    namespace: 'monitoring',
    resources: objects.map((_, index) => `${index}.yaml`),
  })
}

const addressesOf = async (cluster: Cluster, name: string) => {
  const { subsets } = await cluster.kubectl.get('endpoints', name, '--namespace=monitoring')
  return subsets.flatMap((subset: { addresses: { ip: string }[] }) => subset.addresses.map(({ ip }) => ip))
}

async function tryGitops(cluster: Cluster, folder: string) {
  const repository = await gitServer(folder)
  for (const name of ['flux', 'argocd']) writeOverlay(repository, name)
  await repository.push('two overlays')
  await startFlux(cluster, join(folder, 'flux'))
  log('Flux is started')
  await cluster.kubectl.apply(fluxObjects('sample', repository.url, 'flux'))
  await cluster.waitFor('Flux to sync', async () => (await addressesOf(cluster, 'flux')).length === 1, 60)
  log('ok: Flux applies what is pushed')
  writeOverlay(repository, 'flux', [...hosts, { name: 'virtrc19u', address: '198.51.100.19' }])
  await repository.push('a second hypervisor')
  await cluster.waitFor(
    'the second address',
    async () => (await addressesOf(cluster, 'flux')).length === 2,
    60,
  )
  log('ok: Flux applies a second push')

  await startArgocd(cluster, join(folder, 'argocd'))
  log('Argo CD is started')
  await cluster.kubectl.apply([argocdApplication('sample', repository.url, 'argocd', 'monitoring')])
  const application = () => cluster.kubectl.get('application', 'sample', '--namespace=argocd')
  const status = await cluster.waitFor(
    'Argo CD to sync',
    async () => {
      const { status } = await application()
      return status?.sync?.status === 'Synced' && status.operationState?.phase === 'Succeeded' && status
    },
    120,
  )
  equal(status.health.status, 'Healthy')
  await cluster.kubectl(['get', 'service', 'argocd', '--namespace=monitoring'])
  const endpoints = await cluster.kubectl(['get', 'endpoints', '--namespace=monitoring', '--output=name'])
  equal(endpoints.includes('endpoints/argocd'), false)
  match(JSON.stringify(status.conditions), /ExcludedResourceWarning/)
  log('ok: stock Argo CD applies the Service, leaves Endpoints out and says so in a condition')
  await cluster.kubectl([
    'patch',
    'configmap',
    'argocd-cm',
    '--namespace=argocd',
    '--type=merge',
    '--patch={"data":{"resource.exclusions":""}}',
  ])
  await cluster.waitFor('the Endpoints', async () => (await addressesOf(cluster, 'argocd')).length === 1, 120)
  deepEqual(await addressesOf(cluster, 'argocd'), ['198.51.100.18'])
  log('ok: Argo CD without exclusions applies Endpoints')
}

const prepare = () => prepareCluster(log, [...fluxTools, ...argocdTools])

await enclosed(
  import.meta.filename,
  async run => {
    const cluster = await startCluster(run, { log, images: await prepare() })
    await tryGitops(cluster, run.folder)
    if (process.argv.includes('--keep')) await cluster.keep()
  },
  { log, prepare, onFailure: run => keepLogs(run, log) },
)
