import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { componentLabel, metadata, names } from '../../environment/object-names.ts'
import { apiPort } from '../objects/hypervisors.ts'
import { wayOut } from '../objects/network-policy.ts'

/**
 * Opens the exporters' way out to the environment's hypervisors, beside the base's policy that closes all others. An object and no patch: a
 * reviewer reads it whole, and Kustomize takes less time (docs/bench.md).
 */
export const hypervisorsNetworkPolicy = (environment: NamedEnvironment) => {
  if (environment.networkPolicy === false) return []
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: metadata(names.hypervisors, 'pve-exporter'),
      // Made when it is serialized, so that the peers of a thousand environments are never in memory at once.
      get spec() {
        const addresses = hypervisorsOf(environment, 'pve').map(({ address }) => address)
        return {
          podSelector: { matchLabels: componentLabel('pve-exporter') },
          policyTypes: ['Egress' as const],
          egress: [wayOut(addresses, apiPort)],
        }
      },
    } satisfies INetworkPolicy,
  ]
}
