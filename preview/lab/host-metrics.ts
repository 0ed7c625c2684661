import type { PveNode } from '../../test/pve-api/cluster.ts'
import { fixed, flow, wave } from './noise.ts'

const gibibyte = 2 ** 30

/** What a hypervisor's node exporter (1.9) answers at a time (Unix seconds), as far as dashboards and alerts ask; four CPUs stand for all. */
export const hostMetrics = (name: string, node: PveNode, seconds: number): string => {
  const since = seconds - node.started
  const counter = (what: string, rate: number) => flow(`${name} ${what}`, rate, since)
  const swing = (what: string) => 1 + 0.2 * wave(`${name} ${what}`, seconds)
  // Of its own: a counter of a share that changes would fall.
  const busy = 0.12 + 0.4 * fixed(name)
  return [...load(node, busy, counter), ...memory(node, swing), ...disks(counter, swing), ...network(counter)]
    .map(([series, value]) => `${series} ${value}\n`)
    .join('')
}

type Sample = [series: string, value: number]
type Counter = (what: string, rate: number) => number
type Swing = (what: string) => number

const load = ({ cpu, cpus }: PveNode, busy: number, counter: Counter): Sample[] => [
  ['node_uname_info{machine="x86_64",nodename="host",release="6.17.2-1-pve",sysname="Linux"}', 1],
  ...Object.entries({ user: 0.78, system: 0.14, iowait: 0.05, softirq: 0.03 }).flatMap(([mode, part]) =>
    perCpu(mode, counter(mode, busy * part)),
  ),
  ...perCpu('idle', counter('idle', 1 - busy)),
  ['node_load5', cpu * cpus * 0.9],
  ...(
    [
      ['cpu_waiting', busy * 0.04],
      ['memory_waiting', 0.001],
      ['memory_stalled', 0.0004],
      ['io_waiting', 0.02],
      ['io_stalled', 0.011],
    ] as const
  ).map(([what, rate]): Sample => [`node_pressure_${what}_seconds_total`, counter(what, rate)]),
  ['node_timex_sync_status', 1],
  ['node_timex_offset_seconds', 0.0002],
  ['node_timex_maxerror_seconds', 0.01],
]

const perCpu = (mode: string, value: number): Sample[] =>
  [0, 1, 2, 3].map(cpu => [`node_cpu_seconds_total{cpu="${cpu}",mode="${mode}"}`, value])

const memory = (node: PveNode, swing: Swing): Sample[] => {
  const cache = Math.min(node.memory / 10, 16 * gibibyte) * swing('cache')
  const free = Math.max(gibibyte, node.memory - node.memoryUsed - cache)
  return [
    ['node_memory_MemTotal_bytes', node.memory],
    ['node_memory_MemFree_bytes', free],
    ['node_memory_MemAvailable_bytes', free + cache],
    ['node_memory_SwapTotal_bytes', 8 * gibibyte],
    ['node_memory_SwapFree_bytes', 7.6 * gibibyte * swing('swap') ** 0.05],
    ['node_zfs_arc_size', Math.min(node.memory / 16, 12 * gibibyte) * swing('arc')],
  ]
}

const disks = (counter: Counter, swing: Swing): Sample[] => [
  ['node_zfs_arc_hits', counter('hits', 4000)],
  ['node_zfs_arc_misses', counter('misses', 210)],
  ['node_zfs_zpool_state{zpool="rpool",state="online"}', 1],
  ['node_zfs_zpool_state{zpool="rpool",state="degraded"}', 0],
  ...['nvme0n1', 'nvme1n1'].flatMap((device): Sample[] => [
    [`node_disk_read_bytes_total{device="${device}"}`, counter(`${device} read`, 14e6)],
    [`node_disk_written_bytes_total{device="${device}"}`, counter(`${device} written`, 31e6)],
    [`node_disk_io_time_seconds_total{device="${device}"}`, counter(`${device} busy`, 0.17)],
    [`node_disk_reads_completed_total{device="${device}"}`, counter(`${device} reads`, 410)],
    [`node_disk_writes_completed_total{device="${device}"}`, counter(`${device} writes`, 900)],
    [`node_disk_read_time_seconds_total{device="${device}"}`, counter(`${device} reading`, 0.12)],
    [`node_disk_write_time_seconds_total{device="${device}"}`, counter(`${device} writing`, 0.41)],
  ]),
  ...(
    [
      ['rpool/ROOT/pve-1', 'zfs', '/', 94, 72],
      ['/dev/nvme0n1p2', 'vfat', '/boot/efi', 1, 0.98],
    ] as const
  ).flatMap(([device, fstype, mountpoint, size, free]): Sample[] => {
    const labels = `{device="${device}",fstype="${fstype}",mountpoint="${mountpoint}"}`
    return [
      [`node_filesystem_size_bytes${labels}`, size * gibibyte],
      [`node_filesystem_avail_bytes${labels}`, free * gibibyte],
      [`node_filesystem_readonly${labels}`, 0],
    ]
  }),
  ['node_hwmon_temp_celsius{chip="platform_coretemp_0",sensor="temp1"}', 54 * swing('temperature')],
  ['node_hwmon_temp_celsius{chip="nvme_nvme0",sensor="temp1"}', 41 * swing('disk temperature')],
]

const network = (counter: Counter): Sample[] => [
  ...['bond0', 'vmbr0'].flatMap((device): Sample[] => [
    [`node_network_receive_bytes_total{device="${device}"}`, counter(`${device} in`, 42e6)],
    [`node_network_transmit_bytes_total{device="${device}"}`, counter(`${device} out`, 27e6)],
    [`node_network_receive_packets_total{device="${device}"}`, counter(`${device} packets in`, 38_000)],
    [`node_network_transmit_packets_total{device="${device}"}`, counter(`${device} packets out`, 26_000)],
    ...['receive_errs', 'transmit_errs', 'receive_drop', 'transmit_drop'].map(
      (what): Sample => [`node_network_${what}_total{device="${device}"}`, 0],
    ),
  ]),
  ['node_bonding_slaves{master="bond0"}', 2],
  ['node_bonding_active{master="bond0"}', 2],
]
