import { isDeepStrictEqual } from 'node:util'
import type { Cluster } from './cluster.ts'

/** An object without the cluster's own name and its hypervisors' names and addresses. */
export type Template = string | number | boolean | null | Each | Template[] | { [field: string]: Template }

/** Items of a list, one for each hypervisor. */
export interface Each {
  each: Template
}

/** Placeholders in a template's texts. */
export const places = { cluster: '@CLUSTER@', hypervisor: '@HYPERVISOR@', address: '@ADDRESS@' }

/**
 * The template of an object rendered for one cluster. The bench checks that it makes the right objects for other
 * clusters, too: it compares each program's output with Kustomize's rendering.
 */
export const template = (object: unknown, cluster: Cluster): Template => {
  if (typeof object === 'string') return object.replaceAll(cluster.name, places.cluster)
  if (Array.isArray(object)) return list(object, cluster)
  if (typeof object !== 'object') return object as number | boolean
  return (
    object &&
    Object.fromEntries(Object.entries(object).map(([field, value]) => [field, template(value, cluster)]))
  )
}

/** A run of as many items as hypervisors that differ only in names and addresses is a loop over them. */
const list = (items: unknown[], cluster: Cluster): Template[] => {
  const { length } = cluster.hypervisors
  const start = items.findIndex((_, index) => isLoop(items.slice(index, index + length), cluster))
  if (start < 0) return items.map(item => template(item, cluster))
  return [
    ...list(items.slice(0, start), cluster),
    { each: template(without(items[start], cluster, 0), cluster) },
    ...list(items.slice(start + length), cluster),
  ]
}

const isLoop = (items: unknown[], cluster: Cluster): boolean => {
  if (items.length < cluster.hypervisors.length) return false
  const [first, ...others] = items.map((item, index) => without(item, cluster, index))
  return !isDeepStrictEqual(first, items[0]) && others.every(other => isDeepStrictEqual(other, first))
}

const without = (item: unknown, { hypervisors }: Cluster, index: number): unknown => {
  const { name, address } = hypervisors[index] as Cluster['hypervisors'][0]
  return JSON.parse(
    JSON.stringify(item).replaceAll(address, places.address).replaceAll(name, places.hypervisor),
  )
}

export const isEach = (value: Template): value is Each =>
  typeof value === 'object' && value !== null && 'each' in value
