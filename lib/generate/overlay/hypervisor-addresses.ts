import { canonical, hostCIDR } from '../../environment/address.ts'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { names, objectName } from '../../environment/object-names.ts'
import type { Discovery, Hypervisor, PatchOperation } from '../../environment.ts'
import { metricsPort } from '../objects/hypervisor-exporter.ts'
import { apiPort } from '../objects/hypervisors.ts'
import { add, type OverlayPatch, patch, replace } from './patch.ts'
import { staticTargets } from './static-targets.ts'

/** The environment's hypervisors, where Prometheus finds them, and as the only way out of the NetworkPolicy. */
export const hypervisorAddresses = (environment: NamedEnvironment): OverlayPatch[] => [
  ...patchesByMode[environment.discovery](environment),
  ...(environment.networkPolicy === false
    ? []
    : [patch('NetworkPolicy', names.pveExporter, out(environment))]),
]

const endpointsAddresses = (environment: NamedEnvironment): OverlayPatch[] => [
  ...exporterAddresses(environment),
  patch(
    'Endpoints',
    names.hypervisors,
    replace('/subsets', subsets(hypervisorsOf(environment, 'pve'), { name: 'api', port: apiPort })),
  ),
]

/** An overlay brings EndpointSlices as objects of its own. */
const patchesByMode: Record<Discovery, (environment: NamedEnvironment) => OverlayPatch[]> = {
  endpoints: environment => endpointsAddresses(environment),
  endpointslices: () => [],
  static: staticTargets,
}

const exporterAddresses = (environment: NamedEnvironment): OverlayPatch[] =>
  environment.exporters.map(({ key, name, port }) =>
    patch(
      'Endpoints',
      objectName(name),
      replace('/subsets', subsets(hypervisorsOf(environment, key), metricsPort(port))),
    ),
  )

const subsets = (hypervisors: Hypervisor[], port: { name: string; port: number }) => [
  {
    addresses: hypervisors.map(({ name, address }) => ({ ip: canonical(address), hostname: name })),
    ports: [{ ...port, protocol: 'TCP' }],
  },
]

/** With host aliases for all names, `static` needs no DNS: it takes that rule's place. */
const out = (environment: NamedEnvironment): PatchOperation => {
  const rule = wayOut(hypervisorsOf(environment, 'pve'))
  return environment.discovery === 'static' ? replace('/spec/egress/0', rule) : add('/spec/egress/-', rule)
}

const wayOut = (hypervisors: Hypervisor[]) => ({
  to: hypervisors.map(({ address }) => ({ ipBlock: { cidr: hostCIDR(address) } })),
  ports: [{ port: apiPort, protocol: 'TCP' }],
})
