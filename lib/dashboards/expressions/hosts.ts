import { inCluster, onHost } from '../series.ts'

const over = (selector: string): string => `rate(${selector}[$__rate_interval])`

/** Share of a hypervisor's CPUs, by what they do. */
export const cpuModes = `sum by (environment, instance, mode) (${over(onHost('node_cpu_seconds_total', 'mode!="idle"'))})
  / on (environment, instance) group_left () count by (environment, instance) (${onHost('node_cpu_seconds_total', 'mode="idle"')})`

/** Share of the time in which something waited for a resource (pressure stall information). */
export const pressure = (
  resource: 'cpu_waiting' | 'memory_waiting' | 'memory_stalled' | 'io_waiting' | 'io_stalled',
): string => over(onHost(`node_pressure_${resource}_seconds_total`))

/** ZFS's cache, which gives memory back when guests ask for it; 0 without ZFS. */
const arc = `(${onHost('node_zfs_arc_size')} or 0 * ${onHost('node_memory_MemTotal_bytes')})`

/** Memory that neither guests nor the host can have back: what is not available, without ZFS's cache. */
export const memoryHeld = `${onHost('node_memory_MemTotal_bytes')} - ${onHost('node_memory_MemAvailable_bytes')} - ${arc}`

export const memoryArc = onHost('node_zfs_arc_size')
export const memoryTotal = onHost('node_memory_MemTotal_bytes')
export const memoryCache = `${onHost('node_memory_MemAvailable_bytes')} - ${onHost('node_memory_MemFree_bytes')}`
export const memoryFree = onHost('node_memory_MemFree_bytes')

/** Share of swap in use, where there is some. */
export const swapUse = `1 - ${onHost('node_memory_SwapFree_bytes')} / (${onHost('node_memory_SwapTotal_bytes')} > 0)`

/** Disks that are hardware: no partitions' mappings, no loops, no ZFS volumes of guests. */
const disk = 'device!~"(dm-|loop|zd|sr|fd|md|nbd|rbd).*"'

export const diskRead = over(onHost('node_disk_read_bytes_total', disk))
export const diskWritten = over(onHost('node_disk_written_bytes_total', disk))
export const diskBusy = over(onHost('node_disk_io_time_seconds_total', disk))

/** Seconds that a read or a write took, on average. */
export const diskWait = `(${over(onHost('node_disk_read_time_seconds_total', disk))} + ${over(onHost('node_disk_write_time_seconds_total', disk))})
  / (${over(onHost('node_disk_reads_completed_total', disk))} + ${over(onHost('node_disk_writes_completed_total', disk))} > 0)`

const realFilesystem = 'fstype!~"tmpfs|ramfs|squashfs|overlay|fuse.*|nsfs|iso9660"'

/** Share of each filesystem that is used. */
export const filesystemUse = `1 - ${onHost('node_filesystem_avail_bytes', realFilesystem)} / (${onHost('node_filesystem_size_bytes', realFilesystem)} > 0)`

/** Pools of ZFS that are not online, with their state. */
export const zpoolStates = `${onHost('node_zfs_zpool_state', 'state!="online"')}`

/** Share of reads that ZFS's cache answers. */
export const arcHits = `${over(onHost('node_zfs_arc_hits'))} / (${over(onHost('node_zfs_arc_hits'))} + ${over(onHost('node_zfs_arc_misses'))} > 0)`

/** Interfaces that carry traffic of their own: not those of guests, firewalls and containers. */
const card = 'device!~"(lo|tap|veth|fwbr|fwpr|fwln|docker|cni|virbr).*"'

export const received = over(onHost('node_network_receive_bytes_total', card))
export const sent = over(onHost('node_network_transmit_bytes_total', card))

/** Errors and drops a second of each interface, both ways. */
export const networkErrors = `sum by (environment, instance, device) (
    ${over(onHost('node_network_receive_errs_total', card))} + ${over(onHost('node_network_transmit_errs_total', card))}
    + ${over(onHost('node_network_receive_drop_total', card))} + ${over(onHost('node_network_transmit_drop_total', card))}
  )`

/** Interfaces of each bond that do not work. */
export const bondFaults = `${onHost('node_bonding_slaves')} - ${onHost('node_bonding_active')}`

/** Degrees of each sensor, the hottest of a chip. */
export const temperature = `max by (environment, instance, chip) (${onHost('node_hwmon_temp_celsius')})`

export const load = `${onHost('node_load5')} / on (environment, instance) count by (environment, instance) (${onHost('node_cpu_seconds_total', 'mode="idle"')})`

/** What Proxmox VE says of the picked node. */
export const asPve = (metric: string): string => inCluster(metric, 'id=~"node/($node)"')
