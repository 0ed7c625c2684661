import { haState } from '../../expressions/guests.ts'
import { nodeHaState } from '../../expressions/nodes.ts'
import { promql } from '../../expressions/promql.ts'
import {
  replicationAge as age,
  namedReplication,
  replicationFailedSyncs,
} from '../../expressions/replication.ts'
import { ids, inCluster, inNode, last, lastOfNode, picked } from '../picked-series.ts'

/** Guests in error, fence or recovery by HA, and nodes that it fences or does not know, with the state. */
export const haTrouble = promql`
  max by (environment, id, state) (
    ${haState(picked, 'error|fence|recovery')} == 1
    or
    ${nodeHaState(picked, 'fence|gone|unknown')} == 1
  )`

/** Guests that HA manages, by state. */
export const haStates = `sum by (environment, state) (${last(inCluster('pve_ha_state', ids.guest))}) > 0`

/** How many guests and nodes are in trouble by HA; 0 where none is. */
export const haTroubleCount = promql`
  count by (environment) (
    ${haTrouble}
  )
  or 0 * max by (environment) (${last(inCluster('pve_ha_state', ids.node))})`

/** A replication job's value with its guest, source and target. */
const ofJob = (expression: string): string => promql`
  max by (environment, replication, name, id, source, target) (
    ${namedReplication(picked, expression)}
  )`

/** Failed tries of each job since its last sync. */
export const replicationFailures = ofJob(replicationFailedSyncs(picked))

/** Seconds since each job's last sync. */
export const replicationAge = ofJob(age(picked))

/** Seconds that each job's last sync took. */
export const replicationDuration = ofJob(lastOfNode(inNode('pve_replication_duration_seconds')))

/** How many jobs fail, by environment; 0 where none does, nothing where there is no job. */
export const replicationFailing = `sum by (environment) (${replicationFailedSyncs(picked)} > bool 0)`
