import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { define, type Waiting } from './definitions.ts'
import { moduleFolder } from './tools.ts'

/** The operator's own bundle (CRDs, rights, Deployment), from the sources that it is built from. */
export async function operatorBundle(): Promise<string> {
  const folder = await moduleFolder('kubernetes', 'github.com/prometheus-operator/prometheus-operator')
  return readFileSync(join(folder, 'bundle.yaml'), 'utf8')
}

/** Installs the operator into the namespace `default`, as its bundle does, and waits until the API server serves its kinds. */
export const installOperator = (waiting: Waiting, bundle: string) => define(waiting, bundle)

/** A Prometheus with kube-prometheus-stack's selectors. */
export interface PrometheusOptions {
  /** Created with Pod Security `restricted` if missing; `monitoring` when left out. */
  namespace?: string
  name?: string
  serviceDiscoveryRole?: 'Endpoints' | 'EndpointSlice'
}

const release = { release: 'kube-prometheus-stack' }

/** A namespace whose pods have to be `restricted`; applying a workload that is not gives a warning, too. */
export const restrictedNamespace = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name,
    labels: {
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/warn': 'restricted',
    },
  },
})

/** The Prometheus object with the rights that its pod needs. */
export function prometheusObjects({
  namespace = 'monitoring',
  name = 'kube-prometheus-stack-prometheus',
  serviceDiscoveryRole = 'Endpoints',
}: PrometheusOptions = {}): object[] {
  const role = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: `${namespace}-${name}` }
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: role.name },
      rules: [
        {
          apiGroups: [''],
          resources: ['nodes', 'nodes/metrics', 'services', 'endpoints', 'pods'],
          verbs: ['get', 'list', 'watch'],
        },
        { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
        { nonResourceURLs: ['/metrics'], verbs: ['get'] },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: role.name },
      roleRef: role,
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Prometheus',
      metadata: { name, namespace, labels: release },
      spec: {
        replicas: 1,
        serviceAccountName: name,
        serviceDiscoveryRole,
        ...selectors(['serviceMonitor', 'podMonitor', 'probe', 'rule', 'scrapeConfig']),
        securityContext: {
          fsGroup: 2000,
          runAsGroup: 2000,
          runAsNonRoot: true,
          runAsUser: 1000,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        scrapeInterval: '30s',
        evaluationInterval: '30s',
        resources: { requests: { memory: '100Mi' } },
        // The operator probes every 15 s; nothing else of the container changes.
        containers: [{ name: 'prometheus', startupProbe: { periodSeconds: 1, failureThreshold: 900 } }],
      },
    },
  ]
}

/** Each kind is selected by the release's label, in all namespaces. */
const selectors = (kinds: string[]) =>
  Object.fromEntries(
    kinds.flatMap(kind => [
      [`${kind}Selector`, { matchLabels: release }],
      [`${kind}NamespaceSelector`, {}],
    ]),
  )
