import {
  bondLinksMissing,
  clockDifference,
  clockNotSynchronised,
  clockOffset,
  correctedMemoryErrors,
  diskHealthy,
  filesystemReadOnly,
  filesystemUsageRatio,
  namedHypervisors,
  networkErrorRatio,
  pressure,
  raidDisksMissing,
  rebootRequired,
  servicesDown,
  swapUsageRatio,
  temperatureRatio,
  uncorrectedMemoryErrors,
  zpoolState,
} from '../expressions/hypervisors.ts'
import type { Alert } from './alert.ts'

const node = '{{ $labels.node }} ({{ $labels.environment }})'

const needs: Alert['needs'] = ['nodeExporter']

/**
 * What node exporter tells of the hypervisor itself. Clock, network errors and corrected memory errors have the levels of
 * node-mixin, file systems and swap Zabbix's for Linux (90 %); ZFS, bonds and RAID alert on the first missing part, as Checkmk does.
 */
export const hypervisors: Alert[] = [
  {
    name: 'ProxmoxFilesystemFull',
    severity: 'warning',
    for: '15m',
    threshold: { value: 0.9, unit: 'ratio' },
    needs,
    expression: (scope, { threshold }) => `${namedHypervisors(filesystemUsageRatio(scope))} > ${threshold}`,
    summary: `{{ $labels.mountpoint }} of ${node} is {{ $value | humanizePercentage }} full`,
    description:
      'The file system on {{ $labels.device }} has little left for what is no guest: logs, images, backups.',
  },
  {
    name: 'ProxmoxFilesystemReadOnly',
    severity: 'critical',
    for: '5m',
    needs,
    expression: scope => namedHypervisors(`${filesystemReadOnly(scope)} == 1`),
    summary: `{{ $labels.mountpoint }} of ${node} is read-only`,
    description:
      'The kernel remounts a file system read-only after an I/O error: {{ $labels.device }} may be failing.',
  },
  {
    name: 'ProxmoxZfsPoolDegraded',
    severity: 'critical',
    for: '1m',
    needs,
    expression: scope =>
      namedHypervisors(`${zpoolState(scope, 'degraded|faulted|offline|removed|suspended|unavail')} == 1`),
    summary: `The pool {{ $labels.zpool }} of ${node} is {{ $labels.state }}`,
    description:
      'A degraded pool has lost its redundancy; in any other of these states its data is out of reach.',
  },
  {
    name: 'ProxmoxBondDegraded',
    severity: 'warning',
    for: '5m',
    needs,
    expression: scope => namedHypervisors(`${bondLinksMissing(scope)} > 0`),
    summary: `{{ $labels.master }} of ${node} lacks {{ $value }} of its links`,
    description: 'The bond has lost redundancy and bandwidth: a cable, a card or a switch port is down.',
  },
  {
    name: 'ProxmoxRaidDegraded',
    severity: 'critical',
    for: '5m',
    needs,
    expression: scope => namedHypervisors(`${raidDisksMissing(scope)} > 0`),
    summary: `{{ $labels.device }} of ${node} lacks {{ $value }} of its disks`,
    description: 'The software RAID has lost its redundancy.',
  },
  {
    name: 'ProxmoxClockOffset',
    severity: 'warning',
    for: '10m',
    threshold: { value: 0.05, unit: 'seconds' },
    needs,
    expression: (scope, { threshold }) => `${namedHypervisors(clockOffset(scope))} > ${threshold}`,
    summary: `The clock of ${node} is {{ $value | humanizeDuration }} off`,
    description: 'Corosync, Ceph and Kerberos need clocks in step.',
  },
  {
    name: 'ProxmoxClockNotSynchronised',
    severity: 'warning',
    for: '10m',
    needs,
    expression: scope => namedHypervisors(clockNotSynchronised(scope)),
    summary: `No time server keeps the clock of ${node}`,
    description: 'chrony does not run or reaches no server: the clock drifts.',
  },
  {
    name: 'ProxmoxClockWrong',
    severity: 'warning',
    for: '10m',
    threshold: { value: 30, unit: 'seconds' },
    needs,
    expression: (scope, { threshold }) => `${namedHypervisors(clockDifference(scope))} > ${threshold}`,
    summary: `The clock of ${node} is {{ $value | humanizeDuration }} from Prometheus's`,
    description:
      "The kernel may call itself synchronised: then its time server is wrong, or the clock of Prometheus's own node is. Backups, tickets, certificates and logs carry the wrong time.",
  },
  {
    name: 'ProxmoxMemoryErrorsCorrected',
    severity: 'warning',
    for: '1m',
    threshold: { value: 10, unit: 'count' },
    window: '1h',
    windowOf: 'nodeExporter',
    needs,
    expression: (scope, { threshold, window }) =>
      `${namedHypervisors(correctedMemoryErrors(scope, window))} > ${threshold}`,
    summary: `Memory controller {{ $labels.controller }} of ${node} corrected {{ $value | humanize }} errors within the hour`,
    description: 'A memory module begins to fail: plan its replacement.',
  },
  {
    name: 'ProxmoxMemoryErrorsUncorrected',
    severity: 'critical',
    for: '0s',
    window: '1h',
    windowOf: 'nodeExporter',
    needs,
    expression: (scope, { window }) => `${namedHypervisors(uncorrectedMemoryErrors(scope, window))} > 0`,
    summary: `Memory controller {{ $labels.controller }} of ${node} has errors that can't be corrected`,
    description: 'Data in memory was lost: move the guests away and replace the module.',
  },
  {
    name: 'ProxmoxDiskUnhealthy',
    severity: 'critical',
    for: '5m',
    needs,
    expression: scope => namedHypervisors(`${diskHealthy(scope)} == 0`),
    summary: `{{ $labels.disk }} of ${node} says that it fails`,
    description: "SMART's own verdict: the disk is to be replaced.",
  },
  {
    name: 'ProxmoxTemperatureHigh',
    severity: 'warning',
    for: '10m',
    threshold: { value: 0.95, unit: 'ratio' },
    needs,
    expression: (scope, { threshold }) => `${namedHypervisors(temperatureRatio(scope))} > ${threshold}`,
    summary: `{{ $labels.chip }} {{ $labels.sensor }} of ${node} is at {{ $value | humanizePercentage }} of its critical temperature`,
    description:
      "Next the hardware throttles, then it turns itself off: fans, filters or the room's cooling.",
  },
  {
    name: 'ProxmoxServiceDown',
    severity: 'critical',
    for: '5m',
    keepFiring: ({ average }) => average('ProxmoxNodeScrapeFailing'),
    needs,
    expression: scope => namedHypervisors(servicesDown(scope)),
    summary: `{{ $labels.name }} of ${node} does not run`,
    description:
      'A service of Proxmox VE failed, or one that every host needs was stopped. (Only where node exporter runs with --collector.systemd.)',
  },
  {
    name: 'ProxmoxRebootRequired',
    severity: 'info',
    for: '1d',
    needs,
    expression: scope => `${namedHypervisors(rebootRequired(scope))} > 0`,
    summary: `${node} waits for a reboot`,
    description: 'An update, most often of the kernel, takes effect only after a reboot.',
  },
  {
    name: 'ProxmoxSwapHigh',
    severity: 'warning',
    for: '15m',
    threshold: { value: 0.9, unit: 'ratio' },
    needs,
    expression: (scope, { threshold }) => `${namedHypervisors(swapUsageRatio(scope))} > ${threshold}`,
    summary: `${node} uses {{ $value | humanizePercentage }} of its swap space`,
    description: "Guests' memory is on disk: they are slow, and next the kernel kills one.",
  },
  {
    name: 'ProxmoxPressureHigh',
    severity: 'warning',
    for: '15m',
    threshold: { value: 0.2, unit: 'ratio' },
    window: '5m',
    windowOf: 'nodeExporter',
    needs,
    expression: (scope, { threshold, window }) =>
      `${namedHypervisors(pressure(scope, window))} > ${threshold}`,
    summary: `${node} stands still for {{ $value | humanizePercentage }} of the time, waiting for {{ $labels.resource }}`,
    description:
      'The kernel counts the time in which nothing that could run makes progress (pressure stall information): memory is short and is reclaimed or swapped, or the disks are slower than what is asked of them.',
  },
  {
    name: 'ProxmoxNetworkErrors',
    severity: 'warning',
    for: '15m',
    threshold: { value: 0.01, unit: 'ratio' },
    window: '5m',
    windowOf: 'nodeExporter',
    needs,
    expression: (scope, { threshold, window }) =>
      `${namedHypervisors(networkErrorRatio(scope, window))} > ${threshold}`,
    summary: `{{ $value | humanizePercentage }} of the packets of {{ $labels.device }} of ${node} are faulty`,
    description: 'A cable, a transceiver or a port is bad: corosync and storage suffer first.',
  },
]
