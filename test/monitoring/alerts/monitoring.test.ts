import { alertSuite } from './alert-suite.ts'
import { healthy, standalone, type World } from './world.ts'

const { fires, quiet, run } = alertSuite('alerts on monitoring itself')

const cluster = { job: 'proxmox-pve-cluster', instance: 'hypervisors' }
const without = (pattern: RegExp): World =>
  Object.fromEntries(Object.entries(healthy).filter(([key]) => !pattern.test(key)))
const dead = { 'N up{instance="pve1"}': 0, 'N up{instance="pve2"}': 0 }

const now = (pattern: string) =>
  Array.from({ length: 90 }, (_, index) => pattern[index % pattern.length]).join(' ')
const exporterDown =
  'The exporter that asks the Proxmox VE API does not answer, restarts again and again (kubectl logs --previous), or Prometheus does not know it. Without pve-exporter guests, storages and quorum are unknown; without pve-exporter-node replication, subscriptions and on-boot are.'
const exporter = { labels: { instance: 'pve-exporter', job: 'proxmox-pve-exporter' } }
fires(
  'ProxmoxExporterDown',
  'its pod does not answer',
  { 'X up{instance="pve-exporter"}': 0 },
  {
    ...exporter,
    summary: 'pve-exporter of lab is down',
    description: exporterDown,
  },
  { at: '6m' },
)
fires(
  'ProxmoxExporterDown',
  'no pod is left, so that Prometheus has no target',
  {},
  {
    labels: { instance: 'pve-exporter-node', job: 'proxmox-pve-exporter' },
    summary: 'pve-exporter-node of lab is down',
    description: exporterDown,
  },
  { at: '6m', world: without(/^X up\{instance="pve-exporter-node"/) },
)
quiet(
  'ProxmoxExporterDown',
  'the pod was replaced within minutes',
  { 'X up{instance="pve-exporter"}': '1x3 0x3 1x60' },
  { at: '9m' },
)
fires(
  'ProxmoxExporterDown',
  'it runs out of memory again and again, and answers in between',
  { 'X up{instance="pve-exporter-node"}': now('110') },
  {
    labels: { instance: 'pve-exporter-node', job: 'proxmox-pve-exporter' },
    summary: 'pve-exporter-node of lab is down',
    description: exporterDown,
  },
  { at: '40m' },
)
quiet(
  'ProxmoxExporterDown',
  'it was replaced twice within half an hour',
  { 'X up{instance="pve-exporter"}': '1x20 0x3 1x9 0x3 1x60' },
  { at: '48m' },
)
quiet(
  'ProxmoxExporterDown',
  'its first pod took four minutes to start',
  { 'X up{instance="pve-exporter"}': '0x4 1x60' },
  { at: '12m' },
)
quiet(
  'ProxmoxExporterDown',
  'there is no second exporter without node scrapes',
  {},
  {
    world: without(/^(X up\{instance="pve-exporter-node"|N )/),
    environment: { pveExporter: { tls: 'insecure', nodeInterval: false } },
  },
)

const failing = 'No hypervisor of lab answers the cluster scrape'
fires(
  'ProxmoxClusterScrapeFailing',
  'every scrape fails',
  { 'C up': 0, ...dead },
  { labels: cluster, summary: failing },
  { at: '16m' },
)
fires(
  'ProxmoxClusterScrapeFailing',
  'three of five scrapes fail',
  { 'C up': '0 0 0 1 1 0 0 0 1 1 0 0 0 1 1 0 0 0 1 1 0 0 0 1 1 0 0 0 1 1', ...dead },
  { labels: cluster, summary: failing },
  { at: '29m' },
)
fires(
  'ProxmoxClusterScrapeFailing',
  'Prometheus has no such target',
  {},
  { labels: { job: 'proxmox-pve-cluster' }, summary: failing },
  { at: '16m', world: without(/^[CN] /) },
)
quiet(
  'ProxmoxClusterScrapeFailing',
  'one scrape in three fails',
  { 'C up': '0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1', ...dead },
  { at: '29m' },
)
quiet('ProxmoxClusterScrapeFailing', 'hypervisors answer: then the other alert tells', { 'C up': 0 })
for (const [how, pattern] of Object.entries({ 'every other time': '1100', 'one time in three': '110000' }))
  fires(
    'ProxmoxClusterScrapeFailing',
    `the only node answers ${how}, so that neither alert may wait for the other`,
    { 'C up': 0, 'N up{instance="pve1"}': now(pattern), 'N up{instance="pve2"}': 0 },
    { labels: cluster, summary: failing },
    { at: '60m' },
  )
fires(
  'ProxmoxClusterScrapeFailing',
  'the only node answers every other time, and there is no node exporter',
  { 'C up': 0, 'N up{instance="pve1"}': now('1100'), 'N up{instance="pve2"}': 0 },
  { labels: cluster, summary: failing },
  { at: '60m', environment: { nodeExporter: false } },
)
fires(
  'ProxmoxClusterScrapeFailing',
  'node exporters answer every other time, and nothing else does',
  { 'C up': 0, ...dead, 'E up{instance="pve1"}': now('1100'), 'E up{instance="pve2"}': 0 },
  { labels: cluster, summary: failing },
  { at: '60m' },
)
quiet('ProxmoxClusterScrapeFailing', 'nothing answers at all, which is another alert', {
  'C up': 0,
  ...dead,
  'E up{instance="pve1"}': 0,
  'E up{instance="pve2"}': 0,
})
fires(
  'ProxmoxClusterScrapeFailingWhileNodesAnswer',
  'nodes are asked every ten minutes, and answer',
  { 'C up': 0, 'N up{instance="pve1"}': now('1_________'), 'N up{instance="pve2"}': now('1_________') },
  {
    labels: cluster,
    summary: 'The cluster scrape of lab fails, though hypervisors answer',
    description:
      "Only 0% of the cluster scrapes succeed while single hypervisors answer: the token lacks a permission that only the cluster scrape needs, such as Sys.Audit on /, or one hypervisor accepts connections and does not answer, or pve-exporter restarts at each scrape, as when out of memory (kubectl logs --previous). The exporter's log has the reason.",
  },
  { at: '77m', environment: { pveExporter: { tls: 'insecure', nodeInterval: '10m' } } },
)

const seldomAsked = { pveExporter: { tls: 'insecure', nodeInterval: '10m' } } as const
const gone: World = {
  'C up': '1x9 0x60',
  'N up{instance="pve1"}': '1x9 0x60',
  'E up{instance="pve1"}': '1x9 0x60',
}
const alone = { hypervisors: [{ name: 'pve1', address: '198.51.100.1' }] }
fires(
  'ProxmoxHypervisorsGone',
  'a host that stands alone is dead, within five minutes',
  {},
  { labels: { node: 'pve1' }, summary: 'The host pve1 is gone (lab)' },
  { at: '14m', environment: alone, world: { ...standalone, ...gone } },
)
fires(
  'ProxmoxHypervisorsGone',
  'a site has lost its power',
  { ...gone, 'N up{instance="pve2"}': '1x9 0x60', 'E up{instance="pve2"}': '1x9 0x60' },
  { labels: {}, summary: 'All hypervisors are gone (lab)' },
  { at: '14m' },
)
quiet('ProxmoxHypervisorsGone', 'the hosts run and only their API does not', { 'C up': 0, ...dead })
quiet('ProxmoxHypervisorsGone', 'the exporter is down, too: it is not known', {
  ...gone,
  'N up{instance="pve2"}': 0,
  'E up{instance="pve2"}': 0,
  'X up{instance="pve-exporter"}': 0,
  'X up{instance="pve-exporter-node"}': 0,
})
quiet(
  'ProxmoxHypervisorsGone',
  'the cluster scrape fails, and hosts without node exporter answer every ten minutes',
  {
    'C up': '1x9 0x60',
    'N up{instance="pve1"}': now('1_________'),
    'N up{instance="pve2"}': now('1_________'),
  },
  { at: '39m', environment: { ...seldomAsked, nodeExporter: false } },
)
for (const alert of ['ProxmoxNodeScrapeFailing', 'ProxmoxNodeExporterDown'])
  quiet(
    alert,
    'a host that stands alone is dead, which is another alert',
    {},
    {
      at: '60m',
      environment: alone,
      world: { ...standalone, ...gone },
    },
  )

/** Dead for half an hour. Its node exporter answers in minute 41, its API after the given minutes more; a node is asked every two minutes. */
const back = (after: number): World => ({
  ...standalone,
  'C up': `1x9 0x${30 + after} 1x60`,
  'C scrape_duration_seconds': 3,
  'N up{instance="pve1"}': Array.from({ length: 60 }, (_, index) =>
    index % 2 === 0 ? '_' : index > 9 && index < 42 + after ? '0' : '1',
  ).join(' '),
  'E up{instance="pve1"}': '1x9 0x30 1x60',
})
for (const alert of ['ProxmoxClusterScrapeFailing', 'ProxmoxApiRefused', 'ProxmoxNodeScrapeFailing'])
  for (const after of [0, 2])
    for (const at of ['46m', '47m', '48m'])
      quiet(
        alert,
        `a host that stands alone is back, in minute ${at} with an API that started ${after} minutes later`,
        {},
        { at, environment: alone, world: back(after) },
      )
fires(
  'ProxmoxClusterScrapeFailing',
  'a host that stands alone is back, and its API is not',
  {},
  { labels: cluster, summary: failing },
  { at: '57m', environment: alone, world: back(40) },
)

const onlyApi = { environment: { ...alone, nodeExporter: false as const }, world: back(0) }
fires(
  'ProxmoxHypervisorsGone',
  'nothing but its API is asked, and it is back: it goes on holding back the alerts on failed scrapes',
  {},
  { labels: { node: 'pve1' }, summary: 'The host pve1 is gone (lab)' },
  { ...onlyApi, at: '46m' },
)
quiet('ProxmoxHypervisorsGone', 'its API is back, and so are its scrapes', {}, { ...onlyApi, at: '50m' })

/** Fails from minute 10 to 40. */
const whileAway = '1x9 0x30 1x60'
const withoutExporter: World = { 'X up{instance="pve-exporter"}': whileAway, 'C up': whileAway }
quiet(
  'ProxmoxClusterScrapeFailingWhileNodesAnswer',
  'the exporter is back since five minutes',
  withoutExporter,
  { at: '46m' },
)
fires(
  'ProxmoxExporterDown',
  'it is back, and half of the last cluster scrapes still are those that failed: it goes on holding their alert back',
  withoutExporter,
  { ...exporter, summary: 'pve-exporter of lab is down', description: exporterDown },
  { at: '46m' },
)
quiet('ProxmoxExporterDown', 'it is back, and so are its scrapes', withoutExporter, { at: '48m' })

/** Both APIs fail; the nodes are asked every two minutes, and last at the end of that. */
const withoutApi: World = {
  'C up': whileAway,
  ...Object.fromEntries(
    ['pve1', 'pve2'].map(node => [
      `N up{instance="${node}"}`,
      Array.from({ length: 60 }, (_, index) =>
        index % 2 === 0 ? '_' : index > 9 && index < 42 ? '0' : '1',
      ).join(' '),
    ]),
  ),
}
quiet('ProxmoxNodeScrapeFailing', 'the API is back since six minutes', withoutApi, { at: '48m' })
fires(
  'ProxmoxClusterScrapeFailing',
  'the API is back, and half of the last node scrapes still are those that failed: it goes on holding their alerts back',
  withoutApi,
  { labels: cluster, summary: failing },
  { at: '48m' },
)
quiet('ProxmoxClusterScrapeFailing', 'the API is back, and so are its scrapes', withoutApi, { at: '52m' })

fires(
  'ProxmoxClusterScrapeFailingWhileNodesAnswer',
  'one hypervisor accepts and never answers',
  { 'C up': '0 0 0 1 1 0 0 0 1 1 0 0 0 1 1 0 0 0 1 1 0 0 0 1 1 0 0 0 1 1', 'N up{instance="pve1"}': 0 },
  {
    labels: cluster,
    summary: 'The cluster scrape of lab fails, though hypervisors answer',
    description:
      "Only 40% of the cluster scrapes succeed while single hypervisors answer: the token lacks a permission that only the cluster scrape needs, such as Sys.Audit on /, or one hypervisor accepts connections and does not answer, or pve-exporter restarts at each scrape, as when out of memory (kubectl logs --previous). The exporter's log has the reason.",
  },
  { at: '29m' },
)
quiet('ProxmoxClusterScrapeFailingWhileNodesAnswer', 'no node answers either', { 'C up': 0, ...dead })

const refused = { 'C up': 0, ...dead, 'C scrape_duration_seconds': 0.3 }
fires('ProxmoxApiRefused', 'every scrape fails at once on hosts that run', refused, {
  labels: cluster,
  summary: 'The API of lab refuses the exporter at once',
})
quiet('ProxmoxApiRefused', 'the scrapes time out', { ...refused, 'C scrape_duration_seconds': 50 })
quiet('ProxmoxApiRefused', 'the hosts are unreachable, node exporter too', {
  ...refused,
  'E up{instance="pve1"}': 0,
  'E up{instance="pve2"}': 0,
})
quiet('ProxmoxApiRefused', 'the exporter itself is down', {
  ...refused,
  'X up{instance="pve-exporter"}': 0,
  'X up{instance="pve-exporter-node"}': 0,
})

fires(
  'ProxmoxClusterSeriesMissing',
  'the exporter answers with no node',
  {},
  { labels: cluster, summary: 'The cluster scrape of lab succeeds and gives no nodes' },
  { world: without(/pve_node_info/) },
)
quiet(
  'ProxmoxClusterSeriesMissing',
  'the scrape fails, which is another alert',
  {},
  { world: { ...without(/pve_node_info/), 'C up': 0 } },
)

const many = (values: string): World =>
  Object.fromEntries(
    [1, 2, 3, 4].map(number => [
      `C pve_guest_info{id="qemu/30${number}",name="app${number}",node="pve1",type="qemu",template="0",tags=""}`,
      values,
    ]),
  )
fires(
  'ProxmoxGuestsMissing',
  'half of the guests are gone from one scrape to the next',
  many('1x30 _x60'),
  {
    labels: {},
    summary: "4 guests of lab are gone from the API's answer",
    description:
      'The API lists 4 guests fewer than within the last day. Guests for which the token lacks the permission VM.Audit are left out without a word; guests that were deleted end this by themselves after a day. With no guest left it lasts for a week.',
  },
  { at: '3h' },
)
fires(
  'ProxmoxGuestsMissing',
  'the token loses VM.Audit on all of them, and three days later nobody has mended it',
  Object.fromEntries(
    Object.keys(healthy)
      .filter(key => key.startsWith('C pve_guest_info'))
      .map(key => [key, '1x30 stale']),
  ),
  {
    labels: {},
    summary: "4 guests of lab are gone from the API's answer",
    description:
      'The API lists 4 guests fewer than within the last day. Guests for which the token lacks the permission VM.Audit are left out without a word; guests that were deleted end this by themselves after a day. With no guest left it lasts for a week.',
  },
  { at: '3d', every: '5m' },
)
quiet('ProxmoxGuestsMissing', 'a new cluster has none', {}, { world: without(/guest_info/) })
quiet('ProxmoxGuestsMissing', 'the scrape fails, which is another alert', {
  'C up': '1x30 0x60',
  ...Object.fromEntries(
    Object.keys(healthy)
      .filter(key => key.startsWith('C pve_guest_info'))
      .map(key => [key, '1x30 stale']),
  ),
})

const vanish = (metric: string, values = '1x30 stale'): World =>
  Object.fromEntries(
    Object.keys(healthy)
      .filter(key => key.includes(` ${metric}{`))
      .map(key => [key, values]),
  )
fires(
  'ProxmoxStoragesMissing',
  'the token loses Datastore.Audit',
  vanish('pve_storage_info'),
  {
    labels: {},
    summary: "All storages of lab are gone from the API's answer",
    description:
      'Within the last week the API listed 4, a shared one once a node. Storages for which the token lacks the permission Datastore.Audit are left out without a word, and no alert on a full storage can fire.',
  },
  { at: '3h' },
)
quiet('ProxmoxStoragesMissing', 'the scrape fails, which is another alert', {
  'C up': '1x30 0x60',
  ...vanish('pve_storage_info'),
})
fires(
  'ProxmoxReplicationMissing',
  'jobs are left out of what the nodes list',
  vanish('pve_replication_info'),
  {
    labels: {},
    summary: "All replication jobs of lab are gone from the API's answer",
    description:
      'Within the last week the nodes listed 1. Jobs whose guests the token may not see (permission VM.Audit) are left out without a word, and no alert on a late replication can fire. Jobs that were deleted end this after a week; silence it until then.',
  },
  { at: '3h' },
)
quiet(
  'ProxmoxReplicationMissing',
  'the node that has the job does not answer',
  {
    ...vanish('pve_replication_info'),
    'N up{instance="pve1"}': '1x30 0x90',
  },
  { at: '2h' },
)
quiet('ProxmoxReplicationMissing', 'there never was one', {}, { world: without(/pve_replication/) })
quiet(
  'ProxmoxGuestsMissing',
  'one guest of a few was deleted',
  {
    'C pve_guest_info{id="qemu/101",name="web",node="pve1",type="qemu",template="0",tags="prod"}':
      '1x30 _x60',
  },
  { at: '50m' },
)
quiet('ProxmoxGuestsMissing', 'it is over a day ago', many('1x6 _x500'), { at: '26h', every: '5m' })
quiet('ProxmoxGuestsMissing', 'the limit is raised', many('1x30 _x60'), {
  at: '50m',
  environment: { alerts: { rules: { ProxmoxGuestsMissing: { threshold: 0.6 } } } },
})

fires(
  'ProxmoxNodeScrapeFailing',
  "a node's own API is dead while the cluster sees the node",
  { 'N up{instance="pve2"}': 0 },
  {
    labels: { job: 'proxmox-pve-node', instance: 'pve2', node: 'pve2' },
    summary: 'The API of pve2 (lab) does not answer',
  },
  { at: '16m' },
)
fires(
  'ProxmoxNodeScrapeFailing',
  'the pod of the exporter is gone, too, but other nodes did answer: it hides no node',
  { 'N up{instance="pve2"}': 0, 'X up{instance="pve-exporter-node"}': 0 },
  {
    labels: { job: 'proxmox-pve-node', instance: 'pve2', node: 'pve2' },
    summary: 'The API of pve2 (lab) does not answer',
  },
  { at: '16m' },
)
fires(
  'ProxmoxNodeScrapeFailing',
  'the exporter runs out of memory at each scrape, so that none ever answers',
  {
    'N up{instance="pve1"}': '_x60',
    'N up{instance="pve2"}': 0,
    'X up{instance="pve-exporter-node"}': now('110'),
  },
  {
    labels: { job: 'proxmox-pve-node', instance: 'pve2', node: 'pve2' },
    summary: 'The API of pve2 (lab) does not answer',
  },
  { at: '40m' },
)
quiet('ProxmoxNodeScrapeFailing', 'the exporter is down, so that none answers', {
  ...dead,
  'X up{instance="pve-exporter-node"}': 0,
})
quiet(
  'ProxmoxNodeScrapeFailing',
  'the node rebooted a few minutes ago',
  {
    'N up{instance="pve2"}': '1x9 0x6 1x20',
    'C pve_up{id="node/pve2"}': '1x9 0x5 1x20',
  },
  { at: '22m' },
)
fires(
  'ProxmoxNodeScrapeFailing',
  'nodes are asked every ten minutes',
  { 'N up{instance="pve2"}': now('0_________'), 'N up{instance="pve1"}': now('1_________') },
  {
    labels: { job: 'proxmox-pve-node', instance: 'pve2', node: 'pve2' },
    summary: 'The API of pve2 (lab) does not answer',
  },
  { at: '77m', environment: { pveExporter: { tls: 'insecure', nodeInterval: '10m' } } },
)
quiet('ProxmoxNodeScrapeFailing', 'the node is down', {
  'N up{instance="pve2"}': 0,
  'C pve_up{id="node/pve2"}': 0,
})

const stale = {
  'C pve_guest_info{id="lxc/201",name="resolver",node="pve2",type="lxc",template="0",tags=""}': '1x10 _x60',
  'C pve_guest_info{id="lxc/201",name="",node="pve2",type="lxc",template="",tags=""}': '_x10 1x60',
}
fires(
  'ProxmoxNodeStatusStale',
  'pvestatd of a node is dead',
  stale,
  {
    labels: { node: 'pve2' },
    summary: 'pve2 (lab) reports nothing of its 1 guests',
  },
  { at: '20m' },
)
quiet(
  'ProxmoxNodeStatusStale',
  'the node is down',
  { ...stale, 'C pve_up{id="node/pve2"}': 0 },
  { at: '20m' },
)

fires(
  'ProxmoxNodeExporterDown',
  'a hypervisor runs and its node exporter does not',
  { 'E up{instance="pve1"}': 0 },
  {
    labels: { job: 'proxmox-node-exporter', instance: 'pve1', node: 'pve1' },
    summary: 'node exporter of pve1 (lab) does not answer',
  },
  { at: '6m' },
)
fires(
  'ProxmoxNodeExporterDown',
  'Prometheus has no such target',
  {},
  { labels: { job: 'proxmox-node-exporter' }, summary: 'Prometheus knows no node exporter of lab' },
  { at: '6m', world: without(/^E up/) },
)
quiet('ProxmoxNodeExporterDown', 'the node is down', {
  'E up{instance="pve1"}': 0,
  'C pve_up{id="node/pve1"}': 0,
})
quiet(
  'ProxmoxNodeExporterDown',
  'the node exporters have another job',
  {},
  {
    world: without(/^E /),
    environment: { nodeExporter: { job: 'proxmox-pve-node' } },
  },
)

const smartctl = { 'S up{instance="pve1"}': 0 }
fires(
  'ProxmoxHypervisorExporterDown',
  'an exporter of a hypervisor that runs does not answer',
  smartctl,
  {
    labels: { job: 'proxmox-smartctl-exporter', instance: 'pve1', node: 'pve1' },
    summary: 'proxmox-smartctl-exporter of pve1 (lab) does not answer',
  },
  { at: '6m' },
)
fires(
  'ProxmoxHypervisorExporterDown',
  'an exporter that this repository does not know has another job',
  { 'S up{instance="pve1"}': 0 },
  {
    labels: { job: 'proxmox-smartctl-exporter', instance: 'pve1', node: 'pve1' },
    summary: 'proxmox-smartctl-exporter of pve1 (lab) does not answer',
  },
  {
    at: '6m',
    environment: {
      exporters: { custom: [{ name: 'own', port: 9135, job: 'proxmox-smartctl-exporter' }] },
    },
  },
)
quiet(
  'ProxmoxHypervisorExporterDown',
  'one scrape of it fails now and then',
  {
    'S up{instance="pve1"}': '1 1 1 0 1 1 1 0 1 1 1 0 1 1 1 0x1000',
  },
  { at: '15m' },
)
quiet('ProxmoxHypervisorExporterDown', 'the node is down', { ...smartctl, 'C pve_up{id="node/pve1"}': 0 })
quiet('ProxmoxHypervisorExporterDown', "Ceph's mgr of one hypervisor does not answer, which Ceph tells", {
  'M up{instance="pve2"}': 0,
})
quiet('ProxmoxHypervisorExporterDown', 'nothing is switched on', smartctl, { environment: { exporters: {} } })

const textfile =
  'E node_textfile_mtime_seconds{instance="pve1",file="/var/lib/prometheus/node-exporter/smartmon.prom"}'
fires(
  'ProxmoxTextfileOld',
  'the timer of smartmon.sh has died',
  { [textfile]: 0 },
  {
    labels: {
      job: 'proxmox-node-exporter',
      instance: 'pve1',
      node: 'pve1',
      file: '/var/lib/prometheus/node-exporter/smartmon.prom',
    },
    summary: '/var/lib/prometheus/node-exporter/smartmon.prom of pve1 (lab) was written 7h 0m 0s ago',
  },
  { at: '7h' },
)
quiet(
  'ProxmoxTextfileOld',
  "it was written two hours ago, and a file of one's own long before",
  { [textfile]: 0 },
  {
    at: '2h',
  },
)
const unreadable = 'E node_textfile_scrape_error{instance="pve1"}'
fires(
  'ProxmoxTextfileFailing',
  'a file is broken',
  { [unreadable]: 1 },
  {
    labels: { job: 'proxmox-node-exporter', instance: 'pve1', node: 'pve1' },
    summary: 'node exporter of pve1 (lab) cannot read a text file',
  },
)
quiet('ProxmoxTextfileFailing', 'a scrape came while the file was written', { [unreadable]: '0 0 1 0x60' })

run()
