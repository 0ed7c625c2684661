import { guestNames } from './guests.ts'
import { nodeUp } from './nodes.ts'
import { promql } from './promql.ts'
import { ofNode, type Scope } from './scope.ts'

/** A replication job's guest, source and target joined to an expression by job, with the guest's name; the job itself as `replication`. */
export const namedReplication = (scope: Scope, expression: string): string => promql`
  label_replace(
    label_replace(
      (${expression})
      * on (environment, instance, id) group_left (guest, source, target)
        topk by (environment, instance, id) (1, last_over_time(pve_replication_info{${ofNode(scope)}}[${scope.nodeWindow}])),
      "replication", "$1", "id", "(.+)"
    ),
    "id", "$1", "guest", "(.+)"
  )
  * on (environment, id) group_left (name, node, type)
    ${guestNames(scope)}`

/** Runs of a replication job that failed in a row. */
export const replicationFailedSyncs = (scope: Scope): string =>
  `last_over_time(pve_replication_failed_syncs{${ofNode(scope)}}[${scope.nodeWindow}])`

/** Seconds since a replication job last succeeded; nothing where it never has. */
export const replicationAge = (scope: Scope): string =>
  `time() - (last_over_time(pve_replication_last_sync_timestamp_seconds{${ofNode(scope)}}[${scope.nodeWindow}]) > 0)`

/**
 * What an alert on replication tells, by what stays the same while a guest moves, as then its job has another source and
 * target; without jobs from or to a node that is not seen, of which the node tells.
 */
export const whereverReplicated = (scope: Scope, expression: string): string => promql`
  min by (environment, replication, id, name, type) (
    ${expression}
    unless on (environment, source) label_replace(${nodeUp(scope)} == 0, "source", "$1", "id", "(.+)")
    unless on (environment, target) label_replace(${nodeUp(scope)} == 0, "target", "$1", "id", "(.+)")
  )`

/** Number of replication jobs; 0 where every node that is scraped answers and none lists one. */
export const replicationJobCount = (scope: Scope): string => promql`
  count by (environment) (group by (environment, id) (last_over_time(pve_replication_info{${ofNode(scope)}}[${scope.nodeWindow}])))
  or
  0 * (min by (environment) (last_over_time(up{${ofNode(scope)}}[${scope.nodeWindow}])) == 1)`
