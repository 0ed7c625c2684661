import { deepEqual, equal } from 'node:assert/strict'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { Environment } from '../../../lib/environment.ts'
import type { KubernetesObject } from '../cluster/kubectl.ts'
import { chapter } from '../laboratory/chapter.ts'
import { monitorLabels, nameOf } from '../laboratory/laboratory.ts'
import { documented, shown } from './documented.ts'
import { often, seen, virtrc18u, virtrc19u } from './environments.ts'
import { imported, importing } from './imported.ts'
import { fewestUp, standing } from './observed.ts'
import { cluster, laboratory, tree } from './shared.ts'
import { shell } from './shell.ts'

// The page's own names: release proxmox-monitoring, environment sandbox. So all of it runs as it stands there.
const page = 'migration.md'
const [variables, ...keep] = documented(page, 'From Helm') as [string, ...string[]]
const [apply, ready, uninstall] = documented(page, 'Side by side') as [string, string, string]
const [prefix] = shown(page, 'Side by side', 'ts') as [string]
const [down, ...differences] = shown(page, 'Side by side', 'promql').flatMap(block => block.split('\n')) as [
  string,
  ...string[],
]
const [either] = shown(page, 'Labels of the series', 'promql') as [string]
const [oldJob] = shown(page, 'Labels of the series', 'ts') as [string]
const [recorded] = shown(page, 'Labels of the series', 'yaml') as [string]

const chart = join(import.meta.dirname, 'chart')
const hypervisors = [virtrc18u, virtrc19u]
const environment = 'sandbox'
const recording = { name: `${environment}-recorded`, namespace: 'monitoring', labels: monitorLabels }
const test = chapter('leaving Helm side by side')
const run = (script: string) => shell(`${variables}\n${script}`)
const { query } = cluster.prometheus
// For five minutes Prometheus would show the last samples of a scrape that was removed: it writes no staleness for those.
const value = async (promql: string) => (await query(promql, '70s'))[0]?.value
const until = (promql: string, expected: number | undefined) =>
  cluster.waitFor(`${expected ?? 'nothing'} from ${promql}`, async () => {
    const given = await value(promql)
    if (given === expected) return true
    throw new Error(`it gives ${given ?? 'nothing'}`)
  })

/** An environment's fields as the page shows them: lines of an object, which are YAML in braces as well. */
const fields = (snippet: string): Partial<Environment> => parse(`{${snippet}}`)

const deliver = async (own: Partial<Environment>) => {
  tree.write(environment, seen({ ...written, pveExporter: { ...written.pveExporter, ...often }, ...own }))
  await tree.build()
  await run(apply)
  await run(ready)
}

const targetsOf = async (isOne: (labels: Record<string, string>) => boolean) =>
  (await cluster.prometheus.targets()).filter(({ labels }) => isOne(labels))
const isOfRelease = ({ job = '' }: Record<string, string>) => job.startsWith(`${environment}-proxmox-monit-`)

/** What the release's objects hold, without what the cluster notes about them. */
const released = async () => {
  const { items } = JSON.parse(
    await run('kubectl --namespace $namespace get --filename helm-manifest.yaml --output json'),
  )
  return items.map(
    ({ status, metadata: { resourceVersion, managedFields, ...metadata }, ...rest }: KubernetesObject) => ({
      ...rest,
      metadata,
    }),
  )
}

/** What stands in the namespace and did not before. */
const addedTo = async (before: Record<string, string>) =>
  Object.fromEntries(Object.entries(await standing('monitoring')).filter(([object]) => !before[object]))

let releases: Record<string, string> = {}
let environments: Record<string, string> = {}
let objects: KubernetesObject[] = []
let written: Environment

test('starts from a release of the old chart that scrapes', async () => {
  const before = await standing('monitoring')
  const addresses = hypervisors.map(({ address }) => address)
  await run(
    `helm --namespace $namespace install $release ${chart} --set environment=${environment} --set 'hypervisors={${addresses}}'`,
  )
  await cluster.ready('monitoring', `deployment/${environment}-proxmox-monit-pve-exporter`)
  for (const command of keep) await run(command)
  await until(`count(pve_up{id=~"node/.*", job="${environment}-proxmox-monit-pve-exporter"})`, 2)
  releases = await addedTo(before)
  objects = await released()
  equal(objects.length, 9)
})

test('the page’s import writes the environment, beside the release and with its addresses and labels', async () => {
  const names = hypervisors.map(({ name, address }) => `--hypervisor ${name}=${address}`)
  await run(importing(...names))
  written = await imported(environment)
  deepEqual(written, {
    ...fields(prefix),
    hypervisors,
    pveExporter: { tls: 'insecure' },
    prometheus: { monitorLabels },
  })
})

test('an environment with another prefix comes beside it, and changes no object of it', async () => {
  const before = await standing('monitoring')
  await deliver({})
  environments = await addedTo(before)
  const both = await standing('monitoring')
  deepEqual({ ...both, ...releases }, both)
  deepEqual(await released(), objects)
})

test('both scrape at once, under the labels that the page’s table names', async () => {
  const own = await laboratory.scraped(environment, 7)
  deepEqual(own.map(nameOf), [
    'proxmox-node-exporter virtrc18u',
    'proxmox-node-exporter virtrc19u',
    'proxmox-pve-cluster next-proxmox-monit-pve-exporter-hypervisor',
    'proxmox-pve-exporter pve-exporter',
    'proxmox-pve-exporter pve-exporter-node',
    'proxmox-pve-node virtrc18u',
    'proxmox-pve-node virtrc19u',
  ])
  await cluster.eventually('the release’s targets', async () =>
    deepEqual(
      (await targetsOf(isOfRelease))
        .map(target => `${nameOf(target).replace(/ \S+:9221$/, ' <pod>:9221')} ${target.health}`)
        .sort(),
      [
        'sandbox-proxmox-monit-node-exporter 198.51.100.18:9100 up',
        'sandbox-proxmox-monit-node-exporter 198.51.100.19:9100 up',
        'sandbox-proxmox-monit-pve-exporter <pod>:9221 up',
      ],
    ),
  )
})

test('the page’s comparison finds nothing down and no difference', async () => {
  await until(down, undefined)
  equal(differences.length, 3)
  for (const difference of differences) await until(difference, 0)
})

test('a query that takes the labels of either counts both while both run', () =>
  until(`${either} / count(pve_up{job="proxmox-pve-cluster", environment="${environment}"})`, 2))

test('without the release the environment goes on, without a gap', async () => {
  const since = Date.now()
  await run(uninstall)
  await cluster.waitFor('the release’s targets to end', async () => !(await targetsOf(isOfRelease)).length)
  equal(await fewestUp(environment, since), 5)
  const left = await standing('monitoring')
  deepEqual({ ...left, ...environments }, left)
  await cluster.waitFor('the release’s objects to end', async () => {
    const now = await standing('monitoring')
    return Object.keys(releases).every(object => !now[object])
  })
})

test('a query that takes the labels of either goes on with the environment', () =>
  until(`${either} - count(pve_up{job="proxmox-pve-cluster", environment="${environment}"})`, 0))

test('the recorded series and node exporter’s old job answer what asks by the old labels', async () => {
  const rules = { groups: [{ name: 'old-labels', rules: parse(recorded) }] }
  await cluster.kubectl.apply(
    stringify({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: recording,
      spec: rules,
    }),
  )
  await deliver({ nodeExporter: { interval: '4s', ...Object(fields(oldJob).nodeExporter) } })
  await until(
    `count(node_uname_info{job="${environment}-proxmox-monit-node-exporter", instance=~"virtrc1[89]u"})`,
    2,
  )
  await until(
    `count(pve_up{job="${environment}-proxmox-monit-pve-exporter", instance="recorded"}) - count(pve_up{job="proxmox-pve-cluster", environment="${environment}"})`,
    0,
  )
})

test.after(async () => {
  await shell(`kubectl --namespace monitoring delete --ignore-not-found prometheusrule ${recording.name}`)
  await run('kubectl delete --ignore-not-found -k overlays/$environment')
  tree.remove(environment)
})

test.run()
