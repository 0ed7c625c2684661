import ipaddr from 'ipaddr.js'
import { canonical } from '../../environment/address.ts'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { names, objectName } from '../../environment/object-names.ts'
import type { Hypervisor } from '../../environment.ts'
import { endpointSlice, type Family } from '../objects/endpoint-slice.ts'
import { metricsPort } from '../objects/hypervisor-exporter.ts'
import { servicePort } from '../objects/hypervisors.ts'

/** The environment's hypervisors in EndpointSlices, one a Service and family, where that is how it is discovered. */
export const endpointSlices = (environment: NamedEnvironment) => {
  if (environment.discovery !== 'endpointslices') return []
  return [
    ...environment.exporters.flatMap(({ key, name, port }) =>
      slicesOf(objectName(name), name, metricsPort(port), hypervisorsOf(environment, key)),
    ),
    ...slicesOf(names.hypervisors, 'hypervisor', servicePort, hypervisorsOf(environment, 'pve')),
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
