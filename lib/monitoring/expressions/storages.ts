import { answered } from './exporters.ts'
import { promql } from './promql.ts'
import { ids, ofCluster, type Scope } from './scope.ts'

/** A storage's name, node and type, always 1. */
export const storageInfo = (scope: Scope): string =>
  `topk by (environment, id) (1, last_over_time(pve_storage_info{${ofCluster(scope, scope.storages)}}[${scope.clusterWindow}]))`

/** Number of storages, a shared one once a node; 0 where the API answers and lists none. */
export const storageCount = (scope: Scope): string => promql`
  count by (environment) (group by (environment, id) (last_over_time(pve_storage_info{${ofCluster(scope)}}[${scope.clusterWindow}])))
  or
  0 * group by (environment) (${answered(scope)})`

/** Storages that a node reaches (1) or does not (0), with their names. */
export const storageUp = (scope: Scope): string => promql`
  last_over_time(pve_up{${ofCluster(scope, ids.storage)}}[${scope.clusterWindow}])
  * on (environment, id) group_left (node, storage, plugintype)
    ${storageInfo(scope)}`

/** Used part of each storage, 0 to 1: a shared one once, without `node`; a local one by node. */
export const storageUsageRatio = (scope: Scope): string => {
  const of = (metric: string) =>
    `last_over_time(${metric}{${ofCluster(scope, ids.storage)}}[${scope.clusterWindow}])`
  const used = promql`
    ${of('pve_disk_usage_bytes')}
    / (${of('pve_disk_size_bytes')} > 0)
    * on (environment, id) group_left (node, storage, plugintype)
      ${storageInfo({ ...scope, storages: '' })}`
  return promql`
    max by (environment, storage, plugintype) (
      ${used}
      and on (environment, id) (${of('pve_storage_shared')} == 1)
    )
    or
    max by (environment, storage, plugintype, node) (
      ${used}
      and on (environment, id) (${of('pve_storage_shared')} == 0)
    )`
}
