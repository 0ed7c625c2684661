import type { IEndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1'
import { metadata } from '../../environment/object-names.ts'

/** The families of addresses, each with slices of its own (Kubernetes: `addressType` of EndpointSlice). */
export type Family = 'IPv4' | 'IPv6'

/** The addresses of one family, by hypervisor, behind a Service; Kustomize adds the prefix to its name in the label (references.ts). */
export const endpointSlice = (
  name: string,
  component: string,
  { service, family, port, addresses }: Slice,
) => {
  const { labels } = metadata(name, component)
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-${family.toLowerCase()}`,
      labels: {
        ...labels,
        'kubernetes.io/service-name': service,
        // Kubernetes's own controllers leave slices of others alone.
        'endpointslice.kubernetes.io/managed-by': 'proxmox-monitoring',
      },
    },
    addressType: family,
    endpoints: addresses.map(({ hostname, address }) => ({
      addresses: [address],
      hostname,
      conditions: { ready: true },
    })),
    ports: [{ ...port, protocol: 'TCP' }],
  } satisfies IEndpointSlice
}

interface Slice {
  service: string
  family: Family
  port: { name: string; port: number }
  addresses: { hostname: string; address: string }[]
}
