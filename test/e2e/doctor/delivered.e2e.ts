import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../../../lib/environment.ts'
import { startArgocd } from '../cluster/argocd.ts'
import { startFlux } from '../cluster/flux.ts'
import { chapter } from '../laboratory/chapter.ts'
import { lyon, namespace } from './environments.ts'
import { well } from './examined.ts'
import { prove } from './prove.ts'
import { cluster, credentials, kubectl, laboratory, tree, write } from './shared.ts'
import { printTable } from './table.ts'

const test = chapter('doctor tells of a delivery')
const url = 'https://git.example.com/platform/proxmox-monitoring.git'

/** One pod: what is looked at here is how the objects come. */
const small = (own: Partial<Environment>): Environment => ({
  ...lyon,
  nodeExporter: false,
  dashboards: false,
  alerts: false,
  pveExporter: { ...lyon.pveExporter, tls: 'insecure', nodeInterval: false },
  patches: (lyon.patches ?? []).slice(0, 1),
  ...own,
})

/** Each hypervisor is asked by one environment of the tree. */
const [pve1, pve2] = lyon.hypervisors.map(hypervisor => [hypervisor])
const geneva = (own: Partial<Environment> = {}) =>
  small({
    namespace,
    hypervisors: pve1 ?? [],
    delivery: { repository: { url }, flux: { source: 'platform', interval: '5s' } },
    ...own,
  })
const flux = (kind: string, name: string, spec: object) =>
  kubectl([
    ...['patch', kind, name, '--namespace=flux-system', '--type=merge'],
    `--patch=${JSON.stringify({ spec })}`,
  ])

test('nothing wrong of an environment that Flux brings', async () => {
  write('geneva', geneva())
  await tree.shell('rm environments/lyon.ts')
  await tree.push('an environment for Flux')
  await startFlux(cluster, join(laboratory.folder, 'flux'))
  await kubectl.apply([
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name: 'platform', namespace: 'flux-system' },
      spec: { url: tree.url, interval: '2s', ref: { branch: 'main' } },
    },
  ])
  await tree.shell('kubectl apply --server-side -f gitops/flux/geneva-kustomization.yaml')
  await well('geneva')
})

prove(test, [
  {
    cause: 'somebody suspended the Flux Kustomization',
    code: 'PM202',
    environment: 'geneva',
    make: () =>
      flux('kustomization.kustomize.toolkit.fluxcd.io', 'proxmox-monitoring-geneva', { suspend: true }),
  },
  {
    cause: 'the Flux Kustomization looks for the overlay where the repository has none',
    code: 'PM203',
    environment: 'geneva',
    make: () =>
      flux('kustomization.kustomize.toolkit.fluxcd.io', 'proxmox-monitoring-geneva', {
        path: './environments/geneva',
      }),
    byHand: () =>
      tree.shell('kubectl apply --server-side --force-conflicts -f gitops/flux/geneva-kustomization.yaml'),
  },
  {
    cause: 'Flux has not fetched the commit that this checkout has',
    code: 'PM204',
    environment: 'geneva',
    make: async () => {
      await flux('gitrepository.source.toolkit.fluxcd.io', 'platform', { interval: '1h' })
      // It fetches once for its new interval.
      await cluster.waitFor('Flux to have seen its interval', async () => {
        const { metadata, status } = await kubectl.get('gitrepository', 'platform', '--namespace=flux-system')
        return status?.observedGeneration === metadata.generation
      })
      write('geneva', geneva({ labels: { team: 'infra' } }))
      await tree.push('a label')
    },
  },
  {
    cause: 'Argo CD, as it is released, leaves Endpoints out',
    code: 'PM206',
    environment: 'turin',
    make: async () => {
      write(
        'turin',
        small({
          namespace: 'turin',
          hypervisors: pve2 ?? [],
          delivery: { repository: { url }, argocd: { syncsEndpoints: true } },
        }),
      )
      const commit = await tree.push('an environment for Argo CD')
      await startArgocd(cluster, join(laboratory.folder, 'argocd'))
      // The server here speaks HTTP, which no environment accepts.
      for (const file of ['app-project', 'turin-application']) {
        const text = readFileSync(join(tree.folder, `gitops/argocd/${file}.yaml`), 'utf8')
        await kubectl.apply(text.replaceAll(url, tree.url))
      }
      await kubectl.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'turin' } }])
      await credentials('turin')
      await cluster.waitFor('Argo CD to say Synced', async () => {
        const { status } = await kubectl.get('application', 'proxmox-monitoring-turin', '--namespace=argocd')
        return status?.sync?.status === 'Synced' && status.sync.revision === commit
      })
      await laboratory.ready('turin', 'turin')
    },
  },
])

test.after(printTable)

test.run()
