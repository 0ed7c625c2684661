import { mdstat, memory, mounts, networkCard, stalled } from '../machine-files.ts'
import type { Fault } from './fault.ts'
import { read } from './read.ts'

const controller = 'sys/devices/system/edac/mc/mc0'

/** Of the hypervisors, as their kernels tell. */
export const kernelFaults: Fault[] = [
  read(
    'a file system is full',
    'kernel files',
    'pve1',
    { 'root/var/lib/vz/dump.vma': 'x'.repeat(4_000_000) },
    {
      alertname: 'ProxmoxFilesystemFull',
      severity: 'warning',
      mountpoint: '/var/lib/vz',
      device: '/dev/mapper/pve-data',
    },
  ),
  read(
    'a file system is read-only',
    'kernel files',
    'pve2',
    { 'proc/1/mountinfo': mounts('ro') },
    {
      alertname: 'ProxmoxFilesystemReadOnly',
      severity: 'critical',
      mountpoint: '/var/lib/vz',
    },
  ),
  read(
    'a pool lost a disk',
    'kernel files',
    'pve1',
    { 'proc/spl/kstat/zfs/rpool/state': 'DEGRADED\n' },
    {
      alertname: 'ProxmoxZfsPoolDegraded',
      severity: 'critical',
      zpool: 'rpool',
      state: 'degraded',
    },
  ),
  read(
    'a bond lost a link',
    'kernel files',
    'pve1',
    { 'sys/class/net/bond0/lower_eno2/bonding_slave/mii_status': 'down\n' },
    {
      alertname: 'ProxmoxBondDegraded',
      severity: 'warning',
      master: 'bond0',
    },
  ),
  read(
    'a RAID lost a disk',
    'kernel files',
    'pve1',
    { 'proc/mdstat': mdstat(1), 'sys/block/md0/md/degraded': '1\n' },
    {
      alertname: 'ProxmoxRaidDegraded',
      severity: 'critical',
      device: 'md0',
    },
  ),
  read(
    'memory errors are corrected again and again',
    'kernel files',
    'pve2',
    round => ({ [`${controller}/ce_count`]: `${20 * (round + 1)}\n` }),
    {
      alertname: 'ProxmoxMemoryErrorsCorrected',
      severity: 'warning',
      controller: '0',
    },
  ),
  read(
    "memory errors can't be corrected",
    'kernel files',
    'pve2',
    round => ({ [`${controller}/ue_count`]: `${round + 1}\n` }),
    {
      alertname: 'ProxmoxMemoryErrorsUncorrected',
      severity: 'critical',
      controller: '0',
    },
  ),
  read(
    'a CPU is hot',
    'kernel files',
    'pve1',
    { 'sys/class/hwmon/hwmon0/temp1_input': '97000\n' },
    {
      alertname: 'ProxmoxTemperatureHigh',
      severity: 'warning',
      chip: 'coretemp',
      sensor: 'temp1',
    },
  ),
  read(
    'swap space is used up',
    'kernel files',
    'pve1',
    { 'proc/meminfo': memory(400_000) },
    {
      alertname: 'ProxmoxSwapHigh',
      severity: 'warning',
    },
  ),
  read(
    'all that runs waits for memory',
    'kernel files',
    'pve3',
    round => ({ 'proc/pressure/memory': stalled(2_000_000 * (round + 1)) }),
    {
      alertname: 'ProxmoxPressureHigh',
      severity: 'warning',
      resource: 'memory',
    },
  ),
  read(
    'one packet in twenty is faulty',
    'kernel files',
    'pve1',
    round => ({ 'proc/net/dev': networkCard(1000 * (round + 2), 100 * (round + 1)) }),
    {
      alertname: 'ProxmoxNetworkErrors',
      severity: 'warning',
      device: 'eno1',
    },
  ),
]
