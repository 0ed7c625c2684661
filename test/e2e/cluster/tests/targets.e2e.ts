import { deepEqual, equal, ok } from 'node:assert/strict'
import { chapter } from '../../laboratory/chapter.ts'
import { eventually, inMonitoring, kubectl, laboratory, onlyScraped, prometheus, waitFor } from './shared.ts'

const test = chapter('Prometheus')

/** Every target as `job instance URL`. */
const targets = async (environment: string, count: number) =>
  (await laboratory.scraped(environment, count)).map(({ labels, scrapeUrl }) =>
    [labels.job, labels.instance, decodeURIComponent(scrapeUrl)].join(' '),
  )

const ofNewyork = [
  'proxmox-node-exporter virtrc18u http://198.51.100.18:9100/metrics',
  'proxmox-pve-cluster recette-newyork-proxmox-monit-pve-exporter-hypervisor http://recette-newyork-proxmox-monit-pve-exporter.monitoring.svc:9221/pve?cluster=1&node=0&target=recette-newyork-proxmox-monit-pve-exporter-hypervisor',
  'proxmox-pve-exporter pve-exporter http://recette-newyork-proxmox-monit-pve-exporter.monitoring.svc:9221/metrics',
  'proxmox-pve-exporter pve-exporter-node http://recette-newyork-proxmox-monit-pve-exporter-node.monitoring.svc:9221/metrics',
  'proxmox-pve-node virtrc18u http://recette-newyork-proxmox-monit-pve-exporter-node.monitoring.svc:9221/pve?cluster=1&node=1&target=198.51.100.18:8006',
  'proxmox-pve-node virtrc19u http://recette-newyork-proxmox-monit-pve-exporter-node.monitoring.svc:9221/pve?cluster=1&node=1&target=198.51.100.19:8006',
]

/** The same by Endpoints and by EndpointSlices of the environment's own. */
const ofDual = (name: string) => [
  'proxmox-ceph-mgr pve-a http://203.0.113.31:9283/metrics',
  'proxmox-ceph-mgr pve-c http://[2001:db8:31::33]:9283/metrics',
  'proxmox-ipmi-exporter pve-a http://203.0.113.31:9290/metrics',
  'proxmox-node-exporter pve-a http://203.0.113.31:9100/metrics',
  'proxmox-node-exporter pve-c http://[2001:db8:31::33]:9100/metrics',
  'proxmox-nut-exporter pve-c http://[2001:db8:31::33]:9199/ups_metrics',
  `proxmox-pve-cluster ${name}-proxmox-monit-pve-exporter-hypervisor http://${name}-proxmox-monit-pve-exporter.monitoring.svc:9221/pve?cluster=1&node=0&target=${name}-proxmox-monit-pve-exporter-hypervisor`,
  `proxmox-pve-exporter pve-exporter http://${name}-proxmox-monit-pve-exporter.monitoring.svc:9221/metrics`,
  `proxmox-pve-exporter pve-exporter-node http://${name}-proxmox-monit-pve-exporter-node.monitoring.svc:9221/metrics`,
  `proxmox-pve-node pve-a http://${name}-proxmox-monit-pve-exporter-node.monitoring.svc:9221/pve?cluster=1&node=1&target=203.0.113.31:8006`,
  `proxmox-pve-node pve-b http://${name}-proxmox-monit-pve-exporter-node.monitoring.svc:9221/pve?cluster=1&node=1&target=203.0.113.32:8006`,
  `proxmox-pve-node pve-c http://${name}-proxmox-monit-pve-exporter-node.monitoring.svc:9221/pve?cluster=1&node=1&target=[2001:db8:31::33]:8006`,
  'proxmox-pve-zfs pve-a http://203.0.113.31:9135/zfs',
  'proxmox-smartctl-exporter pve-a http://203.0.113.31:9633/metrics',
  `proxmox-telegraf telegraf http://${name}-proxmox-monit-telegraf.monitoring.svc:9273/metrics`,
  'proxmox-zfs-exporter pve-a http://203.0.113.31:9134/metrics',
]

const ofStatic = ofDual('static').map(target =>
  target.replace(/&target=(?!static).+/, () => `&target=${target.split(' ')[1]}`),
)

const expected: [string, string[]][] = [
  ['recette-newyork', ofNewyork],
  ['dual', ofDual('dual')],
  ['slices', ofDual('slices')],
  ['static', ofStatic],
]

const named = async (name: string, promql: string) => {
  const samples = await prometheus.query(promql)
  return samples.map(({ metric }) => metric[name]).sort()
}

for (const [environment, list] of expected)
  test(`has exactly the targets of ${environment}, among them one cluster target`, async () => {
    deepEqual(await targets(environment, list.length), list)
  })

test('has no other target in their namespace, and none in two jobs', async () => {
  const all = (await prometheus.targets()).filter(({ labels }) => labels.namespace === 'monitoring')
  deepEqual(
    [...new Set(all.map(({ labels }) => labels.environment))].sort(),
    expected.map(([environment]) => environment).sort(),
  )
  const jobs = new Map<string, Set<string | undefined>>()
  for (const { scrapeUrl, labels } of all) {
    const target = `${labels.environment} ${scrapeUrl}`
    jobs.set(target, (jobs.get(target) ?? new Set()).add(labels.job))
  }
  deepEqual(
    [...jobs].filter(([, found]) => found.size > 1),
    [],
  )
})

/** A test that asks for series; those of a scrape that was late are gone until the next one. */
const asks = (title: string, assertions: () => Promise<void>) =>
  test(title, () => eventually('such series', assertions))

asks("brings the seed's pve_up, once", async () => {
  const samples = await prometheus.query('pve_up{id="cluster/kubeRCnewyork",job="proxmox-pve-cluster"}')
  deepEqual(
    samples.map(({ metric, value }) => [metric.environment, metric.namespace, value]),
    [['recette-newyork', 'monitoring', 1]],
  )
})

asks('keeps two environments of one namespace apart', async () => {
  deepEqual(await named('environment', 'count by (environment) (pve_up{id="node/virtrc18u"})'), [
    'recette-newyork',
  ])
  deepEqual(await named('environment', 'count by (environment) (pve_up{id="node/pve-a"})'), [
    'dual',
    'slices',
    'static',
  ])
})

test('stores environment and namespace with every series, and no label that changes with a pod', async () => {
  const lacking = (matchers: string) =>
    named('__name__', `{job=~"proxmox-.+",namespace!="monitoring-paris",${matchers}}`)
  deepEqual(await lacking('environment=""'), [])
  deepEqual(await lacking('namespace!="monitoring"'), [])
  for (const label of ['pod', 'container', 'service', 'endpoint'])
    deepEqual(await lacking(`${label}!=""`), [])
})

asks("has the node's name as instance of all that a node says of itself", async () => {
  const own = `environment="dual",job=~"proxmox-node-exporter|proxmox-pve-node",${onlyScraped}`
  deepEqual(await named('instance', `count by (instance) ({${own}})`), ['pve-a', 'pve-b', 'pve-c'])
  for (const node of ['pve-a', 'pve-b', 'pve-c'])
    deepEqual(await named('id', `pve_subscription_info{environment="dual",instance="${node}"}`), [
      `node/${node}`,
    ])
})

asks(
  'has the series of the active mgr, of none of the standby that is up, and of the real ipmi_exporter',
  async () => {
    const own = 'environment="static"'
    deepEqual(await named('instance', `ceph_health_status{${own}}`), ['pve-a'])
    deepEqual(await named('instance', `up{${own},job="proxmox-ceph-mgr"} == 1`), ['pve-a', 'pve-c'])
    deepEqual(await named('collector', `ipmi_up{${own},instance="pve-a"}`), [
      'bmc',
      'chassis',
      'dcmi',
      'ipmi',
    ])
  },
)

asks('has what only the API tells, of every node and without a call that failed', async () => {
  const own = 'environment="static",job="proxmox-telegraf",instance="telegraf"'
  const nodes = ['pve-a', 'pve-b', 'pve-c']
  for (const series of ['ha_lrm_timestamp_seconds', 'certificate_expiry_timestamp_seconds', 'disk_health'])
    deepEqual(await named('node', `count by (node) (proxmox_${series}{${own}})`), nodes, series)
  // One of any node, whoever answers. These are of Proxmox VE 9.1, which does not say whether HA is armed.
  equal((await prometheus.query(`proxmox_ha_crm_timestamp_seconds{${own}}`)).length, 1)
  deepEqual(await named('backup_id', `proxmox_backup_group_last_backup_timestamp_seconds{${own}}`), [
    '100',
    '104',
  ])
  // A machine under load may have let one time out before.
  equal((await prometheus.query(`sum(increase(internal_gather_errors{${own}}[40s]))`))[0]?.value, 0)
})

asks('has the same series in all three discovery modes', async () => {
  const series = async (environment: string) => {
    // The exporters themselves are scraped once a minute, and may not have been yet.
    const own = `environment="${environment}",job!="proxmox-pve-exporter",${onlyScraped}`
    const samples = await prometheus.query(
      `{${own},job=~"proxmox-((pve|ceph|smartctl|zfs|nut)-.+|telegraf)"} or {__name__=~"up|node_uname_info|node_load1",${own}}`,
    )
    return samples
      .map(({ metric }) => JSON.stringify(Object.entries(metric).sort()).replaceAll(`"${environment}`, '"'))
      .sort()
  }
  const ofEndpoints = await series('dual')
  ok(ofEndpoints.length > 300, `${ofEndpoints.length} series`)
  for (const mode of ['slices', 'static']) {
    const found = await series(mode)
    const without = (one: string[], other: string[]) => one.filter(line => !other.includes(line)).slice(0, 5)
    deepEqual([without(found, ofEndpoints), without(ofEndpoints, found)], [[], []], mode)
  }
})

test('has the same targets under the role EndpointSlice, IPv6 hypervisors among them', async () => {
  await role('EndpointSlice')
  // Between two configurations there is none.
  const discovered = async (label: string) => {
    const found = (await laboratory.targets('dual')).map(({ discoveredLabels }) => discoveredLabels)
    return found.length > 0 && found.every(labels => label in labels)
  }
  await waitFor('discovery by slices', () => discovered('__meta_kubernetes_endpointslice_name'))
  deepEqual(await targets('recette-newyork', ofNewyork.length), ofNewyork)
  deepEqual(await targets('dual', ofDual('dual').length), ofDual('dual'))
  await role('Endpoints')
  await waitFor('discovery by Endpoints', () => discovered('__meta_kubernetes_endpoints_name'))
})

test('keeps the cluster target, down, when no pod of its exporter is left; the node scrapes go on', async () => {
  const scale = (replicas: number) =>
    kubectl(['scale', inMonitoring, 'deployment/dual-proxmox-monit-pve-exporter', `--replicas=${replicas}`])
  const up = (job: string) => prometheus.query(`up{environment="dual",job="${job}"}`)
  await scale(0)
  await waitFor('the cluster target to be down', async () => {
    const [cluster, ...others] = await up('proxmox-pve-cluster')
    return cluster?.value === 0 && others.length === 0
  })
  await eventually('the node scrapes', async () =>
    deepEqual(
      (await up('proxmox-pve-node')).map(({ value }) => value),
      [1, 1, 1],
    ),
  )
  await scale(1)
  await laboratory.ready('dual', 'monitoring')
  await laboratory.scraped('dual', ofDual('dual').length)
})

async function role(serviceDiscoveryRole: string) {
  const patch = JSON.stringify({ spec: { serviceDiscoveryRole } })
  const object = ['prometheus', 'kube-prometheus-stack-prometheus']
  await kubectl(['patch', inMonitoring, ...object, '--type=merge', `--patch=${patch}`])
}

test.run()
