import { alertSuite } from './alert-suite.ts'

const { fires, quiet, run } = alertSuite('alerts on nodes')

const cluster = { job: 'proxmox-pve-cluster', instance: 'hypervisors' }
const pve1 = { ...cluster, id: 'node/pve1', node: 'pve1' }

fires(
  'ProxmoxNodeCpuHigh',
  'for half an hour',
  { 'C pve_cpu_usage_ratio{id="node/pve1"}': 0.95 },
  { labels: pve1, summary: 'pve1 (lab) uses 95% of its CPUs' },
)
fires(
  'ProxmoxNodeCpuHigh',
  'half an hour after a quiet hour',
  { 'C pve_cpu_usage_ratio{id="node/pve1"}': '0.1x59 0.95x60' },
  { labels: pve1, summary: 'pve1 (lab) uses 95% of its CPUs' },
  { at: '95m' },
)
quiet('ProxmoxNodeCpuHigh', 'at its limit', { 'C pve_cpu_usage_ratio{id="node/pve1"}': 0.9 })
quiet('ProxmoxNodeCpuHigh', 'a pool and a guest are', {
  'C pve_cpu_usage_ratio{id="/pool/prod"}': 1,
  'C pve_cpu_usage_ratio{id="qemu/101"}': 1,
})

fires(
  'ProxmoxNodeMemoryHigh',
  'guests use nearly all',
  { 'C pve_memory_usage_bytes{id="node/pve1"}': 95 },
  { labels: { id: 'node/pve1', node: 'pve1' }, summary: 'pve1 (lab) uses 95% of its memory' },
)
quiet('ProxmoxNodeMemoryHigh', "a third of it is ZFS's cache", {
  'C pve_memory_usage_bytes{id="node/pve1"}': 95,
  'E node_zfs_arc_size{instance="pve1"}': 33,
})

fires(
  'ProxmoxNodeRootFull',
  'it has a twentieth left',
  { 'C pve_disk_usage_bytes{id="node/pve1"}': 95 },
  { labels: pve1, summary: 'The root file system of pve1 (lab) is 95% full' },
)
quiet('ProxmoxNodeRootFull', 'a storage is', { 'C pve_disk_usage_bytes{id="storage/pve1/local"}': 95 })

const used = (first: number, second: number) => ({
  'C pve_memory_usage_bytes{id="node/pve1"}': first,
  'C pve_memory_usage_bytes{id="node/pve2"}': second,
})
fires('ProxmoxMemoryOvercommitted', 'two nodes of which neither carries both loads', used(60, 50), {
  labels: {},
  summary: "lab can't carry the loss of its largest node: 110% of the other nodes' memory would be used",
})
fires(
  'ProxmoxMemoryOvercommitted',
  'the larger of two unlike nodes cannot be lost, though the smaller can',
  { ...used(60, 20), 'C pve_memory_size_bytes{id="node/pve2"}': 50 },
  {
    labels: {},
    summary: "lab can't carry the loss of its largest node: 160% of the other nodes' memory would be used",
  },
)
quiet('ProxmoxMemoryOvercommitted', 'either node carries both loads', used(50, 40))
quiet('ProxmoxMemoryOvercommitted', 'the larger of two unlike nodes is full, and nothing else', {
  ...used(85, 5),
  'C pve_memory_size_bytes{id="node/pve1"}': 100,
  'C pve_memory_size_bytes{id="node/pve2"}': 100,
})

run()
