import { type Connection, type End, type NetworkPolicy, refusing } from '../../cluster/network-policy.ts'
import { canonical } from '../../environment/address.ts'
import { type Check, type Finding, found, pass, skip, unseen } from '../check.ts'
import { exporterPods, exporterPort } from '../exporter/exporter-pods.ts'
import { literal } from '../prometheus/selection-findings.ts'
import { jobsOfExporter, knownTargets, type Target } from '../prometheus/targets.ts'
import { mayList } from '../rights.ts'

/** Policies are judged only where a target is silent: whether a network enforces them cannot be read from the cluster. */
export const PM505: Check = {
  code: 'PM505',
  title: 'The NetworkPolicies let Prometheus in.',
  after: ['PM504', 'PM313'],
  rights: () => mayList(['NetworkPolicy']),
  run: async scene => {
    const [targets, pods] = await Promise.all([knownTargets(scene), exporterPods(scene)])
    const failure = targets.failure ?? pods.failure
    if (failure !== undefined) return unseen(failure)
    if (targets.value === undefined) return skip('no Prometheus selects the environment')
    const silent = targets.value.own.filter(
      ({ health, lastError }) => health === 'down' && isSilent(lastError),
    )
    if (silent.length === 0) return pass('no target is silent')
    const [policies, namespaces] = await Promise.all([
      scene.cluster.list<NetworkPolicy>('NetworkPolicy'),
      scene.cluster.list('Namespace'),
    ])
    const refused = policies.failure ?? namespaces.failure
    if (refused !== undefined) return unseen(refused)
    const labelsOf = (name: string) =>
      (namespaces.value ?? []).find(({ metadata }) => metadata.name === name)?.metadata.labels ?? {}
    const { pod, prometheus } = targets.value.api
    const from: End = {
      namespace: prometheus.metadata.namespace,
      namespaceLabels: labelsOf(prometheus.metadata.namespace),
      labels: pod.metadata.labels ?? {},
      ...(pod.status?.podIP !== undefined && { address: pod.status.podIP }),
    }
    const exporter = pods.value?.cluster ?? pods.value?.node
    const { namespace } = scene.environment
    const toExporter: End = {
      namespace,
      namespaceLabels: labelsOf(namespace),
      labels: exporter?.metadata.labels ?? {},
      ...(exporter?.status?.podIP !== undefined && { address: exporter.status.podIP }),
    }
    const connections = silent.map(target => connectionOf(target, from, toExporter))
    const all = policies.value ?? []
    const shutIn = named(connections.flatMap(one => refusing(all, 'Ingress', one)))
    if (shutIn.length > 0) return found([ingress(shutIn, from)])
    const shutOut = connections.filter(one => refusing(all, 'Egress', one).length > 0)
    if (shutOut.length === 0) return pass('they allow it')
    return found([egress(named(shutOut.flatMap(one => refusing(all, 'Egress', one))), shutOut)])
  },
}

const isSilent = (error: string): boolean =>
  /context deadline exceeded|i\/o timeout|connection refused|no route to host|server misbehaving|no such host/.test(
    error,
  )

const connectionOf = ({ labels, scrapeUrl }: Target, from: End, exporter: End): Connection => {
  const { hostname, port, protocol } = new URL(scrapeUrl)
  if (jobsOfExporter.includes(labels.job ?? ''))
    return { from, to: exporter, port: exporterPort, portName: 'http' }
  const address = canonical(hostname.replace(/^\[(.*)\]$/, '$1'))
  return { from, to: { address }, port: Number(port || (protocol === 'https:' ? 443 : 80)) }
}

const named = (policies: NetworkPolicy[]): string[] => [
  ...new Set(policies.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)),
]

/** The environment's own policy lets in whom its file names. */
const ingress = (policies: string[], { namespace, labels = {} }: End): Finding => {
  const key = ['app.kubernetes.io/name', 'app', 'prometheus', 'operator.prometheus.io/name'].find(
    name => labels[name] !== undefined,
  )
  const peer = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    ...(key !== undefined && { podSelector: { matchLabels: { [key]: labels[key] } } }),
  }
  return {
    what: `The NetworkPolicy ${policies.join(', ')} does not let the Prometheus of ${namespace} in to port ${exporterPort}.`,
    why: 'Its scrapes end by their time.',
    mend: { line: `networkPolicy: ${literal({ from: [peer] })}` },
  }
}

/** Another policy beside it opens what those shut: policies add up. */
const egress = (policies: string[], [first, ...others]: Connection[]): Finding => {
  const connections = first === undefined ? [] : [first, ...others]
  const namespace = first?.from.namespace ?? ''
  const rules = new Map(
    connections.map(({ to, port }) => [
      `${to.namespace ?? to.address} ${port}`,
      {
        to: [
          to.namespace === undefined
            ? { ipBlock: { cidr: `${to.address}/${to.address?.includes(':') ? 128 : 32}` } }
            : { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': to.namespace } } },
        ],
        ports: [{ port, protocol: 'TCP' }],
      },
    ]),
  )
  const dns = {
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
  }
  const podSelector = { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } }
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'prometheus-to-proxmox', namespace },
    spec: { podSelector, policyTypes: ['Egress'], egress: [dns, ...rules.values()] },
  }
  return {
    what: `The NetworkPolicy ${policies.join(', ')} does not let Prometheus out to ${[...rules.keys()].map(key => key.replace(/ (\d+)$/, ':$1')).join(', ')}.`,
    why: 'Its scrapes end by their time.',
    mend: { command: `echo '${JSON.stringify(policy)}' | kubectl apply --filename -` },
  }
}
