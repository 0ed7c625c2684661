import type { IEndpoints } from 'kubernetes-models/v1'
import { metadata } from '../../environment/object-names.ts'
import type { ServiceAddresses } from './service-addresses.ts'

/** The addresses behind a Service, by hypervisor; of both families, since Endpoints know none. */
export const endpoints = ({ name, component, port, addresses }: ServiceAddresses) =>
  ({
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: metadata(name, component),
    subsets: [
      {
        addresses: addresses.map(({ hostname, address }) => ({ ip: address, hostname })),
        ports: [{ ...port, protocol: 'TCP' }],
      },
    ],
  }) satisfies IEndpoints
