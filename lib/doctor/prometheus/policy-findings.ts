import type { Connection, End, NetworkPolicy } from '../../cluster/network-policy.ts'
import type { Labels } from '../../cluster/selector.ts'
import { hostCIDR, inURL } from '../../environment/address.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { Finding } from '../check.ts'
import { exporterPort } from '../exporter/exporter-pods.ts'
import { policyCommand } from '../policy-command.ts'
import { literal } from './selection-findings.ts'

/** Policies by namespace and name, each once. */
export const named = (policies: NetworkPolicy[]): string[] => [
  ...new Set(policies.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)),
]

/** The first of these labels that a pod has. */
const labelOf = (labels: Labels, names: string[]): Labels | undefined => {
  const name = names.find(one => labels[one] !== undefined)
  return name === undefined ? undefined : { [name]: labels[name] as string }
}

/** The environment's own policy lets in whom its file names: who is in it already stays there. */
export const shutIn = (
  { networkPolicy }: Pick<NamedEnvironment, 'networkPolicy'>,
  policies: string[],
  { namespace, labels = {} }: End,
): Finding => {
  const matchLabels = labelOf(labels, [
    'app.kubernetes.io/name',
    'app',
    'prometheus',
    'operator.prometheus.io/name',
  ])
  const { from = [], ...others } = networkPolicy || {}
  const peer = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    ...(matchLabels !== undefined && { podSelector: { matchLabels } }),
  }
  return {
    what: `The NetworkPolicy ${policies.join(', ')} does not let the Prometheus of ${namespace} in to port ${exporterPort}.`,
    why: 'Its scrapes end by their time.',
    mend: { line: `networkPolicy: ${literal({ ...others, from: [...from, peer] })}` },
  }
}

/** Another policy beside it opens what those shut: policies add up. */
export const shutOut = (policies: string[], [first, ...others]: Connection[]): Finding => {
  const connections = first === undefined ? [] : [first, ...others]
  const namespace = first?.from.namespace ?? ''
  const rules = new Map(
    connections.map(({ to, port }) => [
      `${to.namespace ?? inURL(to.address ?? '')}:${port}`,
      {
        to: [
          to.namespace === undefined
            ? { ipBlock: { cidr: hostCIDR(to.address ?? '') } }
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
  const labels = first?.from.labels ?? {}
  // A policy isolates every pod that it selects: another Prometheus of this namespace must be none of them.
  const podSelector = {
    matchLabels:
      labelOf(labels, [
        'operator.prometheus.io/name',
        'prometheus',
        'app.kubernetes.io/instance',
        'app.kubernetes.io/name',
        'app',
      ]) ?? labels,
  }
  const spec = { podSelector, policyTypes: ['Egress'], egress: [dns, ...rules.values()] }
  return {
    what: `The NetworkPolicy ${policies.join(', ')} does not let Prometheus out to ${[...rules.keys()].join(', ')}.`,
    why: 'Its scrapes end by their time.',
    mend: { command: policyCommand('prometheus-to-proxmox', namespace, spec) },
  }
}
