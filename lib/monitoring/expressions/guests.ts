import { answered } from './exporters.ts'
import { guestInfoRecorded } from './guest-info.ts'
import { nodesUnseen, nodesWithoutStatus, nodesYoung } from './nodes.ts'
import { onBoot } from './on-boot.ts'
import { promql } from './promql.ts'
import { ids, ofCluster, ofRecording, type Scope } from './scope.ts'
import { starts } from './starts.ts'

/** Guests that are no templates, and that the scope asks for. */
export const guestNames = (scope: Scope): string => guestInfoRecorded(scope, 'template="0"', scope.guests)

/** An expression by `id`, with the guest's name, node and type; guests that the scope does not ask for drop out. */
export const namedGuests = (scope: Scope, expression: string): string => promql`
  (${expression})
  * on (environment, id) group_left (name, node, type)
    ${guestNames(scope)}`

/**
 * What an alert on guests tells, by what stays the same while a guest moves: with `node` among the labels each migration
 * would make another alert, whose `for` begins anew.
 */
export const wherever = (expression: string, ...more: string[]): string => promql`
  max by (${['environment', 'id', 'name', 'type', ...more].join(', ')}) (
    ${expression}
  )`

/** Number of guests, templates among them; 0 where the API answers and lists none, as a count of none is no series. */
export const guestCount = (scope: Scope): string => promql`
  count by (environment) (${guestInfoRecorded(scope)})
  or
  0 * group by (environment) (${answered(scope)})`

/** Guests that are stopped or unknown (0) or run (1). */
export const guestUp = (scope: Scope): string =>
  `last_over_time(pve_up{${ofCluster(scope, ids.guest)}}[${scope.clusterWindow}])`

/** How long a lock excuses a guest that is down: a job that takes longer, or that died, has one alert told. */
const lockExcuses = '40m'

/**
 * Guests that are down, or paused, and should run: started with their node or by HA, neither stopped in HA nor locked
 * since a short while, on a node that tells and has had time to start them. HA's `freeze` is no wish to stop a guest, but one that HA had stopped before stays so.
 */
export const guestsDownAgainstIntent = (scope: Scope): string => promql`
  ${namedGuests(scope, `${guestUp(scope)} == 0`)}
  and on (environment, id) (
    ${onBoot(scope)} == 1
    or
    max by (environment, id) (${startedByHa(scope)}) == 1
  )
  unless on (environment, id) ${stoppedByHa(scope)}
  unless on (environment, id) (
    max by (environment, id) (${lockState(scope)} == 1)
    unless on (environment, id) (${lockState(scope, jobLocks, lockExcuses)} == 1)
  )
  unless on (environment, node) ${nodesWithoutStatus(scope)}
  unless on (environment, node) (${nodesYoung(scope)})`

/** Locks that a job takes; `suspended` is a state to stay in. */
export const jobLocks = 'backup|clone|create|migrate|rollback|snapshot|snapshot-delete|suspending'

/** Guests that HA was to run within the last scrapes: while it moves one it has another state for a moment. */
const startedByHa = (scope: Scope): string =>
  scope.recorded
    ? `max_over_time(guest:pve_ha_state:current{${ofRecording(scope, 'state=~"started|freeze"')}}[${scope.clusterWindow}])`
    : `max_over_time(pve_ha_state{${ofCluster(scope, ids.guest, 'state=~"started|freeze"')}}[${scope.clusterWindow}])`

/** Guests that HA was told to stop, from the recording rule where the scope asks for that: only it remembers this of a frozen one. */
const stoppedByHa = (scope: Scope): string =>
  scope.recorded ? `guest:pve_ha_state:stopped{${ofRecording(scope)}}` : `(${haState(scope, 'stopped')} == 1)`

/**
 * Guests that HA was told to stop, always 1: as it says, and as it said before it froze them. That is kept, by asking for its
 * own last value, while they are frozen and while no answer comes.
 */
export const stoppedByHaRemembered = (scope: Scope): string => {
  const last = `guest:pve_ha_state:stopped{${ofRecording(scope)}}`
  return promql`
    max by (environment, id) (${haState(scope, 'stopped')})
    or on (environment, id) (${last} and on (environment, id) ${haState(scope, 'freeze')})
    or on (environment, id) (${last} unless on (environment) (${answered(scope)}))`
}

/** Guests that HA gave up, or is fencing or recovering though their node is seen: what a dead node takes with it, the node tells. */
export const guestsLostByHa = (scope: Scope): string => promql`
  ${namedGuests(scope, `${haState(scope, 'error')} == 1`)}
  or on (environment, id)
  (
    ${namedGuests(scope, `${haState(scope, 'fence|recovery')} == 1`)}
    unless on (environment, node) ${nodesUnseen(scope)}
  )`

/** Number of guests that HA has frozen; nothing without one. */
export const guestsFrozen = (scope: Scope): string =>
  `count by (environment) (${haState(scope, 'freeze')} == 1)`

/** States with the HA manager that guests are in (1): those named, such as `error|fence`. */
export const haState = (scope: Scope, states: string): string =>
  scope.recorded
    ? `guest:pve_ha_state:current{${ofRecording(scope, among('state', states))}}`
    : haStates(scope, among('state', states))

/** Every guest's state with the HA manager, one series a state, 1 for the one that it is in. */
export const haStates = (scope: Scope, ...more: string[]): string =>
  `last_over_time(pve_ha_state{${ofCluster(scope, ids.guest, ...more)}}[${scope.clusterWindow}])`

/** Locks that guests have (1), or had some time ago: those named, or all. */
export const lockState = (scope: Scope, states = '', ago = ''): string => {
  const then = ago === '' ? '' : ` offset ${ago}`
  return scope.recorded
    ? `guest:pve_lock_state:current{${ofRecording(scope, among('state', states))}}${then}`
    : lockStates(scope, among('state', states), then)
}

/** Every guest's locks, one series a lock, 1 for the one that it has. */
export const lockStates = (scope: Scope, matcher = '', then = ''): string =>
  `last_over_time(pve_lock_state{${ofCluster(scope, ids.guest, matcher)}}[${scope.clusterWindow}]${then})`

/** Use of a guest's CPUs, 0 to 1. */
export const guestCpuRatio = (scope: Scope, window: string): string =>
  `avg_over_time(pve_cpu_usage_ratio{${ofCluster(scope, ids.guest)}}[${window}])`

/**
 * Used memory of guests, 0 to 1. Of a virtual machine without balloon driver this is nearly all, whatever its guest
 * needs; since 9.0 Proxmox VE gives what its process takes on the host, which may be more than its size.
 */
export const guestMemoryRatio = (scope: Scope, kind: 'guest' | 'container' = 'guest'): string => promql`
  clamp_max(
    ${ratio(scope, 'pve_memory_usage_bytes', 'pve_memory_size_bytes', ids[kind])},
    1
  )`

/** Used bytes of containers' root file systems, 0 to 1; Proxmox VE knows none of virtual machines. */
export const containerDiskRatio = (scope: Scope): string =>
  ratio(scope, 'pve_disk_usage_bytes', 'pve_disk_size_bytes', ids.container)

/** How often a guest was started within the window, from its uptime; a migration makes a new process, and is no start. */
export const guestRestarts = (scope: Scope, window: string): string => promql`
  ${starts(scope, ids.guest, window)}
  - on (environment, id) group_left ()
    (
      sum by (environment, id) (count_over_time(guest:pve_guest_info:moved{${ofRecording(scope)}}[${window}]))
      or on (environment, id)
      0 * ${guestInfoRecorded(scope)}
    )`

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
