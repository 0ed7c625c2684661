import type { KubernetesObject } from './kubectl.ts'
import { matches } from './selector.ts'

/** The input of the rules: all of these objects in the cluster. */
export interface PolicyState {
  policies: KubernetesObject[]
  pods: KubernetesObject[]
  namespaces: KubernetesObject[]
}

type Direction = 'Ingress' | 'Egress'

/**
 * The nftables table that enforces the NetworkPolicies: a selected pod lets in, or out, only what a rule allows. The
 * node always reaches its pods, and answers always pass, as Kubernetes requires.
 */
export function policyRules(state: PolicyState): string {
  const chains: string[] = []
  const jumps = { Ingress: [] as string[], Egress: [] as string[] }
  for (const pod of state.pods.filter(hasNetwork))
    for (const direction of ['Ingress', 'Egress'] as const) {
      const policies = state.policies.filter(policy => isolates(policy, pod, direction))
      if (policies.length === 0) continue
      const chain = `${direction.toLowerCase()}-${pod.metadata.uid}`
      const rules = policies.flatMap(policy => allowed(policy, pod, direction, state))
      chains.push(`chain ${chain} {\n${[...rules, 'counter drop'].join('\n')}\n}`)
      const side = direction === 'Ingress' ? 'daddr' : 'saddr'
      for (const address of addressesOf(pod))
        jumps[direction].push(`${family(address)} ${side} ${address} jump ${chain}`)
    }
  const always = [
    'ct state established,related accept',
    'icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit, nd-router-advert } accept',
  ]
  // A chain for each direction: what the sender may send, the receiver need not accept.
  const hook = (name: string, where: string, rules: string[]) =>
    `chain ${name} {\ntype filter hook ${where};\n${[...always, ...rules].join('\n')}\n}`
  const hooks = [
    hook('egress', 'forward priority filter', jumps.Egress),
    hook('egress-to-node', 'input priority filter', jumps.Egress),
    hook('ingress', 'forward priority filter + 1', jumps.Ingress),
  ]
  const table = 'table inet network-policies'
  return `${table}\ndelete ${table}\n${table} {\n${[...chains, ...hooks].join('\n')}\n}\n`
}

const hasNetwork = ({ spec, status }: KubernetesObject) =>
  !spec.hostNetwork && status?.podIPs && !['Succeeded', 'Failed'].includes(status.phase)

const addressesOf = (pod: KubernetesObject): string[] => pod.status.podIPs.map(({ ip }: { ip: string }) => ip)

const family = (address: string) => (address.includes(':') ? 'ip6' : 'ip')

function isolates(
  { metadata, spec }: KubernetesObject,
  pod: KubernetesObject,
  direction: Direction,
): boolean {
  const types: string[] = spec.policyTypes ?? ['Ingress']
  return (
    metadata.namespace === pod.metadata.namespace &&
    types.includes(direction) &&
    matches(spec.podSelector, pod.metadata.labels)
  )
}

/** One nftables rule for each pair of a peer and a port that the policy allows to the pod. */
function allowed(
  policy: KubernetesObject,
  pod: KubernetesObject,
  direction: Direction,
  state: PolicyState,
): string[] {
  const rules: KubernetesObject[] = policy.spec[direction.toLowerCase()] ?? []
  return rules.flatMap(rule => {
    const peers: KubernetesObject[] = (direction === 'Ingress' ? rule.from : rule.to) ?? []
    const side = direction === 'Ingress' ? 'saddr' : 'daddr'
    const podsOf = (peer: KubernetesObject) => peerPods(peer, policy, state)
    const ends = peers.length === 0 ? [''] : peers.flatMap(peer => peerMatches(peer, side, podsOf(peer)))
    const owners = direction === 'Ingress' ? [pod] : peers.flatMap(podsOf)
    const ports: KubernetesObject[] = rule.ports ?? []
    const portMatches = ports.length === 0 ? [''] : ports.flatMap(port => portMatch(port, owners))
    return ends.flatMap(end => portMatches.map(port => `${end} ${port} accept`.trim()))
  })
}

function peerPods(peer: KubernetesObject, policy: KubernetesObject, { pods, namespaces }: PolicyState) {
  if (peer.ipBlock) return []
  const inNamespace = (name: string) =>
    peer.namespaceSelector
      ? matches(
          peer.namespaceSelector,
          namespaces.find(({ metadata }) => metadata.name === name)?.metadata.labels,
        )
      : name === policy.metadata.namespace
  return pods.filter(
    pod =>
      hasNetwork(pod) &&
      inNamespace(pod.metadata.namespace) &&
      matches(peer.podSelector, pod.metadata.labels),
  )
}

function peerMatches({ ipBlock }: KubernetesObject, side: string, pods: KubernetesObject[]): string[] {
  if (!ipBlock) return pods.flatMap(addressesOf).map(address => `${family(address)} ${side} ${address}`)
  const except = (ipBlock.except ?? []).map((cidr: string) => `${family(cidr)} ${side} != ${cidr}`)
  return [[`${family(ipBlock.cidr)} ${side} ${ipBlock.cidr}`, ...except].join(' ')]
}

function portMatch(
  { protocol = 'TCP', port, endPort }: KubernetesObject,
  owners: KubernetesObject[],
): string[] {
  const name = protocol.toLowerCase()
  if (port === undefined) return [`meta l4proto ${name}`]
  if (typeof port === 'number') return [`${name} dport ${endPort ? `${port}-${endPort}` : port}`]
  const numbers = owners
    .flatMap(({ spec }) => spec.containers)
    .flatMap(({ ports = [] }) => ports)
    .filter(candidate => candidate.name === port && (candidate.protocol ?? 'TCP') === protocol)
    .map(({ containerPort }) => containerPort)
  return [...new Set(numbers)].map(number => `${name} dport ${number}`)
}
