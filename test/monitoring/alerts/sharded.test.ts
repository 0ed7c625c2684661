import { alertSuite } from './alert-suite.ts'
import { healthy, type World } from './world.ts'

const { fires, quiet, run } = alertSuite('alerts on absence where a Prometheus has shards')

const sharded = { environment: { prometheus: { sharded: true } } }
const own: World = { 'P up': 1 }
const without = (pattern: RegExp): World =>
  Object.fromEntries(Object.entries({ ...healthy, ...own }).filter(([key]) => !pattern.test(key)))

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
run()
