import { canonical } from '../../environment/address.ts'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { names, objectName } from '../../environment/object-names.ts'
import type { Discovery, Hypervisor } from '../../environment.ts'
import type { KubernetesObject } from '../kubernetes-object.ts'
import { endpointSlices } from '../objects/endpoint-slices.ts'
import { endpoints } from '../objects/endpoints.ts'
import { metricsPort } from '../objects/hypervisor-exporter.ts'
import { servicePort } from '../objects/hypervisors.ts'
import type { ServiceAddresses } from '../objects/service-addresses.ts'

/**
 * The environment's hypervisors behind its Services, where Prometheus discovers them by these. Objects and no patches of the base: a reviewer reads
 * them whole, and Kustomize takes less time (docs/bench.md).
 */
export const hypervisorAddresses = (environment: NamedEnvironment): KubernetesObject[] =>
  services(environment).flatMap(objectsByMode[environment.discovery])

/** The Services whose addresses each overlay brings: those of the exporters on the hypervisors, and that of their API. */
const services = (environment: NamedEnvironment): ServiceAddresses[] => [
  ...environment.exporters.map(({ key, name, port }) => ({
    name: objectName(name),
    component: name,
    port: metricsPort(port),
    addresses: addressesOf(hypervisorsOf(environment, key)),
  })),
  {
    name: names.hypervisors,
    component: 'hypervisor',
    port: servicePort,
    addresses: addressesOf(hypervisorsOf(environment, 'pve')),
  },
]

const addressesOf = (hypervisors: Hypervisor[]) =>
  hypervisors.map(({ name, address }) => ({ hostname: name, address: canonical(address) }))

/** `static` needs none: its addresses stand in Probes, ScrapeConfigs and host aliases. */
const objectsByMode: Record<Discovery, (service: ServiceAddresses) => KubernetesObject[]> = {
  endpoints: service => [endpoints(service)],
  endpointslices: endpointSlices,
  static: () => [],
}
