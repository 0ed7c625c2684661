import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { canonical, canonicalNetwork } from '../../environment/address.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { IPBlock, LabelSelector, NetworkPolicyPeer } from '../../environment.ts'
import type { Fault } from '../../problem/fault.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

/**
 * Without a NetworkPolicy any pod may have the exporter send its token to a host of its choosing: it asks whatever
 * `/pve?target=` names, and without verified certificates it trusts whoever answers; with public roots, whoever owns a name.
 */
export const closed: Rule = ({ networkPolicy, pveExporter: { tls } }) =>
  networkPolicy !== false
    ? []
    : [
        {
          path: ['networkPolicy'],
          message: `is false, so any pod that reaches the exporter can have it send the API token to ${whom(tls)} (/pve?target=<host>); let \`from\` name who may reach it, or keep others out by other means`,
          severity: 'warning',
        },
      ]

const whom = (tls: NamedEnvironment['pveExporter']['tls']): string => {
  if (tls === 'insecure') return 'any host'
  return tls.caSecret === undefined && tls.caConfigMap === undefined
    ? 'any host with a certificate of a public authority, which everybody gets'
    : 'any host whose certificate its CA signed'
}

/** What Kubernetes asks of a peer (ValidateNetworkPolicyPeer): selectors or a block, and blocks that are networks. */
export const peers: Rule = ({ networkPolicy }) =>
  (networkPolicy === false ? [] : (networkPolicy.from ?? [])).flatMap((peer, index) =>
    peerFaults(peer, ['networkPolicy', 'from', index]),
  )

const peerFaults = (
  { podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer,
  path: FieldPath,
): Fault[] => {
  const selects = podSelector !== undefined || namespaceSelector !== undefined
  if (ipBlock === undefined && !selects)
    return [{ path, message: 'is empty; give a podSelector, a namespaceSelector or an ipBlock' }]
  if (ipBlock !== undefined && selects)
    return [{ path, message: 'has an ipBlock and a selector; make two peers of it' }]
  return [
    ...(ipBlock === undefined ? [] : blockFaults(ipBlock, [...path, 'ipBlock'])),
    ...expressionFaults(podSelector, [...path, 'podSelector']),
    ...expressionFaults(namespaceSelector, [...path, 'namespaceSelector']),
  ]
}

/** Networks, and exceptions that are smaller ones inside (Kubernetes: ValidateIPBlock). */
const blockFaults = ({ cidr, except = [] }: IPBlock, path: FieldPath): Fault[] => [
  ...networkFaults(cidr, [...path, 'cidr']),
  ...except.flatMap((inner, index) => {
    const at = [...path, 'except', index]
    return [
      ...networkFaults(inner, at),
      ...(!isNetwork(inner) || !isNetwork(cidr) || isInside(inner, cidr)
        ? []
        : [{ path: at, message: `${received(inner)} is not a smaller network inside ${received(cidr)}` }]),
    ]
  }),
]

/**
 * Kubernetes takes some spellings with a warning (1.35: GetWarningsForCIDR): zeros that a later version refuses, and
 * bits after the prefix, of which nobody knows whether the network or the one address is meant.
 */
const networkFaults = (cidr: string, path: FieldPath): Fault[] => {
  if (!isNetwork(cidr))
    return [{ path, message: `${received(cidr)} is not a network such as 198.51.100.0/24` }]
  const network = canonicalNetwork(cidr)
  const [address, length] = cidr.split('/') as [string, string]
  const single = `${canonical(address)}/${isIP(address) === 4 ? 32 : 128}`
  if (network === cidr) return []
  const message =
    network === `${canonical(address)}/${length}`
      ? `${received(cidr)} is spelled ${network} (RFC 5952)`
      : `${received(cidr)} has bits after its prefix; give ${network} for the network or ${single} for the one address`
  return [{ path, message, severity: 'warning' }]
}

/** Without leading zeros, which Kubernetes takes from nobody in a later version, and no IPv4-mapped one. */
const isNetwork = (cidr: string): boolean => {
  const [address = '', length = ''] = cidr.split('/')
  return (
    isIP(address) !== 0 &&
    !/^0\d/.test(length) &&
    ipaddr.isValidCIDR(cidr) &&
    ipaddr.parse(address).range() !== 'ipv4Mapped'
  )
}

const isInside = (inner: string, outer: string): boolean => {
  const [[address, length], range] = [ipaddr.parseCIDR(inner), ipaddr.parseCIDR(outer)]
  return address.kind() === range[0].kind() && length > range[1] && address.match(range)
}

const expressionFaults = ({ matchExpressions = [] }: LabelSelector = {}, path: FieldPath): Fault[] =>
  matchExpressions.flatMap(({ operator, values = [] }, index) =>
    /In$/.test(operator) === values.length > 0
      ? []
      : [
          {
            path: [...path, 'matchExpressions', index, 'values'],
            message: `must ${/In$/.test(operator) ? 'have a value' : 'be left out'} when the operator is ${received(operator)}`,
          },
        ],
  )
