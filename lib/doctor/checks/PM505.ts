import { type Connection, type End, type NetworkPolicy, refusing } from '../../cluster/network-policy.ts'
import { canonical } from '../../environment/address.ts'
import { type Check, found, pass, skip, unseen } from '../check.ts'
import { exporterPods, exporterPort } from '../exporter/exporter-pods.ts'
import { named, shutIn, shutOut } from '../prometheus/policy-findings.ts'
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
    const all = policies.value ?? []
    const refuses = (direction: 'Ingress' | 'Egress') => (target: Target) =>
      refusing(all, direction, connectionOf(target, from, toExporter))
    const inward = named(silent.flatMap(refuses('Ingress')))
    if (inward.length > 0) return found([shutIn(scene.environment, inward, from)])
    if (silent.flatMap(refuses('Egress')).length === 0) return pass('they allow it')
    // The others are shut out as well: their last scrape was only before the policy came.
    const outward = targets.value.own.filter(target => refuses('Egress')(target).length > 0)
    const connections = outward.map(target => connectionOf(target, from, toExporter))
    return found([shutOut(named(outward.flatMap(refuses('Egress'))), connections)])
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
