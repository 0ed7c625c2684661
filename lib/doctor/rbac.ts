import { stringify } from 'yaml'
import type { Right } from '../cluster/failure.ts'

/**
 * A ClusterRole of what is read in all namespaces, and a Role in each namespace, that hold these rights and no other. A
 * right that is given everywhere is left out of the Roles.
 */
export const roles = (rights: Right[]): string => {
  const everywhere = rights.filter(({ namespace }) => namespace === undefined)
  const given = new Set(everywhere.map(keyOf))
  const narrow = rights.filter(right => right.namespace !== undefined && !given.has(keyOf(right)))
  const byNamespace = Object.entries(Object.groupBy(narrow, ({ namespace }) => `${namespace}`))
  const all = [
    ...(everywhere.length === 0 ? [] : [role('ClusterRole', {}, everywhere)]),
    ...byNamespace.sort(byName).map(([namespace, own = []]) => role('Role', { namespace }, own)),
  ]
  return all.map(one => stringify(one, { lineWidth: 0 })).join('---\n')
}

const keyOf = ({ verb, group, resource, name }: Right): string =>
  JSON.stringify([verb, group, resource, name])

const byName = ([a]: [string, ...unknown[]], [b]: [string, ...unknown[]]): number => (a < b ? -1 : 1)

const role = (kind: 'ClusterRole' | 'Role', place: { namespace?: string }, rights: Right[]) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: { name: 'proxmox-monitoring-doctor', ...place },
  rules: Object.entries(
    Object.groupBy(rights, ({ verb, group, name }) => JSON.stringify([group, verb, name])),
  )
    .sort(byName)
    .map(([key, same = []]) => {
      const [group, verb, name] = JSON.parse(key) as [string, string, string | null]
      return {
        apiGroups: [group],
        resources: [...new Set(same.map(({ resource }) => resource))].sort(),
        ...(name !== null && { resourceNames: [name] }),
        verbs: [verb],
      }
    }),
})
