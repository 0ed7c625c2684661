import { withoutUnusedSeries } from '../../../../lib/monitoring/catalogue/unused-series.ts'
import { clusterResources } from '../../../pve-api/answers/cluster-resources.ts'
import { clusterStatus } from '../../../pve-api/answers/cluster-status.ts'
import { replication } from '../../../pve-api/answers/replication.ts'
import { notBackedUp, qdevice, subscription, version } from '../../../pve-api/answers/small-answers.ts'
import type { View } from '../../../pve-api/view.ts'

/** A series and its value, without the labels that a scrape adds. */
export interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

const sample = (name: string, value: number, labels: Record<string, unknown> = {}): Sample => ({
  name,
  labels: Object.fromEntries(Object.entries(labels).map(([label, text]) => [label, String(text ?? '')])),
  value,
})

type Answer = Record<string, string | number>

/**
 * What prometheus-pve-exporter 3.10.2 makes of the simulated API's answers for the cluster scrape, after the shipped metric
 * relabellings (pve_exporter/collector/cluster.py: StatusCollector, ClusterNodeCollector, QDeviceCollector,
 * ClusterResourcesCollector, BackupInfoCollector).
 */
export const clusterAnswer = (view: View): Sample[] =>
  [
    ...status(view),
    ...nodeInfo(view),
    ...(view.cluster.qdevice === undefined
      ? []
      : [
          sample('pve_qdevice_up', (qdevice(view) as Answer).State === 'Connected' ? 1 : 0, {
            id: `cluster/${view.cluster.name}`,
          }),
        ]),
    ...(clusterResources(view, {}) as Answer[]).flatMap(resource),
    ...backups(view),
  ].filter(
    ({ name, labels }) =>
      !withoutUnusedSeries.some(({ sourceLabels, regex }) =>
        new RegExp(`^(?:${regex})$`).test(
          sourceLabels.map(label => (label === '__name__' ? name : (labels[label] ?? ''))).join(';'),
        ),
      ),
  )

/** The same for a node scrape: what the node says of itself and its cluster (node.py; VersionCollector, ClusterInfoCollector). */
export const nodeAnswer = (view: View): Sample[] => {
  const { node, cluster } = view
  const own = Object.entries(cluster.guests).filter(([, guest]) => guest.node === node)
  const { status = '', nextduedate } = subscription(view, { node }) as Record<string, string>
  return [
    sample('pve_version_info', 1, { ...version(view) }),
    ...nodeInfo(view),
    ...(clusterStatus(view) as Answer[])
      .filter(({ type }) => type === 'cluster')
      .map(({ name, version, nodes, quorate }) =>
        sample('pve_cluster_info', 1, { id: `cluster/${name}`, version, nodes, quorate }),
      ),
    ...own
      .filter(([, { onboot }]) => onboot !== undefined)
      .map(([vmid, { type, onboot }]) =>
        sample('pve_onboot_status', onboot ? 1 : 0, { id: `${type}/${vmid}`, node, type }),
      ),
    ...replication(view, { node }).flatMap(job => [
      sample('pve_replication_info', 1, {
        id: job.id,
        type: job.type,
        source: `node/${job.source}`,
        target: `node/${job.target}`,
        guest: `${job.vmtype}/${job.guest}`,
      }),
      sample('pve_replication_duration_seconds', job.duration, { id: job.id }),
      sample('pve_replication_last_sync_timestamp_seconds', job.last_sync, { id: job.id }),
      sample('pve_replication_failed_syncs', job.fail_count, { id: job.id }),
    ]),
    ...['new', 'notfound', 'active', 'invalid', 'expired', 'suspended'].map(one =>
      sample('pve_subscription_status', one === status ? 1 : 0, { id: `node/${node}`, status: one }),
    ),
    ...(nextduedate === undefined
      ? []
      : [
          sample('pve_subscription_next_due_timestamp_seconds', Date.parse(nextduedate) / 1000, {
            id: `node/${node}`,
          }),
        ]),
  ]
}

const status = (view: View): Sample[] => [
  ...(clusterStatus(view) as Answer[]).map(({ type, id, name, online, quorate }) =>
    sample('pve_up', Number(type === 'node' ? online : quorate), {
      id: type === 'node' ? id : `cluster/${name}`,
    }),
  ),
  ...(clusterResources(view, { type: 'vm' }) as Answer[]).map(({ id, status: is }) =>
    sample('pve_up', is === 'running' ? 1 : 0, { id }),
  ),
  ...(clusterResources(view, { type: 'storage' }) as Answer[]).map(({ id, status: is }) =>
    sample('pve_up', is === 'available' ? 1 : 0, { id }),
  ),
]

const nodeInfo = (view: View): Sample[] =>
  (clusterStatus(view) as Answer[])
    .filter(({ type }) => type === 'node')
    .map(({ id, level, name, nodeid }) => sample('pve_node_info', 1, { id, level, name, nodeid }))

const metrics: Record<string, string[]> = {
  maxdisk: ['pve_disk_size_bytes'],
  disk: ['pve_disk_usage_bytes'],
  maxmem: ['pve_memory_size_bytes'],
  mem: ['pve_memory_usage_bytes'],
  netout: ['pve_network_transmit_bytes_total'],
  netin: ['pve_network_receive_bytes_total'],
  diskwrite: ['pve_disk_written_bytes_total'],
  diskread: ['pve_disk_read_bytes_total'],
  cpu: ['pve_cpu_usage_ratio'],
  maxcpu: ['pve_cpu_usage_limit'],
  uptime: ['pve_uptime_seconds'],
  shared: ['pve_storage_shared'],
}

const guestHa =
  'stopped request_stop request_start request_start_balance started fence recovery migrate relocate freeze error'
const nodeHa = 'online maintenance unknown fence gone'
const locks = 'backup clone create migrate rollback snapshot snapshot-delete suspended suspending'

const resource = (one: Answer): Sample[] => {
  const { id, type, node, name, template, tags, storage, plugintype, content, hastate, lock } = one
  const guest = type === 'qemu' || type === 'lxc'
  const states = (metric: string, all: string, is: unknown) =>
    all.split(' ').map(state => sample(metric, state === is ? 1 : 0, { id, state }))
  return [
    ...(guest ? [sample('pve_guest_info', 1, { id, node, name, type, template, tags })] : []),
    ...(type === 'storage'
      ? [
          sample('pve_storage_info', 1, {
            id,
            node,
            storage,
            plugintype,
            content: String(content).split(',').sort().join(','),
          }),
        ]
      : []),
    ...(guest ? states('pve_ha_state', guestHa, hastate) : []),
    ...(type === 'node' ? states('pve_ha_state', nodeHa, hastate) : []),
    ...(guest ? states('pve_lock_state', locks, lock) : []),
    ...Object.entries(one).flatMap(([key, value]) =>
      (metrics[key] ?? []).map(metric => sample(metric, Number(value), { id })),
    ),
  ]
}

const backups = (view: View): Sample[] => {
  const [first] = clusterStatus(view) as Answer[]
  return [
    ...notBackedUp(view).map(({ type, vmid }) =>
      sample('pve_not_backed_up_info', 1, { id: `${type}/${vmid}` }),
    ),
    sample('pve_not_backed_up_total', notBackedUp(view).length, { id: `cluster/${first?.name}` }),
  ]
}
