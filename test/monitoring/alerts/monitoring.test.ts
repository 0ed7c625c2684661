import { alertSuite } from './alert-suite.ts'
import { healthy, type World } from './world.ts'

const { fires, quiet, run } = alertSuite('alerts on monitoring itself')

const cluster = { job: 'proxmox-pve-cluster', instance: 'hypervisors' }
const without = (pattern: RegExp): World =>
  Object.fromEntries(Object.entries(healthy).filter(([key]) => !pattern.test(key)))
const dead = { 'N up{instance="pve1"}': 0, 'N up{instance="pve2"}': 0 }

const exporter = { labels: { instance: 'pve-exporter', job: 'proxmox-pve-exporter' } }
fires(
  'ProxmoxExporterDown',
  'its pod does not answer',
  { 'X up{instance="pve-exporter"}': 0 },
  {
    ...exporter,
    summary: 'pve-exporter of lab is down',
    description:
      'The exporter that asks the Proxmox VE API does not answer, or Prometheus does not know it: of lab nothing new is known.',
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
    description:
      'The exporter that asks the Proxmox VE API does not answer, or Prometheus does not know it: of lab nothing new is known.',
  },
  { at: '6m', world: without(/^X up\{instance="pve-exporter-node"/) },
)
quiet(
  'ProxmoxExporterDown',
  'the pod was replaced within minutes',
  { 'X up{instance="pve-exporter"}': '1x3 0x3 1x60' },
  { at: '9m' },
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

fires(
  'ProxmoxClusterScrapeFailingWhileNodesAnswer',
  'one hypervisor accepts and never answers',
  { 'C up': '0 0 0 1 1 0 0 0 1 1 0 0 0 1 1 0 0 0 1 1 0 0 0 1 1 0 0 0 1 1', 'N up{instance="pve1"}': 0 },
  {
    labels: cluster,
    summary: 'The cluster scrape of lab fails, though hypervisors answer',
    description:
      'Only 40% of the cluster scrapes succeed while single hypervisors answer: one accepts connections and does not answer, or refuses the token.',
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
      'The API lists 4 guests fewer than within the last hour. Guests that the token may not audit are left out without a word, so this may be a lost permission; deleted guests end it by themselves.',
  },
  { at: '50m' },
)
quiet(
  'ProxmoxGuestsMissing',
  'one guest of a few was deleted',
  {
    'C pve_guest_info{id="qemu/101",name="web",node="pve1",type="qemu",template="0",tags="prod"}':
      '1x30 _x60',
  },
  { at: '50m' },
)
quiet('ProxmoxGuestsMissing', 'it is over an hour ago', many('1x30 _x90'), { at: '115m' })
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
  { labels: { job: 'proxmox-node-exporter' }, summary: 'node exporter of  (lab) does not answer' },
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

run()
