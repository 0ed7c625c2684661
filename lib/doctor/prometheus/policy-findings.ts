import type { Connection, End, NetworkPolicy } from '../../cluster/network-policy.ts'
import type { Finding } from '../check.ts'
import { exporterPort } from '../exporter/exporter-pods.ts'
import { literal } from './selection-findings.ts'

/** Policies by namespace and name, each once. */
export const named = (policies: NetworkPolicy[]): string[] => [
  ...new Set(policies.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)),
]

/** The environment's own policy lets in whom its file names. */
export const shutIn = (policies: string[], { namespace, labels = {} }: End): Finding => {
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
export const shutOut = (policies: string[], [first, ...others]: Connection[]): Finding => {
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
