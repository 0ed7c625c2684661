import ipaddr from 'ipaddr.js'
import type { LabelSelector, NetworkPolicyPeer } from '../environment.ts'
import type { FieldPath } from '../field.ts'
import { received } from '../problem.ts'
import type { Fault } from './fault.ts'
import type { Rule } from './rule.ts'

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
    ...[ipBlock?.cidr ?? [], ipBlock?.except ?? []]
      .flat()
      .filter(cidr => !ipaddr.isValidCIDR(cidr))
      .map(cidr => ({
        path: [...path, 'ipBlock'],
        message: `${received(cidr)} is not a network such as 198.51.100.0/24`,
      })),
    ...expressionFaults(podSelector, [...path, 'podSelector']),
    ...expressionFaults(namespaceSelector, [...path, 'namespaceSelector']),
  ]
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
