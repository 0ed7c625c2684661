import { BlockList, isIPv6 } from 'node:net'
import type { Seen } from './seen.ts'
import { type Labels, type Selector, selects } from './selector.ts'

/** A NetworkPolicy as the API server gives it. */
export type NetworkPolicy = Seen & {
  spec: {
    podSelector?: Selector
    policyTypes?: ('Ingress' | 'Egress')[]
    ingress?: { from?: Peer[]; ports?: Port[] }[]
    egress?: { to?: Peer[]; ports?: Port[] }[]
  }
}

interface Peer {
  podSelector?: Selector
  namespaceSelector?: Selector
  ipBlock?: { cidr: string; except?: string[] }
}

interface Port {
  protocol?: string
  port?: number | string
  endPort?: number
}

/** One end of a connection: a pod with its labels and its namespace's, or an address outside the cluster. */
export interface End {
  namespace?: string
  namespaceLabels?: Labels
  labels?: Labels
  /** The pod's own, or that of a machine outside. */
  address?: string
}

/** A connection to a port, by its number and the name that the container gives it. */
export interface Connection {
  from: End
  to: End
  port: number
  portName?: string
  protocol?: 'TCP' | 'UDP'
}

/**
 * The policies that refuse a connection; none where it is let through. A pod that no policy selects is open, and of those
 * that select it one is enough that allows.
 */
export const refusing = (
  policies: NetworkPolicy[],
  direction: 'Ingress' | 'Egress',
  connection: Connection,
): NetworkPolicy[] => {
  const { from, to } = connection
  const [own, other] = direction === 'Ingress' ? [to, from] : [from, to]
  const isolating = policies.filter(policy => isolates(policy, direction, own))
  return isolating.some(policy => allows(policy, direction, other, connection)) ? [] : isolating
}

const isolates = ({ metadata, spec }: NetworkPolicy, direction: 'Ingress' | 'Egress', own: End): boolean =>
  own.namespace !== undefined &&
  metadata.namespace === own.namespace &&
  // Ingress always counts; Egress where the list says so or, without a list, where there are such rules.
  (spec.policyTypes ?? ['Ingress', ...(spec.egress ? ['Egress'] : [])]).includes(direction) &&
  selects(spec.podSelector ?? {}, own.labels)

const allows = (
  { metadata, spec }: NetworkPolicy,
  direction: 'Ingress' | 'Egress',
  other: End,
  connection: Connection,
): boolean => {
  const rules =
    direction === 'Ingress'
      ? (spec.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports }))
      : (spec.egress ?? []).map(({ to, ports }) => ({ peers: to, ports }))
  return rules.some(
    ({ peers = [], ports = [] }) =>
      (peers.length === 0 || peers.some(peer => isPeer(peer, metadata.namespace, other))) &&
      (ports.length === 0 || ports.some(port => isPort(port, connection))),
  )
}

const isPeer = (
  { ipBlock, namespaceSelector, podSelector }: Peer,
  own: string | undefined,
  end: End,
): boolean => {
  if (ipBlock !== undefined)
    return (
      end.address !== undefined &&
      contains(ipBlock.cidr, end.address) &&
      !(ipBlock.except ?? []).some(cidr => contains(cidr, end.address as string))
    )
  if (end.namespace === undefined) return false
  const inNamespace =
    namespaceSelector === undefined ? end.namespace === own : selects(namespaceSelector, end.namespaceLabels)
  return inNamespace && selects(podSelector ?? {}, end.labels)
}

const isPort = ({ protocol = 'TCP', port, endPort }: Port, connection: Connection): boolean =>
  protocol === (connection.protocol ?? 'TCP') &&
  (port === undefined ||
    (typeof port === 'string'
      ? port === connection.portName
      : connection.port >= port && connection.port <= (endPort ?? port)))

const contains = (cidr: string, address: string): boolean => {
  const [network = '', prefix = ''] = cidr.split('/')
  if (isIPv6(network) !== isIPv6(address)) return false
  const family = isIPv6(network) ? 'ipv6' : 'ipv4'
  const block = new BlockList()
  block.addSubnet(network, Number(prefix), family)
  return block.check(address, family)
}
