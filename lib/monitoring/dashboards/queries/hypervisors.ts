import {
  bondLinksMissing,
  filesystemUsageRatio,
  swapUsageRatio,
  zpoolState,
} from '../../expressions/hypervisors.ts'
import { promql } from '../../expressions/promql.ts'
import { inCluster, inNode, last, onHost, pickedHost, pickedHypervisor } from '../picked-series.ts'

const over = (selector: string): string => `rate(${selector}[$__rate_interval])`

const cpuCount = `count by (environment, instance) (${onHost('node_cpu_seconds_total', 'mode="idle"')})`

/** Share of a hypervisor's CPUs, by what they do. */
export const cpuModes = promql`
  sum by (environment, instance, mode) (${over(onHost('node_cpu_seconds_total', 'mode!="idle"'))})
  / on (environment, instance) group_left ()
    ${cpuCount}`

/** Processes that run or wait, to each CPU. */
export const load = promql`
  ${onHost('node_load5')}
  / on (environment, instance)
    ${cpuCount}`

/** Share of the time in which something waited for a resource (pressure stall information). */
export const pressure = (
  resource: 'cpu_waiting' | 'memory_waiting' | 'memory_stalled' | 'io_waiting' | 'io_stalled',
): string => over(onHost(`node_pressure_${resource}_seconds_total`))

/** ZFS's cache, which gives memory back when guests ask for it. */
export const memoryArc = onHost('node_zfs_arc_size')

/** Memory that guests and host hold: what is not available, without ZFS's cache. */
export const memoryHeld = promql`
  ${onHost('node_memory_MemTotal_bytes')}
  - ${onHost('node_memory_MemAvailable_bytes')}
  - (${memoryArc} or 0 * ${onHost('node_memory_MemTotal_bytes')})`

/** Memory of the page cache that can be had back. */
export const memoryCache = `${onHost('node_memory_MemAvailable_bytes')} - ${onHost('node_memory_MemFree_bytes')}`

/** Memory that nothing uses. */
export const memoryFree = onHost('node_memory_MemFree_bytes')

/** Share of swap in use, where there is some. */
export const swapUse = swapUsageRatio(pickedHost)

/** Disks that are hardware: no mappings, no loops, no ZFS volumes of guests. */
const disk = 'device!~"(dm-|loop|zd|sr|fd|md|nbd|rbd).*"'

const diskRate = (metric: string): string => over(onHost(metric, disk))

/** Bytes a second that a disk reads, and that it writes. */
export const diskRead = diskRate('node_disk_read_bytes_total')
export const diskWritten = diskRate('node_disk_written_bytes_total')

/** Share of time in which a disk had something to do. */
export const diskBusy = diskRate('node_disk_io_time_seconds_total')

/** Seconds that a read or a write took, on average. */
export const diskWait = promql`
  (${diskRate('node_disk_read_time_seconds_total')} + ${diskRate('node_disk_write_time_seconds_total')})
  / (
    ${diskRate('node_disk_reads_completed_total')} + ${diskRate('node_disk_writes_completed_total')}
    > 0
  )`

/** Share of each filesystem that is used. */
export const filesystemUse = filesystemUsageRatio(pickedHost)

/** Pools of ZFS in a state that is not "online", 1 for the one that each is in. */
export const zpoolStates = zpoolState(pickedHost, 'degraded|faulted|offline|removed|suspended|unavail')

/** Share of reads that ZFS's cache answers. */
export const arcHits = promql`
  ${over(onHost('node_zfs_arc_hits'))}
  / (
    ${over(onHost('node_zfs_arc_hits'))} + ${over(onHost('node_zfs_arc_misses'))}
    > 0
  )`

/** Interfaces that carry traffic of their own: not those of guests, firewalls and containers. */
const card = 'device!~"(lo|tap|veth|fwbr|fwpr|fwln|ifb|docker|cni|virbr).*"'

const cardRate = (metric: string): string => over(onHost(metric, card))

/** Bytes a second that an interface receives, and that it sends. */
export const received = cardRate('node_network_receive_bytes_total')
export const sent = cardRate('node_network_transmit_bytes_total')

/** Errors and drops a second of each interface, both ways. */
export const networkErrors = promql`
  ${cardRate('node_network_receive_errs_total')} + ${cardRate('node_network_transmit_errs_total')}
  + ${cardRate('node_network_receive_drop_total')} + ${cardRate('node_network_transmit_drop_total')}`

/** Links of each bond that do not work. */
export const bondFaults = bondLinksMissing(pickedHost)

/** Degrees of the hottest sensor of each chip. */
export const temperature = `max by (environment, instance, chip) (${onHost('node_hwmon_temp_celsius')})`

/** What Proxmox VE says of the picked hypervisor. */
export const asPve = (metric: string): string =>
  inCluster(metric, pickedHypervisor.environment, pickedHypervisor.id)

/** The same for a panel that shows what is now. */
export const asPveNow = (metric: string): string => last(asPve(metric))

/** Whether the API of the picked hypervisor answers. */
export const ownAnswer = inNode('up', pickedHypervisor.environment, pickedHypervisor.instance)
