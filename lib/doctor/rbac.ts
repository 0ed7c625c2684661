import { stringify } from 'yaml'
import type { Right } from '../cluster/failure.ts'

/** The account to which roles are bound, as the API server names it: `jane`, `system:serviceaccount:monitoring:doctor`. */
export type Account = string

/**
 * A ClusterRole of what is read in all namespaces, and a Role in each namespace, that hold these rights and no other; and
 * what binds them to an account, where one is named. A right that is given everywhere is left out of the Roles.
 */
export const roles = (rights: Right[], account?: Account): string => {
  const everywhere = rights.filter(({ namespace }) => namespace === undefined)
  const given = new Set(everywhere.map(keyOf))
  const narrow = rights.filter(right => right.namespace !== undefined && !given.has(keyOf(right)))
  const byNamespace = Object.entries(Object.groupBy(narrow, ({ namespace }) => `${namespace}`))
  const all = [
    ...(everywhere.length === 0 ? [] : [role('ClusterRole', {}, everywhere)]),
    ...byNamespace.sort(byName).map(([namespace, own = []]) => role('Role', { namespace }, own)),
  ]
  const bound = account === undefined ? all : all.flatMap(one => [one, binding(one, account)])
  return bound.map(one => stringify(one, { lineWidth: 0 })).join('---\n')
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

const binding = ({ kind, metadata }: ReturnType<typeof role>, account: Account) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: `${kind}Binding`,
  metadata,
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: metadata.name },
  subjects: [subject(account)],
})

const subject = (account: Account) => {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):(.+)$/.exec(account) ?? []
  return namespace === undefined || name === undefined
    ? { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: account }
    : { kind: 'ServiceAccount', name, namespace }
}
