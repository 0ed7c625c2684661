import { alertSuite } from './alert-suite.ts'

const { fires, quiet, run } = alertSuite('alerts on hypervisors')

const pve1 = { job: 'proxmox-node-exporter', instance: 'pve1', node: 'pve1' }
const disk = { device: '/dev/sda1', fstype: 'ext4', mountpoint: '/srv' }
const onDisk = 'instance="pve1",device="/dev/sda1",fstype="ext4",mountpoint="/srv"'

fires(
  'ProxmoxFilesystemFull',
  'a twentieth is left',
  { [`E node_filesystem_avail_bytes{${onDisk}}`]: 5 },
  {
    labels: { ...pve1, ...disk },
    summary: '/srv of pve1 (lab) is 95% full',
    description: 'The file system on /dev/sda1 has little left for what is no guest: logs, images, backups.',
  },
)
quiet('ProxmoxFilesystemFull', 'a tmpfs and /etc/pve are', {
  'E node_filesystem_size_bytes{instance="pve1",device="tmpfs",fstype="tmpfs",mountpoint="/run"}': 100,
  'E node_filesystem_avail_bytes{instance="pve1",device="tmpfs",fstype="tmpfs",mountpoint="/run"}': 1,
  'E node_filesystem_size_bytes{instance="pve1",device="/dev/fuse",fstype="fuse",mountpoint="/etc/pve"}': 100,
  'E node_filesystem_avail_bytes{instance="pve1",device="/dev/fuse",fstype="fuse",mountpoint="/etc/pve"}': 1,
})
quiet('ProxmoxFilesystemFull', 'a ninth is left', { [`E node_filesystem_avail_bytes{${onDisk}}`]: 11 })

fires(
  'ProxmoxFilesystemReadOnly',
  'the kernel remounted it',
  { [`E node_filesystem_readonly{${onDisk}}`]: 1 },
  {
    labels: { ...pve1, ...disk },
    summary: '/srv of pve1 (lab) is read-only',
    description: 'The kernel remounts a file system read-only after an I/O error: /dev/sda1 may be failing.',
  },
)
quiet('ProxmoxFilesystemReadOnly', 'a CD and a snap are read-only by nature', {
  'E node_filesystem_readonly{instance="pve1",device="/dev/sr0",fstype="iso9660",mountpoint="/media"}': 1,
  'E node_filesystem_readonly{instance="pve1",device="/dev/loop0",fstype="squashfs",mountpoint="/snap"}': 1,
})

const pool = (state: string, value: number) => ({
  [`E node_zfs_zpool_state{instance="pve1",zpool="rpool",state="${state}"}`]: value,
})
fires(
  'ProxmoxZfsPoolDegraded',
  'a disk of the mirror is gone',
  { ...pool('online', 0), ...pool('degraded', 1) },
  {
    labels: { ...pve1, zpool: 'rpool', state: 'degraded' },
    summary: 'The pool rpool of pve1 (lab) is degraded',
  },
)
quiet('ProxmoxZfsPoolDegraded', 'all its states are told, and it is online', {
  ...pool('faulted', 0),
  ...pool('unavail', 0),
})

const links = (active: number) => ({ 'E node_bonding_active{instance="pve1",master="bond0"}': active })
fires('ProxmoxBondDegraded', 'one link of two is down', links(1), {
  labels: { ...pve1, master: 'bond0' },
  summary: 'bond0 of pve1 (lab) lacks 1 of its links',
})
quiet('ProxmoxBondDegraded', 'the link came back', {
  'E node_bonding_active{instance="pve1",master="bond0"}': '1x3 2x60',
})

/** After a scrape that failed Prometheus has no value, not even the last one. */
const failsOften = Array.from({ length: 90 }, (_, index) => (index % 3 === 2 ? 'stale' : 1)).join(' ')
fires(
  'ProxmoxRaidDegraded',
  'a scrape in three fails',
  {
    'E node_md_disks{instance="pve1",device="md0",state="active"}': failsOften,
    'E node_md_disks_required{instance="pve1",device="md0"}': failsOften.replaceAll('1', '2'),
  },
  { labels: { ...pve1, device: 'md0' }, summary: 'md0 of pve1 (lab) lacks 1 of its disks' },
)
fires(
  'ProxmoxRaidDegraded',
  'node exporter is asked every ten minutes',
  { 'E node_md_disks{instance="pve1",device="md0",state="active"}': '1 _ _ _ _ _ _ _ _ _ 1' },
  { labels: { ...pve1, device: 'md0' }, summary: 'md0 of pve1 (lab) lacks 1 of its disks' },
  { at: '9m', environment: { nodeExporter: { interval: '10m' } } },
)
fires(
  'ProxmoxRaidDegraded',
  'a disk is gone',
  { 'E node_md_disks{instance="pve1",device="md0",state="active"}': 1 },
  { labels: { ...pve1, device: 'md0' }, summary: 'md0 of pve1 (lab) lacks 1 of its disks' },
)
quiet('ProxmoxRaidDegraded', 'the disk is back within minutes', {
  'E node_md_disks{instance="pve1",device="md0",state="active"}': '1x3 2x60',
})

const offset = (seconds: number) => ({ 'E node_timex_offset_seconds{instance="pve1"}': seconds })
fires('ProxmoxClockOffset', 'it is behind', offset(-0.2), {
  labels: pve1,
  summary: 'The clock of pve1 (lab) is 200ms off',
})
quiet('ProxmoxClockOffset', 'by less than a twentieth of a second', offset(-0.04))

const clock = 'E node_time_seconds{instance="pve1"}'
fires(
  'ProxmoxClockWrong',
  'its time server is an hour behind, and the kernel calls itself synchronised',
  { [clock]: '-3600clock' },
  { labels: pve1, summary: "The clock of pve1 (lab) is 1h 0m 0s from Prometheus's" },
)
fires(
  'ProxmoxClockWrong',
  'a scrape in three fails',
  {
    [clock]: Array.from({ length: 90 }, (_, index) => (index % 3 === 2 ? 'stale' : index * 60 - 3600)).join(
      ' ',
    ),
  },
  { labels: pve1, summary: "The clock of pve1 (lab) is 1h 0m 0s from Prometheus's" },
)
quiet('ProxmoxClockWrong', 'the scrapes take ten seconds', { [clock]: '10clock' })

const sync = (status: number, error: number) => ({
  'E node_timex_sync_status{instance="pve1"}': status,
  'E node_timex_maxerror_seconds{instance="pve1"}': error,
})
fires('ProxmoxClockNotSynchronised', 'chrony is dead', sync(0, 16), {
  labels: pve1,
  summary: 'No time server keeps the clock of pve1 (lab)',
})
quiet('ProxmoxClockNotSynchronised', 'it was started a while ago and the error still grows', sync(0, 2))

const corrected = 'E node_edac_correctable_errors_total{instance="pve1",controller="0"}'
const controller = { ...pve1, controller: '0' }
fires(
  'ProxmoxMemoryErrorsCorrected',
  'one each minute',
  { [corrected]: '0+1x2000' },
  {
    labels: controller,
    summary: 'Memory controller 0 of pve1 (lab) corrected 60 errors within the hour',
  },
  { at: '2h' },
)
quiet('ProxmoxMemoryErrorsCorrected', 'nine within the hour', { [corrected]: '0x100 9x2000' }, { at: '2h' })

const uncorrected = 'E node_edac_uncorrectable_errors_total{instance="pve1",controller="0"}'
fires(
  'ProxmoxMemoryErrorsUncorrected',
  'one',
  { [uncorrected]: '0x110 1x2000' },
  {
    labels: controller,
    summary: "Memory controller 0 of pve1 (lab) has errors that can't be corrected",
  },
  { at: '2h' },
)
quiet(
  'ProxmoxMemoryErrorsUncorrected',
  'the one was hours ago',
  { [uncorrected]: '0x10 1x2000' },
  { at: '2h' },
)

const healthy =
  'E smartmon_device_smart_healthy{instance="pve1",device="/dev/sda",disk="/dev/sda",type="sat"}'
fires(
  'ProxmoxDiskUnhealthy',
  'SMART says so',
  { [healthy]: 0 },
  {
    labels: { ...pve1, device: '/dev/sda', disk: '/dev/sda', type: 'sat' },
    summary: '/dev/sda of pve1 (lab) says that it fails',
  },
)
quiet('ProxmoxDiskUnhealthy', 'nobody runs smartmon.sh', { [healthy]: '_x60' })

const sensor = 'instance="pve1",chip="coretemp",sensor="temp1"'
fires(
  'ProxmoxTemperatureHigh',
  'a core is near its critical temperature',
  { [`E node_hwmon_temp_celsius{${sensor}}`]: 97 },
  {
    labels: { ...pve1, chip: 'coretemp', sensor: 'temp1' },
    summary: 'coretemp temp1 of pve1 (lab) is at 97% of its critical temperature',
  },
)
quiet('ProxmoxTemperatureHigh', 'a core is warm', { [`E node_hwmon_temp_celsius{${sensor}}`]: 90 })
quiet('ProxmoxTemperatureHigh', 'a disk without sense calls 65,262 °C critical, or 0', {
  [`E node_hwmon_temp_celsius{${sensor}}`]: 97,
  [`E node_hwmon_temp_crit_celsius{${sensor}}`]: '0x30 65262x60',
})

const unit = (name: string, state: string, type: string) =>
  `E node_systemd_unit_state{instance="pve1",name="${name}.service",state="${state}",type="${type}"}`
fires(
  'ProxmoxServiceDown',
  'pveproxy was stopped',
  { [unit('pveproxy', 'active', 'simple')]: 0 },
  {
    labels: { ...pve1, name: 'pveproxy.service', state: 'active', type: 'simple' },
    summary: 'pveproxy.service of pve1 (lab) does not run',
    description:
      'A service of Proxmox VE failed, or one that every host needs was stopped. (Only where node exporter runs with --collector.systemd.)',
  },
)
const startedAgain = { [unit('pveproxy', 'active', 'simple')]: '1x9 0x30 1x60' }
fires(
  'ProxmoxServiceDown',
  'pveproxy runs again, and half of the last node scrapes still are those that failed: it goes on holding their alert back',
  startedAgain,
  {
    labels: { ...pve1, name: 'pveproxy.service', state: 'active', type: 'simple' },
    summary: 'pveproxy.service of pve1 (lab) does not run',
    description:
      'A service of Proxmox VE failed, or one that every host needs was stopped. (Only where node exporter runs with --collector.systemd.)',
  },
  { at: '46m' },
)
quiet('ProxmoxServiceDown', 'pveproxy runs again since ten minutes', startedAgain, { at: '50m' })
fires(
  'ProxmoxServiceDown',
  'corosync failed',
  { [unit('corosync', 'active', 'notify')]: 0, [unit('corosync', 'failed', 'notify')]: 1 },
  {
    labels: { ...pve1, name: 'corosync.service', state: 'failed', type: 'notify' },
    summary: 'corosync.service of pve1 (lab) does not run',
  },
)
quiet('ProxmoxServiceDown', 'corosync is off on a standalone host', {
  [unit('corosync', 'active', 'notify')]: 0,
})
quiet('ProxmoxServiceDown', 'the services of HA and the firewall are disabled on a standalone host', {
  ...Object.fromEntries(
    ['pve-ha-crm', 'pve-ha-lrm', 'pve-firewall'].flatMap(name => [
      [unit(name, 'active', 'forking'), 0],
      [unit(name, 'failed', 'forking'), 0],
      [unit(name, 'inactive', 'forking'), 1],
    ]),
  ),
})
fires(
  'ProxmoxServiceDown',
  'a service of HA failed',
  { [unit('pve-ha-lrm', 'active', 'forking')]: 0, [unit('pve-ha-lrm', 'failed', 'forking')]: 1 },
  {
    labels: { ...pve1, name: 'pve-ha-lrm.service', state: 'failed', type: 'forking' },
    summary: 'pve-ha-lrm.service of pve1 (lab) does not run',
    description:
      'A service of Proxmox VE failed, or one that every host needs was stopped. (Only where node exporter runs with --collector.systemd.)',
  },
)
quiet('ProxmoxServiceDown', 'a service that is none of ours failed', {
  [unit('cups', 'active', 'simple')]: 0,
  [unit('cups', 'failed', 'simple')]: 1,
})

const reboot = 'E node_reboot_required{instance="pve1"}'
fires(
  'ProxmoxRebootRequired',
  'for a day',
  { [reboot]: 1 },
  { labels: pve1, summary: 'pve1 (lab) waits for a reboot' },
  { at: '25h', every: '5m' },
)
quiet('ProxmoxRebootRequired', 'for some hours', { [reboot]: '0x200 1x2000' }, { at: '25h', every: '5m' })

const swap = (free: number, total = 100) => ({
  'E node_memory_SwapTotal_bytes{instance="pve1"}': total,
  'E node_memory_SwapFree_bytes{instance="pve1"}': free,
})
fires('ProxmoxSwapHigh', 'a twentieth is left', swap(5), {
  labels: pve1,
  summary: 'pve1 (lab) uses 95% of its swap space',
})
quiet('ProxmoxSwapHigh', 'there is none', swap(0, 0))
quiet('ProxmoxSwapHigh', 'a fifth is left', swap(20))

const stalled = (resource: string, values: string) => ({
  [`E node_pressure_${resource}_stalled_seconds_total{instance="pve1"}`]: values,
})
fires('ProxmoxPressureHigh', 'half of the time nothing gets memory', stalled('memory', '0+30x2000'), {
  labels: { ...pve1, resource: 'memory' },
  summary: 'pve1 (lab) stands still for 50% of the time, waiting for memory',
})
fires('ProxmoxPressureHigh', 'the disks are slower than what is asked of them', stalled('io', '0+15x2000'), {
  labels: { ...pve1, resource: 'io' },
  summary: 'pve1 (lab) stands still for 25% of the time, waiting for io',
})
quiet('ProxmoxPressureHigh', 'a backup makes the disks wait a tenth of the time', stalled('io', '0+6x2000'))

const errors = (device: string, values: string) => ({
  [`E node_network_receive_errs_total{instance="pve1",device="${device}"}`]: values,
})
fires('ProxmoxNetworkErrors', 'one packet in twenty', errors('eno1', '0+600x2000'), {
  labels: { ...pve1, device: 'eno1' },
  summary: '5% of the packets of eno1 of pve1 (lab) are faulty',
})
quiet('ProxmoxNetworkErrors', 'one packet in two hundred', errors('eno1', '0+60x2000'))
quiet('ProxmoxNetworkErrors', "a guest's tap has them", {
  ...errors('tap101i0', '0+600x2000'),
  'E node_network_transmit_errs_total{instance="pve1",device="tap101i0"}': 0,
  'E node_network_receive_packets_total{instance="pve1",device="tap101i0"}': '0+6000x2000',
  'E node_network_transmit_packets_total{instance="pve1",device="tap101i0"}': '0+6000x2000',
})

run()
