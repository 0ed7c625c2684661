import { deepEqual, equal, match } from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { KubernetesObject } from '../cluster/kubectl.ts'
import { chapter } from '../laboratory/chapter.ts'
import { nameOf } from '../laboratory/laboratory.ts'
import { bringByArgoCD } from './controllers.ts'
import { byArgoCD, seen, small, virtrc18u, virtrc19u } from './environments.ts'
import { ofEnvironment, quorumSeenBy, standing, synced } from './observed.ts'
import { cluster, laboratory, newyork, tree } from './shared.ts'
import { shell } from './shell.ts'

const test = chapter('Argo CD')

let commit = ''

/** An Application's status. */
const statusOf = async (name: string): Promise<KubernetesObject> =>
  (await cluster.kubectl.get('application', name, '--namespace=argocd')).status

test('of stock settings brings pve_up by static discovery, with no hand-made step but what is generated', async () => {
  const hypervisors = [virtrc18u, virtrc19u]
  tree.write('paris', seen({ hypervisors, discovery: 'static', delivery: byArgoCD }))
  const argocd = { applicationSet: 'hypervisors' }
  tree.write('lyon', small({ discovery: 'static', delivery: { ...byArgoCD, argocd } }))
  tree.write(
    'berlin',
    seen({ namespace: 'berlin', delivery: { ...byArgoCD, argocd: { syncsEndpoints: true } } }),
  )
  commit = await tree.push('environments by Argo CD')
  await bringByArgoCD()
  await synced('proxmox-monitoring-paris', commit)
  await quorumSeenBy(['paris'])
  await laboratory.scraped('paris', 7)
})

test('brings failover by static discovery, too: a hypervisor that refuses loses no cluster scrape', async () => {
  await newyork.hypervisors.virtrc18u?.fault({ kind: 'refuse' })
  // A cluster scrape that was under way at that moment may have failed.
  await cluster.eventually('the refusal to be seen', async () => {
    const targets = await laboratory.targets('paris')
    deepEqual(
      targets
        .filter(({ labels }) => /^proxmox-pve-(node|cluster)$/.test(labels.job ?? ''))
        .map(target => `${nameOf(target)} ${target.health}`),
      [
        'proxmox-pve-cluster paris-proxmox-monit-pve-exporter-hypervisor up',
        'proxmox-pve-node virtrc18u down',
        'proxmox-pve-node virtrc19u up',
      ],
    )
  })
  await newyork.hypervisors.virtrc18u?.heal()
})

test('of stock settings makes an ApplicationSet’s Applications', async () => {
  await synced('proxmox-monitoring-lyon', commit)
  await quorumSeenBy(['lyon'])
})

test('says Synced and Healthy of all Applications, and has no condition to tell', () =>
  cluster.eventually('no condition', async () => {
    for (const name of ['proxmox-monitoring', 'proxmox-monitoring-paris', 'proxmox-monitoring-lyon'])
      equal((await synced(name, commit)).conditions, undefined, name)
    const { status } = await cluster.kubectl.get('applicationset', 'hypervisors', '--namespace=argocd')
    deepEqual(
      status.conditions
        .map(({ type, status }: { type: string; status: string }) => `${type} ${status}`)
        .sort(),
      ['ErrorOccurred False', 'ParametersGenerated True', 'ResourcesUpToDate True'],
    )
  }))

test('of stock settings leaves Endpoints out: a warning, and no target', async () => {
  await cluster.waitFor('the namespace', () => cluster.kubectl(['get', 'namespace', 'berlin']))
  await laboratory.secret('berlin', 'pve-exporter', newyork.secret)
  await cluster.eventually('the warning', async () => {
    const { conditions = [] } = await synced('proxmox-monitoring-berlin', commit)
    deepEqual([...new Set(conditions.map(({ type }: { type: string }) => type))], ['ExcludedResourceWarning'])
    match(conditions[0].message, /Endpoints .* is excluded in the settings/)
  })
  equal(
    Object.keys(await standing('berlin')).some(name =>
      name.startsWith('Endpoints berlin-proxmox-monit-node'),
    ),
    false,
  )
  const jobs = (await laboratory.targets('berlin')).map(({ labels }) => labels.job)
  deepEqual(
    [...new Set(jobs)].filter(job => job !== 'proxmox-pve-exporter'),
    [],
  )
})

test('with the generated change of argocd-cm brings Endpoints, and pve_up', async () => {
  await shell(
    'kubectl apply --server-side --force-conflicts --field-manager=proxmox-monitoring -f gitops/argocd/argocd-cm.yaml',
  )
  await quorumSeenBy(['berlin'])
  await laboratory.scraped('berlin', 5)
  await cluster.waitFor(
    'the warning to go',
    async () => (await statusOf('proxmox-monitoring-berlin')).conditions === undefined,
  )
})

/** An Application of the generated project over a folder that somebody pushed. */
const intruder = (name: string, namespace: string) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name, namespace: 'argocd' },
  spec: {
    project: 'proxmox-monitoring',
    source: { repoURL: tree.url, path: 'intruder', targetRevision: 'main' },
    destination: { server: 'https://kubernetes.default.svc', namespace },
    syncPolicy: { automated: {} },
  },
})

test('refuses in the generated project what no overlay holds, and where none goes', async () => {
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'intruder' } }
  mkdirSync(join(tree.folder, 'intruder'))
  writeFileSync(join(tree.folder, 'intruder/role.yaml'), stringify({ ...role, rules: [] }))
  await tree.push('a foreign kind')
  await cluster.kubectl.apply([intruder('kind', 'monitoring'), intruder('namespace', 'kube-system')])
  await cluster.eventually('the refusal', async () =>
    match(
      JSON.stringify((await statusOf('kind')).operationState),
      /resource rbac.authorization.k8s.io:Role is not permitted in project proxmox-monitoring/,
    ),
  )
  await cluster.eventually('the other refusal', async () =>
    match(
      JSON.stringify((await statusOf('namespace')).conditions),
      /do not match any of the allowed destinations in project/,
    ),
  )
  await cluster.kubectl(['delete', 'application', 'kind', 'namespace', '--namespace=argocd'])
})

test('by a push that removes environments prunes all that they made and nothing else, though the project is narrowed with them', async () => {
  const before = { berlin: await standing('berlin'), monitoring: await standing('monitoring') }
  tree.remove('berlin')
  tree.remove('lyon')
  commit = await tree.push('without two')
  await synced('proxmox-monitoring', commit)
  const { spec } = await cluster.kubectl.get('appproject', 'proxmox-monitoring', '--namespace=argocd')
  deepEqual(
    spec.destinations.map(({ namespace }: { namespace: string }) => namespace),
    ['monitoring'],
  )
  await cluster.waitFor('the Application to go', async () => {
    const names = await cluster.kubectl(['get', 'applications', '--namespace=argocd', '--output=name'])
    return !/berlin|lyon/.test(names)
  })
  // Kubernetes itself removes what it made for them, such as the Endpoints of their Services, a little later.
  await cluster.eventually('all that they made to go, and nothing else', async () => {
    deepEqual(await standing('berlin'), ofEnvironment(before.berlin, 'berlin').others)
    deepEqual(await standing('monitoring'), ofEnvironment(before.monitoring, 'lyon').others)
  })
})

test.run()
