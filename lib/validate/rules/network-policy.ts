import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { IPBlock, LabelSelector, NetworkPolicyPeer } from '../../environment.ts'
import type { Fault } from '../../problem/fault.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

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
  ...(isNetwork(cidr) ? [] : [notNetwork(cidr, [...path, 'cidr'])]),
  ...except.flatMap((inner, index) => {
    const at = [...path, 'except', index]
    if (!isNetwork(inner)) return [notNetwork(inner, at)]
    return !isNetwork(cidr) || isInside(inner, cidr)
      ? []
      : [{ path: at, message: `${received(inner)} is no smaller network inside ${received(cidr)}` }]
  }),
]

const notNetwork = (cidr: string, path: FieldPath): Fault => ({
  path,
  message: `${received(cidr)} is not a network such as 198.51.100.0/24`,
})

const isNetwork = (cidr: string): boolean =>
  isIP(cidr.split('/')[0] as string) !== 0 && ipaddr.isValidCIDR(cidr)

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
            message: `must ${/In$/.test(operator) ? 'have a value' : 'be left out'} when the operator is ${JSON.stringify(operator)}`,
          },
        ],
  )
