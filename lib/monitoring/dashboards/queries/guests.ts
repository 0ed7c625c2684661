import { guestInfo as currentInfo } from '../../expressions/guest-info.ts'
import {
  guestMemoryRatio,
  guestsDownAgainstIntent,
  guestsNotBackedUp,
  guestUp as up,
} from '../../expressions/guests.ts'
import { promql } from '../../expressions/promql.ts'
import { ids, inCluster, inNode, last, lastKnown, picked } from '../picked-series.ts'

/** One series a guest, with its name, node, type and tags, of those that these matchers ask for. */
export const guestInfo = (...matchers: string[]): string => promql`
  (
    ${currentInfo(picked, ...matchers)}
  )`

/** Templates, also those on a node that no longer says that they are. */
export const templates = lastKnown(inCluster('pve_guest_info', 'template="1"'))

/** An expression's series with what names a guest. */
export const named = (expression: string, info = guestInfo(), labels = 'name, node'): string => promql`
  ${expression}
  * on (environment, id) group_left (${labels}) ${info}`

/** 1 for a guest that runs, 0 for one that does not. */
export const guestUp = up(picked)

/** Guests whose node says nothing of them: it is down, or its pvestatd is dead. They have no name, and no template is told. */
export const guestsUnknown = promql`
  (
    ${guestInfo('template=""')}
    unless on (environment, id) ${inCluster('pve_guest_info', 'template!=""')}
    unless on (environment, id) ${templates}
  )`

/** 1 for a guest that runs, 0 for one that does not, -1 for one whose node says nothing of it. */
export const guestStatus = promql`
  max by (environment, id) (
    -1 * ${guestsUnknown}
    or on (environment, id) ${guestUp}
  )`

/** Guests that run, by environment. */
export const guestsRunning = `sum by (environment) (${guestUp})`

/** Guests that are no templates, by environment. */
export const guestCount = promql`
  count by (environment) (
    group by (environment, id) (${last(inCluster('pve_guest_info', 'template!="1"'))})
    unless on (environment, id) ${templates}
  )`

/** How many guests' state is unknown, by environment; 0 where each is known. */
export const guestsUnknownCount = promql`
  count by (environment) (
    ${guestsUnknown}
  )
  or 0 * ${guestCount}`

/** Guests that should run and do not, with their names; as the alert has it. */
export const guestsDown = guestsDownAgainstIntent(picked)

/** How many guests should run and do not; 0 where all do. */
export const guestsDownCount = promql`
  count(
    ${guestsDown}
  )
  or 0 * sum(${guestsRunning})`

/** Share of its own CPUs that a guest uses. */
export const guestCpu = last(inCluster('pve_cpu_usage_ratio', ids.guest))

/** Share of its own memory that a guest uses, as the alert has it. */
export const guestMemory = guestMemoryRatio(picked)

const rateOf = (metric: string): string => `rate(${inCluster(metric, ids.guest)}[$__rate_interval])`

/** Bytes a second that a guest sends and receives. */
export const guestNetwork = `${rateOf('pve_network_receive_bytes_total')} + ${rateOf('pve_network_transmit_bytes_total')}`

/** Bytes a second that a guest reads and writes. */
export const guestDisk = `${rateOf('pve_disk_read_bytes_total')} + ${rateOf('pve_disk_written_bytes_total')}`

/** Guests that are no templates and in no backup job: what the number, the table and the chart count. */
export const notBackedUp = promql`
  ${guestsNotBackedUp(picked)}
  unless on (environment, id) ${templates}`

/** How many guests are in no backup job, by environment; 0 where all are. */
export const notBackedUpCount = promql`
  count by (environment) (
    ${notBackedUp}
  )
  or 0 * max by (environment) (${last(inCluster('pve_not_backed_up_total'))})`

/** 1 for a guest that starts with its node. Only guests whose configuration says so or not have it. */
export const guestOnBoot = lastKnown(inNode('pve_onboot_status'))

/** Seconds since a guest was started. */
export const guestUptime = last(inCluster('pve_uptime_seconds', ids.guest))

/** 1 for a guest that is locked by a backup, a migration, a snapshot or the like. */
export const guestLocked = `${last(inCluster('pve_lock_state'))} == 1`
