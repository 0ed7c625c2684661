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
export const storageUsageRatio = (scope: Scope): string =>
  eachStorage(
    { ...scope, storages: '' },
    promql`
      ${ofStorages(scope, 'pve_disk_usage_bytes')}
      / (${ofStorages(scope, 'pve_disk_size_bytes')} > 0)`,
  )

const ofStorages = (scope: Scope, metric: string): string =>
  `last_over_time(${metric}{${ofCluster(scope, ids.storage)}}[${scope.clusterWindow}])`

/**
 * A value of each storage once: a shared one is a series a node, of which the highest stands for it, with no node; a
 * local one is each node's own. Only names are asked for twice: a value may cost as much as the slope of six hours.
 */
export const eachStorage = (scope: Scope, expression: string): string => {
  const info = storageInfo(scope)
  const shared = ofStorages(scope, 'pve_storage_shared')
  return promql`
    max by (environment, storage, plugintype, node) (
      (
        ${expression}
      )
      * on (environment, id) group_left (node, storage, plugintype)
        (
          label_replace(
            ${info}
            and on (environment, id) (${shared} == 1),
            "node", "", "", ""
          )
          or on (environment, id)
          ${info}
          and on (environment, id) (${shared} == 0)
        )
    )`
}
