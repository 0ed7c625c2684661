import { canonical } from '../address.ts'
import { hypervisorsOf, type NamedEnvironment } from '../defaults.ts'
import type { Hypervisor } from '../environment.ts'
import { names } from '../names.ts'
import { apiPort } from '../objects/hypervisors.ts'
import { add, type OverlayPatch, patch, replace } from './patch.ts'

/** The environment's hypervisors in the Endpoints of both Services, and as the only way out of the NetworkPolicy. */
export const hypervisorAddresses = (environment: NamedEnvironment): OverlayPatch[] => {
  const asked = hypervisorsOf(environment, 'pve')
  return [
    ...nodeExporterAddresses(environment),
    patch(
      'Endpoints',
      names.hypervisors,
      replace('/subsets', subsets(asked, { name: 'api', port: apiPort })),
    ),
    ...(environment.networkPolicy === false
      ? []
      : [patch('NetworkPolicy', names.pveExporter, add('/spec/egress/-', wayOut(asked)))]),
  ]
}

const nodeExporterAddresses = (environment: NamedEnvironment): OverlayPatch[] => {
  const { nodeExporter } = environment
  if (nodeExporter === false) return []
  const port = { name: 'metrics', port: nodeExporter.port }
  return [
    patch(
      'Endpoints',
      names.nodeExporter,
      replace('/subsets', subsets(hypervisorsOf(environment, 'node'), port)),
    ),
  ]
}

const subsets = (hypervisors: Hypervisor[], port: { name: string; port: number }) => [
  {
    addresses: hypervisors.map(({ name, address }) => ({ ip: canonical(address), hostname: name })),
    ports: [{ ...port, protocol: 'TCP' }],
  },
]

const wayOut = (hypervisors: Hypervisor[]) => ({
  to: hypervisors.map(({ address }) => ({ ipBlock: { cidr: hostCIDR(canonical(address)) } })),
  ports: [{ port: apiPort, protocol: 'TCP' }],
})

const hostCIDR = (address: string): string => (address.includes(':') ? `${address}/128` : `${address}/32`)
