import { hostCIDR } from '../../environment/address.ts'
import { undefinedOnError } from '../../problem/undefined-on-error.ts'
import type { Rendering } from '../rendering/rendering.ts'
import { listed, type Sentence, say } from '../sentence.ts'
import { isBelow, type Subject, told } from '../subject.ts'
import { seenHypervisors } from './seen-hypervisors.ts'

/** What a NetworkPolicy opens and closes, beside the hypervisors that come and go; and whether there is one at all. */
export const networkPolicy: Subject = ({ before, after }, fields) => {
  const own = fields.filter(
    field =>
      field.kind === 'NetworkPolicy' && isBelow(field, 'spec') && /^(in|e)gress$/.test(String(field.path[1])),
  )
  const [old, now] = [openings(before), openings(after)]
  if (old === undefined || now === undefined)
    return {
      sentences:
        old === now
          ? []
          : [
              [
                now === undefined
                  ? 'no NetworkPolicy any more: every pod may ask the exporters, and they may ask anything'
                  : 'a NetworkPolicy closes the exporters',
              ],
            ],
      explained: [],
    }
  if (own.length === 0) return { sentences: [], explained: [] }
  const [oldHosts, newHosts] = [hypervisorsOf(before), hypervisorsOf(after)]
  const expected = new Set(oldHosts).symmetricDifference(new Set(newHosts))
  const isNew = (from: Map<string, Opening>, other: Map<string, Opening>) =>
    [...from.values()].filter(one => !other.has(one.key) && !expected.has(one.peer))
  const sentences = [...opened(isNew(now, old), 'opens'), ...opened(isNew(old, now), 'closes')]
  // Only the hypervisors' own addresses differ, which are told as hypervisors.
  return sentences.length === 0 ? { sentences, explained: own } : told(sentences, own)
}

interface Opening {
  key: string
  way: 'in' | 'out'
  peer: string
  ports: string
}

/** What opens or closes, with all peers of the same ports in a sentence. */
const opened = (openings: Opening[], what: string): Sentence[] =>
  [...Map.groupBy(openings, ({ way, ports }) => `${way} ${ports}`).values()].map(group => {
    const { way, ports } = group[0] as Opening
    const peers = listed(group.map(({ peer }) => peer))
    return say`NetworkPolicy ${[what]} the way ${[way === 'in' ? 'in from' : 'out to']} ${peers} (${ports})`
  })

interface Peers {
  ports?: { port?: number | string; protocol?: string }[]
  from?: unknown[]
  to?: unknown[]
}

/** Every way in and out, by peer and ports; nothing without a policy. */
const openings = ({ objects }: Rendering): Map<string, Opening> | undefined => {
  const policies = [...objects.values()].filter(({ kind }) => kind === 'NetworkPolicy')
  if (policies.length === 0) return undefined
  const all = policies.flatMap(({ value }) => {
    const { ingress = [], egress = [] } = Object(value().spec) as { ingress?: Peers[]; egress?: Peers[] }
    return [
      ...ingress.flatMap(rule => waysOf('in', rule, rule.from)),
      ...egress.flatMap(rule => waysOf('out', rule, rule.to)),
    ]
  })
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

const hypervisorsOf = (rendering: Rendering): string[] =>
  [...seenHypervisors(rendering).values()].flatMap(
    ({ address }) => undefinedOnError(() => hostCIDR(address)) ?? [],
  )
