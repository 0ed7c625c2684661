import { growth } from './growth.ts'
import { promql } from './promql.ts'
import { ofNodeExporter, type Scope } from './scope.ts'

/** A node exporter's series with the hypervisor's name as label `node`, as the pve exporter's have it. */
export const namedHypervisors = (expression: string): string => promql`
  label_replace(
    ${expression},
    "node", "$1", "instance", "(.+)"
  )`

/** A series' last value within ten scrapes: bare, one failed scrape would begin every `for` anew. */
const last = (scope: Scope, metric: string, ...matchers: string[]): string =>
  `last_over_time(${metric}{${ofNodeExporter(scope, ...matchers)}}[${scope.nodeExporterWindow}])`

const disks = 'fstype=~"ext[234]|xfs|btrfs|zfs|vfat"'

/** Used part of the file systems on disks, 0 to 1. */
export const filesystemUsageRatio = (scope: Scope): string =>
  `1 - ${last(scope, 'node_filesystem_avail_bytes', disks)} / (${last(scope, 'node_filesystem_size_bytes', disks)} > 0)`

/** File systems on disks that are mounted read-only (1). */
export const filesystemReadOnly = (scope: Scope): string =>
  last(scope, 'node_filesystem_readonly', 'fstype=~"ext[234]|xfs|btrfs|zfs"')

/** State of the ZFS pools, one series a state, 1 for the one that it is in. */
export const zpoolState = (scope: Scope, states: string): string =>
  last(scope, 'node_zfs_zpool_state', `state=~"${states}"`)

/** Links of a bond that are missing, by `master`. */
export const bondLinksMissing = (scope: Scope): string =>
  `${last(scope, 'node_bonding_slaves')} - ${last(scope, 'node_bonding_active')}`

/** Disks that a software RAID lacks, by `device`; `node_md_degraded` is no help, as Debian 12's node exporter (1.5) does not know it. */
export const raidDisksMissing = (scope: Scope): string => promql`
  ${last(scope, 'node_md_disks_required')}
  - ignoring (state) ${last(scope, 'node_md_disks', 'state="active"')}`

/** How far the clock is from its time servers, in seconds, without sign. */
export const clockOffset = (scope: Scope): string => `abs(${last(scope, 'node_timex_offset_seconds')})`

/** How far the clock is from Prometheus's, in seconds, without sign: the smallest difference of the last scrapes, as a slow one adds to it. */
export const clockDifference = (scope: Scope): string => {
  const time = `node_time_seconds{${ofNodeExporter(scope)}}`
  return `min_over_time(abs(${time} - timestamp(${time}))[${scope.nodeExporterWindow}:${scope.nodeExporterStep}])`
}

/** Clocks that no time server keeps; the kernel says so when its estimate of the error has reached 16 s. */
export const clockNotSynchronised = (scope: Scope): string => promql`
  ${last(scope, 'node_timex_sync_status')} == 0
  and ${last(scope, 'node_timex_maxerror_seconds')} >= 16`

/** Memory errors that were corrected within a window, by `controller`. */
export const correctedMemoryErrors = (scope: Scope, window: string): string =>
  growth(`node_edac_correctable_errors_total{${ofNodeExporter(scope)}}`, window)

/** Memory errors that could not be corrected within a window, by `controller`. */
export const uncorrectedMemoryErrors = (scope: Scope, window: string): string =>
  growth(`node_edac_uncorrectable_errors_total{${ofNodeExporter(scope)}}`, window)

/** Disks that say of themselves that they fail (0), from smartmon.sh of Debian's prometheus-node-exporter-collectors. */
export const diskHealthy = (scope: Scope): string => last(scope, 'smartmon_device_smart_healthy')

/** Whether node exporter could not read a text file (1). */
export const textfileError = (scope: Scope): string => last(scope, 'node_textfile_scrape_error')

/** Seconds since the text files were written that alerts read; those of one's own may be as old as they like. */
export const textfileAge = (scope: Scope): string =>
  `time() - ${last(scope, 'node_textfile_mtime_seconds', 'file=~"(.*/)?(apt|nvme|smartmon)[.]prom"')}`

/** A sensor's temperature over the one that it calls critical. */
export const temperatureRatio = (scope: Scope): string => promql`
  ${last(scope, 'node_hwmon_temp_celsius')}
  / (${last(scope, 'node_hwmon_temp_crit_celsius')} > 0 < 200)`

const always = 'pve-cluster|pvedaemon|pveproxy|pvestatd|pvescheduler'
const whereWanted = 'corosync|pve-firewall|pve-ha-crm|pve-ha-lrm'

/** Services of Proxmox VE that do not run; those that a host may do without only where they failed: off is a choice. */
export const servicesDown = (scope: Scope): string => promql`
  ${last(scope, 'node_systemd_unit_state', `name=~"(${always})[.]service"`, 'state="active"')} == 0
  or on (environment, instance, name)
  ${last(scope, 'node_systemd_unit_state', `name=~"(${whereWanted})[.]service"`, 'state="failed"')} == 1`

/** Hypervisors that ask for a reboot, from apt_info.py of Debian's prometheus-node-exporter-collectors. */
export const rebootRequired = (scope: Scope): string => last(scope, 'node_reboot_required')

/** Used part of the swap space, 0 to 1; nothing where there is none. */
export const swapUsageRatio = (scope: Scope): string =>
  `1 - ${last(scope, 'node_memory_SwapFree_bytes')} / (${last(scope, 'node_memory_SwapTotal_bytes')} > 0)`

/** Part of the time in which all that runs waits for memory, or for disks, by `resource`, 0 to 1, over a window. */
export const pressure = (scope: Scope, window: string): string => {
  const stalled = (resource: string) =>
    `label_replace(rate(node_pressure_${resource}_stalled_seconds_total{${ofNodeExporter(scope)}}[${window}]), "resource", "${resource}", "", "")`
  return promql`
    ${stalled('memory')}
    or on (environment, instance, resource)
    ${stalled('io')}`
}

const ofGuests = 'lo|(tap|veth|fwbr|fwln|fwpr|vmbr).*'

/** Packets of a network card that were faulty, received or sent, 0 to 1, over a window. */
export const networkErrorRatio = (scope: Scope, window: string): string => {
  const rate = (metric: string) =>
    `rate(${metric}{${ofNodeExporter(scope, `device!~"${ofGuests}"`)}}[${window}])`
  return promql`
    (${rate('node_network_receive_errs_total')} + ${rate('node_network_transmit_errs_total')})
    / (${rate('node_network_receive_packets_total')} + ${rate('node_network_transmit_packets_total')} > 0)`
}
