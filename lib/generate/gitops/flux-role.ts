import type { IRole, IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1'
import type { IServiceAccount } from 'kubernetes-models/v1'
import type { File } from '../../file/file.ts'
import { type ByFlux, deliveryName } from './delivered.ts'
import { type GroupKind, overlayKinds } from './kinds.ts'

/**
 * The account as which Flux applies an environment, and what it may do in the environment's namespace: the kinds that
 * overlays can hold, and nothing else. No kustomization lists it, since it is for whoever may give rights.
 */
export const fluxRole = (delivered: ByFlux, account: string): File => {
  const { folder, namespace, environment } = delivered
  const [name, own] = [deliveryName(environment), { namespace: environment.namespace }]
  return {
    path: `${folder}/${environment.name}-role.yaml`,
    source: environment.file,
    value: {
      apiVersion: 'v1',
      kind: 'List',
      items: [
        {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: account, namespace },
        } satisfies IServiceAccount,
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'Role',
          metadata: { name, ...own },
          rules: rules(delivered),
        } satisfies IRole,
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata: { name, ...own },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
          subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
        } satisfies IRoleBinding,
      ],
    },
  }
}

const rules = ({ environment }: ByFlux) => [
  ...Object.entries(
    Object.groupBy(
      [
        ...overlayKinds([environment]),
        ...('sops' in environment.pveExporter.credentials ? [{ group: '', kind: 'Secret' }] : []),
      ],
      ({ group }) => group,
    ),
  )
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, kinds = []]) => ({
      apiGroups: [group],
      resources: [...new Set(kinds.map(resource))].sort(),
      verbs: ['get', 'list', 'watch', 'create', 'patch', 'delete'],
    })),
  // A Deployment is healthy when what it makes is (kstatus reads it).
  { apiGroups: ['apps'], resources: ['replicasets'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
]

/** A kind as the API's paths name it: `networkpolicies`. */
const resource = ({ kind }: GroupKind): string => {
  const name = kind.toLowerCase()
  if (name.endsWith('s')) return name
  return name.endsWith('y') ? name.replace(/y$/, 'ies') : `${name}s`
}
