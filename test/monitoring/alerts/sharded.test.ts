import { alertSuite } from './alert-suite.ts'
import { healthy, type World } from './world.ts'

const { fires, quiet, run } = alertSuite('alerts on absence where a Prometheus has shards')

const sharded = { environment: { prometheus: { sharded: true } } }
const own: World = { 'P up': 1 }
const without = (pattern: RegExp): World =>
  Object.fromEntries(Object.entries({ ...healthy, ...own }).filter(([key]) => !pattern.test(key)))

/** Asked for 20 minutes, and found for some more. */
const moved = (minutes: number) => ['1x20', ...Array(minutes - 1).fill('_'), 'stale'].join(' ')

const cluster = { instance: 'hypervisors', job: 'proxmox-pve-cluster' }

for (const alert of [
  'ProxmoxExporterDown',
  'ProxmoxClusterScrapeFailing',
  'ProxmoxNodeExporterDown',
  'ProxmoxCephUnknown',
])
  quiet(alert, 'another shard scrapes the environment', {}, { ...sharded, world: {} })

fires(
  'ProxmoxClusterScrapeFailing',
  'nothing of the environment is left but the target by which its shard knows it',
  {},
  {
    labels: { job: cluster.job },
    summary: 'No hypervisor of lab answers the cluster scrape',
  },
  { ...sharded, world: own },
)
fires(
  'ProxmoxNodeExporterDown',
  'the shard of the environment has no target of it',
  {},
  {
    labels: { job: 'proxmox-node-exporter' },
    summary: 'Prometheus knows no node exporter of lab',
  },
  { ...sharded, world: without(/^E up/) },
)
fires(
  'ProxmoxExporterDown',
  'the shard of the environment has no target of one exporter',
  {},
  {
    labels: { instance: 'pve-exporter-node', job: 'proxmox-pve-exporter' },
    summary: 'pve-exporter-node of lab is down',
  },
  { ...sharded, world: without(/^X up\{instance="pve-exporter-node"/) },
)
fires(
  'ProxmoxCephUnknown',
  'no mgr answers the shard of the environment',
  {},
  { labels: { job: 'proxmox-ceph-mgr' }, summary: 'Nothing is known of the Ceph cluster of lab' },
  { ...sharded, world: without(/^M /) },
)
quiet(
  'ProxmoxClusterScrapeFailing',
  'the environment moved to another shard ten minutes ago',
  {},
  {
    ...sharded,
    world: Object.fromEntries(
      Object.keys({ ...healthy, ...own })
        .filter(key => / up/.test(key))
        .map(key => [key, '1x20 stale _x60']),
    ),
    at: '31m',
  },
)
fires(
  'ProxmoxNodeExporterDown',
  'no Prometheus selects the Probe, and the shard of the environment has its exporters alone',
  {},
  { labels: { job: 'proxmox-node-exporter' }, summary: 'Prometheus knows no node exporter of lab' },
  { ...sharded, world: { 'X up{instance="pve-exporter"}': 1 } },
)
quiet(
  'ProxmoxExporterDown',
  'the environment moved to another shard, and what was asked seldom is there for some minutes more',
  {},
  {
    environment: {
      ...sharded.environment,
      pveExporter: { tls: 'insecure', nodeInterval: '4m' },
      alerts: { rules: { ProxmoxExporterDown: { for: '2m' } } },
    },
    // Prometheus ends the series of a target that is gone after one to two of its intervals (scrape/scrape.go, endOfRunStaleness).
    world: {
      'P up': moved(1),
      'X up{instance="pve-exporter"}': moved(2),
      'X up{instance="pve-exporter-node"}': moved(2),
      'N up{instance="pve1"}': moved(5),
    },
    at: '24m',
  },
)
run()
