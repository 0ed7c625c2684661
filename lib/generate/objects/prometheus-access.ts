import type { IRole, IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1'
import { metadata, names } from '../../environment/object-names.ts'

const prometheus = metadata(names.prometheusAccess, 'prometheus')

/**
 * What a Prometheus must be allowed to list in a namespace to find the targets of its ServiceMonitors, under either discovery role, as
 * kube-prometheus allows its own in three namespaces (its `prometheus-roleSpecificNamespaces.yaml`).
 */
export const prometheusAccess = () => [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: prometheus,
    rules: [
      { apiGroups: [''], resources: ['services', 'endpoints', 'pods'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
    ],
  } satisfies IRole,
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: prometheus,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: names.prometheusAccess },
    // Filled by each overlay; `replace` fails if it is missing.
    subjects: [],
  } satisfies IRoleBinding,
]
