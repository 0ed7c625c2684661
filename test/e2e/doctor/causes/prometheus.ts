import { addresses } from '../../cluster/addresses.ts'
import type { Cause } from '../cause.ts'
import { lyon, namespace } from '../environments.ts'
import { changePrometheus, cluster, deliver, kubectl } from '../shared.ts'

const account = 'kube-prometheus-stack-prometheus'
const clusterRole = `monitoring-${account}`

/** What kube-prometheus gives its Prometheus: a Role in its own namespaces, and nothing of others. */
const ownNamespacesOnly = async () => {
  await kubectl(['delete', 'clusterrolebinding', clusterRole])
  await kubectl.apply([
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: account, namespace: 'monitoring' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: clusterRole },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace: 'monitoring' }],
    },
  ])
}

const anywhere = () =>
  kubectl.apply([
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: clusterRole },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: clusterRole },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace: 'monitoring' }],
    },
  ])

/** A policy of Prometheus's own namespace, which lets it out to DNS, to the API server and to Alertmanager. */
const closedNamespace = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'closed', namespace: 'monitoring' },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
      { to: [{ ipBlock: { cidr: `${addresses.node[0]}/32` } }, { ipBlock: { cidr: '10.96.0.1/32' } }] },
    ],
  },
}

/** What is wrong between the monitors, Prometheus and the targets. */
export const prometheusCauses: Cause[] = [
  {
    cause: "the monitors lack the label that Prometheus's selector asks for",
    code: 'PM501',
    make: () => deliver({ ...lyon, prometheus: {} }),
  },
  {
    cause: 'Prometheus looks in its own namespace only (its namespace selector is nil)',
    code: 'PM502',
    make: () => changePrometheus({ serviceMonitorNamespaceSelector: null }),
    restore: () => changePrometheus({ serviceMonitorNamespaceSelector: { matchExpressions: null } }),
  },
  {
    cause: 'the namespace lacks the label that the namespace selector asks for',
    code: 'PM502',
    make: () => changePrometheus({ serviceMonitorNamespaceSelector: { matchLabels: { monitored: 'yes' } } }),
    restore: () => changePrometheus({ serviceMonitorNamespaceSelector: { matchLabels: null } }),
  },
  {
    cause: 'Prometheus may list its own namespaces only, as in kube-prometheus',
    code: 'PM503',
    make: ownNamespacesOnly,
    restore: async () => {
      await anywhere()
      await deliver(lyon)
    },
  },
  {
    cause: "Prometheus's object is paused while the environment comes",
    code: 'PM504',
    make: async () => {
      await kubectl(['delete', 'servicemonitors', '--namespace', namespace, '--selector=environment=lyon'])
      await cluster.waitFor('the scrapes to go', async () =>
        (await cluster.prometheus.targets()).every(({ labels }) => labels.environment !== 'lyon'),
      )
      await changePrometheus({ paused: true })
      await deliver(lyon)
    },
  },
  {
    cause: 'a NetworkPolicy of Prometheus’s own namespace does not let it out',
    code: 'PM505',
    make: () => kubectl.apply([closedNamespace]),
    restore: () =>
      kubectl(['delete', 'networkpolicy', 'closed', 'prometheus-to-proxmox', '--namespace=monitoring']),
  },
  {
    cause: 'the environment’s own NetworkPolicy lets in others than Prometheus',
    code: 'PM505',
    make: () =>
      deliver({
        ...lyon,
        networkPolicy: { from: [{ podSelector: { matchLabels: { app: 'prometheus' } } }] },
      }),
    restore: () => deliver(lyon),
  },
  {
    cause: 'a sample limit throws scrapes away',
    code: 'PM506',
    make: () => changePrometheus({ enforcedSampleLimit: 50 }),
  },
  {
    cause: 'a target limit throws scrapes away',
    code: 'PM506',
    make: () => changePrometheus({ enforcedTargetLimit: 1 }),
  },
  {
    cause: 'Prometheus writes the namespace into the label environment (enforcedNamespaceLabel)',
    code: 'PM509',
    make: () => changePrometheus({ enforcedNamespaceLabel: 'environment' }),
    restore: () => changePrometheus({ enforcedNamespaceLabel: null, excludedFromEnforcement: null }),
  },
  {
    cause:
      'the operator cannot write the configuration: additional scrapes are in a Secret that does not exist',
    code: 'PM513',
    make: () => changePrometheus({ additionalScrapeConfigs: { name: 'nowhere', key: 'scrapes.yaml' } }),
    byHand: () => changePrometheus({ additionalScrapeConfigs: null }),
  },
  {
    cause: 'Prometheus is scaled to nothing',
    code: 'PM504',
    make: () => changePrometheus({ replicas: 0 }),
  },
]
