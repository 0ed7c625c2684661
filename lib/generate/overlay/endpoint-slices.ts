import ipaddr from 'ipaddr.js'
import { canonical } from '../../environment/address.ts'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import type { Hypervisor } from '../../environment.ts'
import { endpointSlice, type Family } from '../objects/endpoint-slice.ts'
import { apiPort } from '../objects/hypervisors.ts'

/** The environment's hypervisors in EndpointSlices, one a Service and family, where that is how it is discovered. */
export const endpointSlices = (environment: NamedEnvironment) => {
  const { discovery, nodeExporter } = environment
  if (discovery !== 'endpointslices') return []
  return [
    ...(nodeExporter === false
      ? []
      : slicesOf(
          names.nodeExporter,
          'node-exporter',
          { name: 'metrics', port: nodeExporter.port },
          hypervisorsOf(environment, 'node'),
        )),
    ...slicesOf(
      names.hypervisors,
      'hypervisor',
      { name: 'api', port: apiPort },
      hypervisorsOf(environment, 'pve'),
    ),
  ]
}

const slicesOf = (
  name: string,
  component: string,
  port: { name: string; port: number },
  hypervisors: Hypervisor[],
) =>
  families
    .map(family => ({ family, members: hypervisors.filter(({ address }) => familyOf(address) === family) }))
    .filter(({ members }) => members.length > 0)
    .map(({ family, members }) =>
      endpointSlice(name, component, {
        service: name,
        family,
        port,
        addresses: members.map(member => ({ hostname: member.name, address: canonical(member.address) })),
      }),
    )

const families: Family[] = ['IPv4', 'IPv6']

const familyOf = (address: string): Family => (ipaddr.IPv6.isValid(address) ? 'IPv6' : 'IPv4')
