import ipaddr from 'ipaddr.js'
import type { IEndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1'
import { metadata } from '../../environment/object-names.ts'
import type { ServiceAddresses } from './service-addresses.ts'

/** The addresses behind a Service, a slice for each family that there is; Kustomize adds the prefix to the Service's name in the label (references.ts). */
export const endpointSlices = (service: ServiceAddresses) =>
  families
    .map(family => ({
      family,
      addresses: service.addresses.filter(({ address }) => familyOf(address) === family),
    }))
    .filter(({ addresses }) => addresses.length > 0)
    .map(({ family, addresses }) => endpointSlice(family, { ...service, addresses }))

/** The families of addresses, each with slices of its own (Kubernetes: `addressType` of EndpointSlice). */
type Family = 'IPv4' | 'IPv6'

const families: Family[] = ['IPv4', 'IPv6']

const familyOf = (address: string): Family => (ipaddr.IPv6.isValid(address) ? 'IPv6' : 'IPv4')

const endpointSlice = (family: Family, { name, component, port, addresses }: ServiceAddresses) => {
  const { labels } = metadata(name, component)
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-${family.toLowerCase()}`,
      labels: {
        ...labels,
        'kubernetes.io/service-name': name,
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
