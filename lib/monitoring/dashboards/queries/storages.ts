import { promql } from '../../expressions/promql.ts'
import { eachStorage as eachStorageOf, storageUsageRatio } from '../../expressions/storages.ts'
import { ids, inCluster, last, picked } from '../picked-series.ts'
import { nodeUp } from './nodes.ts'

/** A value of each storage once, as the alert has it. */
const eachStorage = (expression: string): string => eachStorageOf(picked, expression)

const size = inCluster('pve_disk_size_bytes', ids.storage)
const used = inCluster('pve_disk_usage_bytes', ids.storage)
const known = inCluster('pve_up', ids.storage)

/** Share of each storage that is used, as the alert has it; nothing of one that no node reaches. */
export const storageUse = storageUsageRatio(picked)

/** Storages that are fuller than 90 %. */
export const storagesFull = promql`
  sum(
    (
      ${storageUse}
    )
    > bool 0.9
  )`

/** Bytes of each storage. */
export const storageSize = eachStorage(last(size))

/** Bytes of each storage that are free. */
export const storageFree = eachStorage(`${last(size)} - ${last(used)}`)

const week = 7 * 86_400
const year = 365 * 86_400

/** Seconds until each storage is full, should it go on to fill as in the last six hours; none where that is over a year away. */
export const storageFullIn = eachStorage(
  `(${last(size)} - ${last(used)}) / (deriv(${used}[6h]) > 0) < ${year}`,
)

/** How many storages are full within seven days. */
export const storagesFullSoon = promql`
  count(
    (
      ${storageFullIn}
    )
    < ${week}
  )
  or
  0 * count(${storageUse})`

/** Share of each storage that is used in seven days, should it go on to fill as in the last six hours, of the ten where it is most. */
export const storagesFillingFirst = promql`
  topk(10,
    ${eachStorage(promql`
      (${last(used)} + ${week} * (deriv(${used}[6h]) > 0))
      / (${last(size)} > 0)`)}
  )`

/**
 * How a storage is reached: 1 where a node that is up can't, 0 where all that are up can, -1 where the only node that has it
 * is down. It stays when the storage no longer tells its size.
 */
export const storageUnreachable = eachStorage(promql`
  label_replace(1 - ${last(known)}, "node", "$1", "id", "storage/([^/]+)/.+")
  * on (environment, node) group_left () (label_replace(${nodeUp}, "node", "$1", "id", "node/(.+)") == 1)
  or on (environment, id) (${last(known)} * 0 - 1)`)

/** How many storages a node that is up can't reach. */
export const storagesUnreachable = promql`
  sum(
    (
      ${storageUnreachable}
    )
    == bool 1
  )`

/** The order of storages in a table: those that are not reached, then the fullest, then those of which no size is known. */
export const storageRank = promql`
  (
    (
      ${storageUnreachable}
    )
    == 1
  ) * 2
  or
    ${storageUse}
  or
  0 * (
    ${storageUnreachable}
  )`

/** The fullest storage's share, by environment. */
export const fullestStorage = `max by (environment) (${last(used)} / (${last(size)} > 0))`
