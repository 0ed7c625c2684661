import { ids, inCluster, inNode, last } from '../series.ts'

/**
 * One series a guest, with its name, node, type and tags. After a migration the present node's at once; for as long as
 * a scrape fails, the last one's: an info series of before stays for five minutes, which a join would call many-to-many.
 */
export const guestInfo = (...matchers: string[]): string =>
  oneAGuest([inCluster('pve_guest_info', ...matchers)])

/** The guests whose name, id or tags contain what the viewer searches, on the nodes that he picked. */
export const found = oneAGuest(
  ['name', 'id', 'tags'].map(label =>
    inCluster('pve_guest_info', 'node=~"$node"', `${label}=~"(?i).*$search.*"`),
  ),
)

function oneAGuest(infos: string[]): string {
  const either = (read: (selector: string) => string) => infos.map(read).join(' or ')
  return `sign(topk by (environment, id) (1, 2 * (${either(info => info)}) or ${either(info => last(info))}))`
}

/** An expression's series with what names a guest. */
export const named = (expression: string, info = guestInfo(), labels = 'name, node'): string =>
  `${expression} * on (environment, id) group_left (${labels}) ${info}`

/** 1 for a guest that runs, 0 for one that does not. */
export const guestUp = last(inCluster('pve_up', ids.guest))

/** Guests that run, by environment. */
export const guestsRunning = `sum by (environment) (${guestUp})`

/** Guests that are no templates, by environment. */
export const guestCount = `count by (environment) (group by (environment, id) (${last(inCluster('pve_guest_info', 'template!="1"'))}))`

/**
 * Guests that should run and do not: started with their node or by HA, no template, not locked, and on a node that is
 * up (while it is down, Proxmox VE gives them no template).
 */
export const guestsDown = `(${guestUp} == 0)
  and on (environment, id) (
    max by (environment, id) (max_over_time(${inNode('pve_onboot_status')}[1h])) == 1
    or max by (environment, id) (${last(inCluster('pve_ha_state', ids.guest, 'state="started"'))}) == 1
  )
  and on (environment, id) ${guestInfo('template="0"')}
  unless on (environment, id) (${last(inCluster('pve_lock_state'))} == 1)`

/** Share of its own CPUs that a guest uses. */
export const guestCpu = last(inCluster('pve_cpu_usage_ratio', ids.guest))

/** Share of its own memory that a guest uses. */
export const guestMemory = `${last(inCluster('pve_memory_usage_bytes', ids.guest))} / (${last(inCluster('pve_memory_size_bytes', ids.guest))} > 0)`

/** Bytes a second that a guest sends and receives. */
export const guestNetwork = `rate(${inCluster('pve_network_receive_bytes_total', ids.guest)}[$__rate_interval]) + rate(${inCluster('pve_network_transmit_bytes_total', ids.guest)}[$__rate_interval])`

/** Bytes a second that a guest reads and writes. */
export const guestDisk = `rate(${inCluster('pve_disk_read_bytes_total', ids.guest)}[$__rate_interval]) + rate(${inCluster('pve_disk_written_bytes_total', ids.guest)}[$__rate_interval])`

/** Guests that are no templates and in no backup job. */
export const notBackedUp = `${last(inCluster('pve_not_backed_up_info'))} and on (environment, id) ${guestInfo('template!="1"')}`

/** How many guests are in no backup job, by environment; 0 where all are. */
export const notBackedUpCount = `count by (environment) (${notBackedUp}) or 0 * max by (environment) (${last(inCluster('pve_not_backed_up_total'))})`

/** 1 for a guest that starts with its node. Only guests whose configuration says so or not have it. */
export const guestOnBoot = `max by (environment, id) (max_over_time(${inNode('pve_onboot_status')}[1h]))`

/** Seconds since a guest was started. */
export const guestUptime = last(inCluster('pve_uptime_seconds', ids.guest))

/** 1 for a guest that is locked by a backup, a migration, a snapshot or the like. */
export const guestLocked = `${last(inCluster('pve_lock_state'))} == 1`
