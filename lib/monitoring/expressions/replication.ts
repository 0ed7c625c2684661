import { guestNames } from './guests.ts'
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
