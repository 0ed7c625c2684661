import { promql } from '../../expressions/promql.ts'
import { storageInfo, storageUsageRatio } from '../../expressions/storages.ts'
import { ids, inCluster, last, picked } from '../picked-series.ts'
import { nodeUp } from './nodes.ts'

const shared = last(inCluster('pve_storage_shared'))

/**
 * A value of each storage once: a shared one is a series a node, of which the highest stands for it, with no node; a
 * local one is each node's own.
 */
const eachStorage = (expression: string): string => {
  const withNames = promql`
    (${expression})
    * on (environment, id) group_left (node, storage, plugintype) ${storageInfo(picked)}`
  return promql`
    max by (environment, storage, plugintype) (
      ${withNames}
      and on (environment, id) (${shared} == 1)
    )
    or
    max by (environment, storage, plugintype, node) (
      ${withNames}
      and on (environment, id) (${shared} == 0)
    )`
}

const size = inCluster('pve_disk_size_bytes', ids.storage)
const used = inCluster('pve_disk_usage_bytes', ids.storage)

/** Share of each storage that is used, as the alert has it. */
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

/** Seconds until each storage is full, should it go on to fill as in the last six hours; none where it does not fill. */
export const storageFullIn = eachStorage(`(${last(size)} - ${last(used)}) / (deriv(${used}[6h]) > 0)`)

/** How many storages are full within seven days. */
export const storagesFullSoon = promql`
  count(
    (
      ${storageFullIn}
    )
    < 7 * 86400
  )
  or
  0 * count(${storageUse})`

/** The ten storages that are full first, of those that are within a year. */
export const storagesFillingFirst = promql`
  bottomk(10,
    (
      ${storageFullIn}
    )
    < 365 * 86400
  )`

/** 1 where a node that is up can't reach a storage, 0 where all can. */
export const storageUnreachable = eachStorage(promql`
  label_replace(1 - ${last(inCluster('pve_up', ids.storage))}, "node", "$1", "id", "storage/([^/]+)/.+")
  * on (environment, node) group_left () label_replace(${nodeUp}, "node", "$1", "id", "node/(.+)")`)

/** The fullest storage's share, by environment. */
export const fullestStorage = `max by (environment) (${last(used)} / (${last(size)} > 0))`
