import { promql } from './promql.ts'
import { ofNodeExporter, type Scope } from './scope.ts'

/** A node exporter's series with the hypervisor's name as label `node`, as the pve exporter's have it. */
export const namedHypervisors = (expression: string): string => promql`
  label_replace(
    ${expression},
    "node", "$1", "instance", "(.+)"
  )`

const disks = 'fstype=~"ext[234]|xfs|btrfs|zfs|vfat"'

/** Used part of the file systems on disks, 0 to 1. */
export const filesystemUsageRatio = (scope: Scope): string => {
  const of = ofNodeExporter(scope, disks)
  return `1 - node_filesystem_avail_bytes{${of}} / (node_filesystem_size_bytes{${of}} > 0)`
}

/** File systems on disks that are mounted read-only (1). */
export const filesystemReadOnly = (scope: Scope): string =>
  `node_filesystem_readonly{${ofNodeExporter(scope, 'fstype=~"ext[234]|xfs|btrfs|zfs"')}}`

/** State of the ZFS pools, one series a state, 1 for the one that it is in. */
export const zpoolState = (scope: Scope, states: string): string =>
  `node_zfs_zpool_state{${ofNodeExporter(scope, `state=~"${states}"`)}}`

/** Links of a bond that are missing, by `master`. */
export const bondLinksMissing = (scope: Scope): string =>
  `node_bonding_slaves{${ofNodeExporter(scope)}} - node_bonding_active{${ofNodeExporter(scope)}}`

/** Disks that a software RAID lacks, by `device`; `node_md_degraded` is no help, as Debian 12's node exporter (1.5) does not know it. */
export const raidDisksMissing = (scope: Scope): string => promql`
  node_md_disks_required{${ofNodeExporter(scope)}}
  - ignoring (state) node_md_disks{${ofNodeExporter(scope, 'state="active"')}}`

/** How far the clock is from its time servers, in seconds, without sign. */
export const clockOffset = (scope: Scope): string =>
  `abs(node_timex_offset_seconds{${ofNodeExporter(scope)}})`

/** Clocks that no time server keeps; the kernel says so when its estimate of the error has reached 16 s. */
export const clockNotSynchronised = (scope: Scope): string => promql`
  node_timex_sync_status{${ofNodeExporter(scope)}} == 0
  and node_timex_maxerror_seconds{${ofNodeExporter(scope)}} >= 16`

/** Memory errors that were corrected within a window, by `controller`. */
export const correctedMemoryErrors = (scope: Scope, window: string): string =>
  `increase(node_edac_correctable_errors_total{${ofNodeExporter(scope)}}[${window}])`

/** Memory errors that could not be corrected within a window, by `controller`. */
export const uncorrectedMemoryErrors = (scope: Scope, window: string): string =>
  `increase(node_edac_uncorrectable_errors_total{${ofNodeExporter(scope)}}[${window}])`

/** Disks that say of themselves that they fail (0), from smartmon.sh of Debian's prometheus-node-exporter-collectors. */
export const diskHealthy = (scope: Scope): string => `smartmon_device_smart_healthy{${ofNodeExporter(scope)}}`

/** A sensor's temperature over the one that it calls critical. */
export const temperatureRatio = (scope: Scope): string => promql`
  node_hwmon_temp_celsius{${ofNodeExporter(scope)}}
  / (node_hwmon_temp_crit_celsius{${ofNodeExporter(scope)}} > 0 < 200)`

const services = 'pve-cluster|pvedaemon|pveproxy|pvestatd|pvescheduler|pve-ha-crm|pve-ha-lrm|pve-firewall'

/** Services of Proxmox VE that failed, or do not run; corosync only where it failed, as a standalone host has it off. */
export const servicesDown = (scope: Scope): string => promql`
  node_systemd_unit_state{${ofNodeExporter(scope, `name=~"(${services})[.]service"`, 'state="active"')}} == 0
  or on (environment, instance, name)
  node_systemd_unit_state{${ofNodeExporter(scope, 'name="corosync.service"', 'state="failed"')}} == 1`

/** Hypervisors that ask for a reboot, from apt_info.py of Debian's prometheus-node-exporter-collectors. */
export const rebootRequired = (scope: Scope): string => `node_reboot_required{${ofNodeExporter(scope)}}`

/** Used part of the swap space, 0 to 1; nothing where there is none. */
export const swapUsageRatio = (scope: Scope): string => {
  const of = ofNodeExporter(scope)
  return `1 - node_memory_SwapFree_bytes{${of}} / (node_memory_SwapTotal_bytes{${of}} > 0)`
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
