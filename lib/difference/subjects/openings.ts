import type { Rendering } from '../rendering/rendering.ts'

/** A way that a NetworkPolicy leaves open. */
export interface Opening {
  key: string
  way: 'in' | 'out'
  peer: string
  ports: string
}

/** The fields of a NetworkPolicy's spec that are read here. */
interface Policy {
  policyTypes?: string[]
  ingress?: Peers[]
  egress?: Peers[]
}

interface Peers {
  ports?: { port?: number | string; protocol?: string }[]
  from?: unknown[]
  to?: unknown[]
}

/** Every way in and out, by peer and ports; nothing without a policy that closes the way in: one that only lets out closes nobody out. */
export const openings = ({ objects }: Rendering): Map<string, Opening> | undefined => {
  const policies = [...objects.values()]
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .map(({ value }) => Object(value().spec) as Policy)
  if (!policies.some(({ policyTypes = ['Ingress'] }) => policyTypes.includes('Ingress'))) return undefined
  const all = policies.flatMap(({ ingress = [], egress = [] }) => [
    ...ingress.flatMap(rule => waysOf('in', rule, rule.from)),
    ...egress.flatMap(rule => waysOf('out', rule, rule.to)),
  ])
  return new Map(all.map(one => [one.key, one]))
}

const waysOf = (way: 'in' | 'out', { ports = [] }: Peers, peers: unknown[] = ['anywhere']): Opening[] => {
  const text =
    ports.length === 0
      ? 'all ports'
      : ports.map(({ port, protocol = 'TCP' }) => `${protocol} ${port ?? 'all'}`).join(', ')
  return peers.map(peer => {
    const name = peerName(peer)
    return { key: JSON.stringify([way, name, text]), way, peer: name, ports: text }
  })
}

const peerName = (peer: unknown): string => {
  const { ipBlock, namespaceSelector, podSelector } = Object(peer)
  if (ipBlock?.cidr !== undefined && ipBlock.except === undefined) return String(ipBlock.cidr)
  if (typeof peer === 'string') return peer
  const parts = [
    ...(podSelector === undefined ? ['all pods'] : [`pods ${selector(podSelector)}`]),
    ...(namespaceSelector === undefined ? [] : [`in namespaces ${selector(namespaceSelector)}`]),
  ]
  return ipBlock === undefined ? parts.join(' ') : JSON.stringify(ipBlock)
}

const selector = (value: {
  matchLabels?: Record<string, string>
  matchExpressions?: Expression[]
}): string => {
  const labels = Object.entries(value.matchLabels ?? {}).map(([key, text]) => `${key}=${text}`)
  const all = [...labels, ...(value.matchExpressions ?? []).map(expression)]
  return all.length === 0 ? '(all)' : all.join(', ')
}

interface Expression {
  key: string
  operator: string
  values?: string[]
}

const expression = ({ key, operator, values = [] }: Expression): string =>
  `${key} ${operator}${values.length > 0 ? ` (${values.join(', ')})` : ''}`
