import { asked } from './backups.ts'
import { promql } from './promql.ts'
import type { Scope } from './scope.ts'

/** A value of each datastore, by `server` and `datastore`. */
export const ofDatastore = (scope: Scope, metric: string): string =>
  `max by (environment, server, datastore) (${asked(scope, `proxmox_backup_${metric}`)})`

/** Used part of each datastore, 0 to 1. */
export const datastoreUsage = (scope: Scope): string => promql`
  ${ofDatastore(scope, 'datastore_used_bytes')}
  / (${ofDatastore(scope, 'datastore_total_bytes')} > 0)`

/** Seconds until each datastore is full, by its server's own estimate; none where it does not fill. */
export const datastoreFullIn = (scope: Scope): string =>
  `(${ofDatastore(scope, 'datastore_estimated_full_timestamp_seconds')} - time() > 0)`

/** Seconds for which a run of garbage collection is overdue, or since when there was none, where no schedule says when one is due. */
export const collectionOverdue = (scope: Scope, limit: number): string => promql`
  time() - ${ofDatastore(scope, 'gc_next_run_timestamp_seconds')} > ${limit}
  or on (environment, server, datastore)
  (
    ${ofDatastore(scope, 'datastore_total_bytes')}
    unless on (environment, server, datastore) ${ofDatastore(scope, 'gc_next_run_timestamp_seconds')}
    unless on (environment, server, datastore) (time() - ${ofDatastore(scope, 'gc_last_run_timestamp_seconds')} < ${8 * 86_400})
  ) * 0 + ${8 * 86_400}`

/** A value of each verification job, by `job_id`. */
export const ofVerification = (scope: Scope, metric: string): string =>
  `max by (environment, server, datastore, job_id) (${asked(scope, `proxmox_backup_verify_${metric}`)})`
