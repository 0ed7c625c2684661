import ipaddr from 'ipaddr.js'
import { canonical } from '../../environment/address.ts'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import type { KubernetesObject } from '../../generate/kubernetes-object.ts'
import type { Fault } from '../../problem/fault.ts'

/**
 * Hypervisors to which the NetworkPolicies let the exporters out no more, once the operator's own patches are made: one that names no
 * policy is made to both, and its `/spec/egress/0` is DNS in the one and the hypervisors in the other.
 */
export const closedWays = (environment: NamedEnvironment, objects: KubernetesObject[]): Fault[] => {
  if (environment.networkPolicy === false || environment.patches.length === 0) return []
  const rules = objects.filter(isOfExporters).flatMap(({ spec }) => spec.egress ?? [])
  const closed = hypervisorsOf(environment, 'pve').filter(
    ({ address }) => !rules.some(({ to = [] }) => to.length === 0 || to.some(peer => holds(peer, address))),
  )
  if (closed.length === 0) return []
  return [
    {
      path: ['patches'],
      message: `close the exporters' way out to ${closed.map(({ name, address }) => `${name} (${address})`).join(', ')}; ${names.hypervisors} is the NetworkPolicy that opens it, and ${names.pveExporter} the one for Prometheus and DNS: let each patch name the one that it means`,
      severity: 'warning',
    },
  ]
}

type Policy = KubernetesObject & { spec: { egress?: { to?: Peer[] }[] } }

interface Peer {
  ipBlock?: { cidr: string }
}

const isOfExporters = (object: KubernetesObject): object is Policy =>
  object.kind === 'NetworkPolicy' &&
  [names.hypervisors, names.pveExporter].some(name => name === object.metadata.name)

const holds = ({ ipBlock }: Peer, address: string): boolean => {
  if (ipBlock === undefined || !ipaddr.isValidCIDR(ipBlock.cidr)) return false
  const [network, length] = ipaddr.parseCIDR(ipBlock.cidr)
  const host = ipaddr.parse(canonical(address))
  return host.kind() === network.kind() && host.match(network, length)
}
