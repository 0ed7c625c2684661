import { alertSuite } from './alert-suite.ts'
import type { World } from './world.ts'

const { fires, quiet, run } = alertSuite('alerts on storages and replication')

const cluster = { job: 'proxmox-pve-cluster', instance: 'hypervisors' }
const local = { storage: 'local', plugintype: 'dir', node: 'pve1' }
const nfs = { storage: 'nfs', plugintype: 'dir' }

const missing = { 'C pve_up{id="storage/pve1/nfs"}': 0 }
fires('ProxmoxStorageUnavailable', 'one node does not reach a shared storage', missing, {
  labels: { ...cluster, ...nfs, id: 'storage/pve1/nfs', node: 'pve1' },
  summary: 'nfs on pve1 (lab) is not available',
})
quiet('ProxmoxStorageUnavailable', 'its node is down', { ...missing, 'C pve_up{id="node/pve1"}': 0 })
quiet('ProxmoxStorageUnavailable', "its node's pvestatd is dead", {
  ...missing,
  'C pve_guest_info{id="qemu/101",name="web",node="pve1",type="qemu",template="0",tags="prod"}': '_x60',
  'C pve_guest_info{id="qemu/101",name="",node="pve1",type="qemu",template="",tags="prod"}': 1,
})
quiet('ProxmoxStorageUnavailable', 'the storage is excepted', missing, {
  environment: { alerts: { except: { storages: ['nf*'] } } },
})

const used = (values: string | number, ...ids: string[]): World =>
  Object.fromEntries(ids.map(id => [`C pve_disk_usage_bytes{id="storage/${id}"}`, values]))

fires('ProxmoxStorageUsageHigh', 'a local storage of one node', used(85, 'pve1/local'), {
  labels: local,
  summary: 'local on pve1 (lab) is 85% full',
})
fires('ProxmoxStorageUsageHigh', 'a shared storage, once', used(85, 'pve1/nfs', 'pve2/nfs'), {
  labels: nfs,
  summary: 'nfs (lab) is 85% full',
})
quiet('ProxmoxStorageUsageHigh', 'at its limit', used(80, 'pve1/local'))
quiet('ProxmoxStorageUsageHigh', 'the storage is excepted', used(85, 'pve1/local'), {
  environment: { alerts: { except: { storages: ['local'] } } },
})

fires('ProxmoxStorageFull', 'a shared storage, once', used(97, 'pve1/nfs', 'pve2/nfs'), {
  labels: nfs,
  summary: 'nfs (lab) is 97% full',
})
quiet('ProxmoxStorageFull', 'a twelfth is left', used(92, 'pve1/local'))

fires(
  'ProxmoxStorageFillingUp',
  'half a percent each hour',
  used('70+0.05x2000', 'pve1/local'),
  { labels: local, summary: 'local on pve1 (lab) is 76.05% full and fills up within days' },
  { at: '605m', every: '5m' },
)
quiet('ProxmoxStorageFillingUp', 'it grows slowly', used('70+0.005x2000', 'pve1/local'), {
  at: '605m',
  every: '5m',
})
quiet('ProxmoxStorageFillingUp', 'it is nearly empty', used('5+0.2x2000', 'pve1/local'), {
  at: '605m',
  every: '5m',
})

const job = { id: 'qemu/101', name: 'web', type: 'qemu', replication: '101-0' }
const failed = 'N pve_replication_failed_syncs{instance="pve1",id="101-0"}'
fires(
  'ProxmoxReplicationFailing',
  'three runs failed',
  { [failed]: 3 },
  {
    labels: job,
    summary: 'Replication 101-0 of web from node/pve1 to node/pve2 (lab) failed 3 times in a row',
  },
)
quiet('ProxmoxReplicationFailing', 'one run failed and the next did not', { [failed]: '0x20 1x15 0x60' })
quiet('ProxmoxReplicationFailing', 'its target is down: the node tells', {
  [failed]: 3,
  'C pve_up{id="node/pve2"}': 0,
})
const moved = (node: string, other: string) => ({
  failed: `N pve_replication_failed_syncs{instance="${node}",id="101-0"}`,
  info: `N pve_replication_info{instance="${node}",id="101-0",type="local",source="node/${node}",target="node/${other}",guest="qemu/101"}`,
})
const [here, there] = [moved('pve1', 'pve2'), moved('pve2', 'pve1')]
fires(
  'ProxmoxReplicationFailing',
  'its guest migrates meanwhile, so that source and target change places',
  {
    [here.failed]: '3x19 stale',
    [here.info]: '1x19 stale',
    [there.failed]: `${'_ '.repeat(20)}4x60`,
    [there.info]: `${'_ '.repeat(20)}1x60`,
  },
  {
    labels: job,
    summary: 'Replication 101-0 of web from node/pve2 to node/pve1 (lab) failed 4 times in a row',
  },
  { at: '45m' },
)

const synced = 'N pve_replication_last_sync_timestamp_seconds{instance="pve1",id="101-0"}'
fires(
  'ProxmoxReplicationLate',
  'no run succeeded for more than a day',
  { [synced]: 3600 },
  {
    labels: job,
    summary: 'Replication 101-0 of web from node/pve1 to node/pve2 (lab) last succeeded 1d 2h 0m 0s ago',
  },
  { at: '27h', every: '5m' },
)
quiet(
  'ProxmoxReplicationLate',
  'the last run was 20 hours ago',
  { [synced]: 25_200 },
  { at: '27h', every: '5m' },
)
quiet('ProxmoxReplicationLate', 'it has never run', { [synced]: 0 }, { at: '27h', every: '5m' })

run()
