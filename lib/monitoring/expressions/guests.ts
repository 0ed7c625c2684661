import { guestInfoRecorded } from './guest-info.ts'
import { nodesWithoutStatus } from './nodes.ts'
import { promql } from './promql.ts'
import { ids, ofCluster, ofNode, ofRecording, type Scope } from './scope.ts'

/** Guests that are no templates, and that the scope asks for. */
export const guestNames = (scope: Scope): string => guestInfoRecorded(scope, 'template="0"', scope.guests)

/** An expression by `id`, with the guest's name, node and type; guests that the scope does not ask for drop out. */
export const namedGuests = (scope: Scope, expression: string): string => promql`
  (${expression})
  * on (environment, id) group_left (name, node, type)
    ${guestNames(scope)}`

/** Number of guests, templates among them. */
export const guestCount = (scope: Scope): string => `count by (environment) (${guestInfoRecorded(scope)})`

/** Guests that are stopped or unknown (0) or run (1). */
export const guestUp = (scope: Scope): string =>
  `last_over_time(pve_up{${ofCluster(scope, ids.guest)}}[${scope.clusterWindow}])`

/** Guests that are down and should run: started with their node or by HA, neither locked nor stopped in HA, on a node that tells. */
export const guestsDownAgainstIntent = (scope: Scope): string => promql`
  ${namedGuests(scope, `${guestUp(scope)} == 0`)}
  and on (environment, id) (
    max by (environment, id) (last_over_time(pve_onboot_status{${ofNode(scope)}}[${scope.longNodeWindow}])) == 1
    or
    max by (environment, id) (${haState(scope, 'started')}) == 1
  )
  unless on (environment, id) (${haState(scope, 'stopped')} == 1)
  unless on (environment, id) max by (environment, id) (${lockState(scope)} == 1)
  unless on (environment, node) ${nodesWithoutStatus(scope)}`

/** States with the HA manager that guests are in (1): those named, such as `error|fence`. */
export const haState = (scope: Scope, states: string): string =>
  scope.recorded
    ? `guest:pve_ha_state:current{${ofRecording(scope, among('state', states))}}`
    : haStates(scope, among('state', states))

/** Every guest's state with the HA manager, one series a state, 1 for the one that it is in. */
export const haStates = (scope: Scope, ...more: string[]): string =>
  `last_over_time(pve_ha_state{${ofCluster(scope, ids.guest, ...more)}}[${scope.clusterWindow}])`

/** Locks that guests have (1): those named, or all. */
export const lockState = (scope: Scope, states = ''): string =>
  scope.recorded
    ? `guest:pve_lock_state:current{${ofRecording(scope, among('state', states))}}`
    : lockStates(scope, among('state', states))

/** Every guest's locks, one series a lock, 1 for the one that it has. */
export const lockStates = (scope: Scope, ...more: string[]): string =>
  `last_over_time(pve_lock_state{${ofCluster(scope, ids.guest, ...more)}}[${scope.clusterWindow}])`

/** Use of a guest's CPUs, 0 to 1. */
export const guestCpuRatio = (scope: Scope, window: string): string =>
  `avg_over_time(pve_cpu_usage_ratio{${ofCluster(scope, ids.guest)}}[${window}])`

/** Used memory of guests, 0 to 1. Of a virtual machine without balloon driver this is nearly all, whatever its guest needs. */
export const guestMemoryRatio = (scope: Scope, kind: 'guest' | 'container' = 'guest'): string =>
  ratio(scope, 'pve_memory_usage_bytes', 'pve_memory_size_bytes', ids[kind])

/** Used bytes of containers' root file systems, 0 to 1; Proxmox VE knows none of virtual machines. */
export const containerDiskRatio = (scope: Scope): string =>
  ratio(scope, 'pve_disk_usage_bytes', 'pve_disk_size_bytes', ids.container)

/** How often a guest was started within the window, from its uptime. */
export const guestRestarts = (scope: Scope, window: string): string =>
  `resets(pve_uptime_seconds{${ofCluster(scope, ids.guest)}}[${window}])`

/** Guests in no backup job, always 1. */
export const guestsNotBackedUp = (scope: Scope): string =>
  `last_over_time(pve_not_backed_up_info{${ofCluster(scope, ids.guest)}}[${scope.clusterWindow}])`

const ratio = (scope: Scope, used: string, size: string, kind: string): string => promql`
  last_over_time(${used}{${ofCluster(scope, kind)}}[${scope.clusterWindow}])
  / (last_over_time(${size}{${ofCluster(scope, kind)}}[${scope.clusterWindow}]) > 0)`

const among = (label: string, values: string): string => {
  if (values === '') return ''
  return values.includes('|') ? `${label}=~"${values}"` : `${label}="${values}"`
}
