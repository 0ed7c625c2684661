import { type Connection, type End, type NetworkPolicy, refusing } from '../../cluster/network-policy.ts'
import type { Seen } from '../../cluster/seen.ts'
import { componentLabel, environmentLabel } from '../../environment/object-names.ts'
import { type Check, type Finding, found, pass, unseen } from '../check.ts'
import { exporterAnswers } from '../exporter/answers.ts'
import { policyCommand } from '../policy-command.ts'
import { named } from '../prometheus/policy-findings.ts'
import { mayList } from '../rights.ts'
import type { Scene } from '../scene.ts'

/** Where the pods of the cluster's DNS stand, and their label. */
const dnsNamespace = 'kube-system'
const dnsLabel = { 'k8s-app': 'kube-dns' }

/** Policies between the exporters and the cluster's DNS; as PM402, judged only where a name is not resolved. */
export const PM412: Check = {
  code: 'PM412',
  title: "The NetworkPolicies let the exporters ask the cluster's DNS.",
  after: ['PM401'],
  rights: () => [...mayList(['NetworkPolicy', 'Namespace']), ...mayList(['Pod'], dnsNamespace)],
  run: async scene => {
    const answers = await exporterAnswers(scene)
    if (answers.failure !== undefined) return unseen(answers.failure)
    const nameless = answers.value.find(({ reason }) => reason?.kind === 'name')
    if (nameless === undefined) return pass()
    const { cluster } = scene
    const selector = Object.entries(dnsLabel).map(label => label.join('='))
    const [policies, namespaces, servers] = await Promise.all([
      cluster.list<NetworkPolicy>('NetworkPolicy'),
      cluster.list('Namespace'),
      cluster.list<Pod>('Pod', { namespace: dnsNamespace, selector: selector.join() }),
    ])
    const failure = policies.failure ?? namespaces.failure ?? servers.failure
    if (failure !== undefined) return unseen(failure)
    const end = endIn(namespaces.value ?? [])
    const connections = (servers.value ?? []).map(server => ({
      from: end(nameless.pod),
      to: end(server),
      ...portOf(server),
      protocol: 'UDP' as const,
    }))
    return found(shut(scene, policies.value ?? [], connections))
  },
}

type Pod = Seen & {
  spec: { containers?: { ports?: { name?: string; containerPort: number; protocol?: string }[] }[] }
  status?: { podIP?: string }
}

const endIn =
  (namespaces: Seen[]) =>
  ({ metadata: { namespace = '', labels = {} }, status }: Pick<Pod, 'metadata' | 'status'>): End => ({
    namespace,
    namespaceLabels: namespaces.find(one => one.metadata.name === namespace)?.metadata.labels ?? {},
    labels,
    ...(status?.podIP !== undefined && { address: status.podIP }),
  })

/** The port at which a DNS server listens: its Service's 53 may lead to another. */
const portOf = ({ spec: { containers = [] } }: Pod): Pick<Connection, 'port' | 'portName'> => {
  const ports = containers.flatMap(({ ports = [] }) => ports)
  const own = ports.find(({ name, protocol }) => name === 'dns' && protocol === 'UDP')
  return own === undefined ? { port: 53 } : { port: own.containerPort, portName: 'dns' }
}

const shut = (
  { environment: { namespace, namePrefix, name } }: Scene,
  policies: NetworkPolicy[],
  connections: Connection[],
): Finding[] => {
  const [first] = connections
  if (first === undefined) return []
  const why = 'The exporters resolve no name, reach no hypervisor by one, and the scrapes fail by their time.'
  const ports = ['UDP', 'TCP'].map(protocol => ({ port: first.port, protocol }))
  const inward = named(connections.flatMap(one => refusing(policies, 'Ingress', one)))
  const outward = named(connections.flatMap(one => refusing(policies, 'Egress', one)))
  const toDns = {
    podSelector: { matchLabels: { ...componentLabel('pve-exporter'), [environmentLabel]: name } },
    policyTypes: ['Egress'],
    egress: [{ to: [inNamespace(dnsNamespace)], ports }],
  }
  const fromExporters = {
    podSelector: { matchLabels: dnsLabel },
    policyTypes: ['Ingress'],
    ingress: [{ from: [inNamespace(namespace)], ports }],
  }
  return [
    ...(inward.length === 0
      ? []
      : [
          {
            what: `The NetworkPolicy ${inward.join(', ')} does not let the exporters of ${namespace} in to the cluster's DNS.`,
            why,
            mend: { command: policyCommand(`${namePrefix}dns`, dnsNamespace, fromExporters) },
          },
        ]),
    ...(outward.length === 0
      ? []
      : [
          {
            what: `The NetworkPolicy ${outward.join(', ')} does not let the exporters out to the cluster's DNS.`,
            why,
            mend: { command: policyCommand(`${namePrefix}dns`, namespace, toDns) },
          },
        ]),
  ]
}

const inNamespace = (name: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
})
