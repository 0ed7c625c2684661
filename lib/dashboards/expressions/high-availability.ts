import { ids, inCluster, inNode, last, lastOfNode } from '../series.ts'

/** Guests of which the HA manager says error, fence or recovery, with the state. */
export const haTrouble = `${last(inCluster('pve_ha_state', ids.guest, 'state=~"error|fence|recovery"'))} == 1`

/** Nodes of which the HA manager says fence, gone or unknown, with the state. */
export const haNodeTrouble = `${last(inCluster('pve_ha_state', ids.node, 'state=~"fence|gone|unknown"'))} == 1`

/** How many guests and nodes are in trouble by HA; 0 where none is. */
export const haTroubleCount = `count by (environment) (${haTrouble} or ${haNodeTrouble}) or 0 * max by (environment) (${last(inCluster('pve_ha_state', ids.node))})`

/** A replication job's value with its guest, source and target. */
export const replicationJob = (metric: string): string =>
  `max by (environment, id, guest, source, target) (
    ${lastOfNode(inNode(metric))} * on (environment, instance, id) group_left (guest, source, target) ${lastOfNode(inNode('pve_replication_info'))}
  )`

/** Failed tries of each job since its last sync. */
export const replicationFailures = replicationJob('pve_replication_failed_syncs')

/** Seconds since each job's last sync; a job that never ran is as old as its clock. */
export const replicationAge = `time() - ${replicationJob('pve_replication_last_sync_timestamp_seconds')}`

/** How many jobs fail; 0 where none does, nothing where there is no job. */
export const replicationFailing = `sum by (environment) (${replicationFailures} > bool 0)`

/** Seconds that each job's last sync took. */
export const replicationDuration = replicationJob('pve_replication_duration_seconds')
