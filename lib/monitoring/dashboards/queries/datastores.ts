import { asked } from '../../expressions/backups.ts'
import {
  collectionOverdue,
  datastoreFullIn,
  datastoreUsage,
  ofDatastore,
  ofVerification,
} from '../../expressions/datastores.ts'
import { promql } from '../../expressions/promql.ts'
import { picked } from '../picked-series.ts'

const of = (metric: string): string => ofDatastore(picked, metric)

/** How many there are of what is counted; 0 where there are none of them among the whole, nothing where there is no whole. */
const count = (some: string, whole: string): string => promql`
  count(
    ${some}
  )
  or 0 * count(${whole})`

/** Used part of each datastore; its bytes and those that are free; seconds until it is full, where that is within a year. */
export const datastoreUse = datastoreUsage(picked)
export const datastoreSize = of('datastore_total_bytes')
export const datastoreFree = of('datastore_available_bytes')
export const datastoreFull = `${datastoreFullIn(picked)} < ${365 * 86_400}`

/** Datastores: 1 that can't be read, 0 those that can. */
export const datastoreState = promql`
  ${of('datastore_error')}
  or on (environment, server, datastore) 0 * ${datastoreSize}`

/** How many datastores can't be read, are fuller than 90 %, and are full within seven days. */
export const datastoresUnreadable = `sum(${datastoreState})`
export const datastoresFull = count(`(${datastoreUse}) > 0.9`, datastoreSize)
export const datastoresFullSoon = count(`${datastoreFullIn(picked)} < ${7 * 86_400}`, datastoreSize)

/** Seconds since the last garbage collection, how it ended, and chunks that a verification found bad. */
export const collectedAgo = `time() - ${of('gc_last_run_timestamp_seconds')}`
export const collectionState = of('gc_last_run_state')
export const badChunks = of('gc_bad_chunks')

/** How many datastores have a garbage collection that failed or does not run. */
export const collectionsFailing = count(
  promql`
    ${collectionState} == 2
    or on (environment, server, datastore) (
      ${collectionOverdue(picked, 86_400)}
    )`,
  datastoreSize,
)

const ofJob = (metric: string): string => ofVerification(picked, metric)

/** How each verification ended, seconds since then, and seconds until the next one, negative when it is overdue. */
export const verificationState = ofJob('last_run_state')
export const verifiedAgo = `time() - ${ofJob('last_run_timestamp_seconds')}`
export const verifiedIn = `${ofJob('next_run_timestamp_seconds')} - time()`

/** How many verifications failed. */
export const verificationsFailed = `sum(${verificationState} == bool 2)`

/** Backups that all datastores hold, by environment. */
export const backupsHeld = `sum by (environment) (${asked(picked, 'proxmox_backup_group_backups')})`
