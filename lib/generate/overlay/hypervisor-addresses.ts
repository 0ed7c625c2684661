import { canonical } from '../../environment/address.ts'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { names, objectName } from '../../environment/object-names.ts'
import type { Discovery, Hypervisor } from '../../environment.ts'
import { type OverlayPatch, patch, replace, replaceWhere } from './patch.ts'
import { staticTargets } from './static-targets.ts'

/** The environment's hypervisors, where Prometheus finds them. */
export const hypervisorAddresses = (environment: NamedEnvironment): OverlayPatch[] =>
  patchesByMode[environment.discovery](environment)

/** Endpoints that hold the same hypervisors are patched as one, so that each address stands there once, and by their kind where all do. */
const endpointsAddresses = (environment: NamedEnvironment): OverlayPatch[] => {
  const all = [
    ...environment.exporters.map(({ key, name }) => ({ name: objectName(name), of: key })),
    { name: names.hypervisors, of: 'pve' },
  ].map(({ name, of }) => ({ name, addresses: addressesOf(hypervisorsOf(environment, of)) }))
  const alike = Object.values(Object.groupBy(all, ({ addresses }) => JSON.stringify(addresses)))
  return [
    ...alike.map((group = []) =>
      patch(
        'Endpoints',
        group.length === all.length ? undefined : oneOf(group.map(({ name }) => name)),
        replace('/subsets/0/addresses', group[0]?.addresses),
      ),
    ),
    ...environment.exporters.map(({ name, port, known }) =>
      patch('Endpoints', objectName(name), ...replaceWhere('/subsets/0/ports/0/port', port, known.port)),
    ),
  ]
}

const addressesOf = (hypervisors: Hypervisor[]) =>
  hypervisors.map(({ name, address }) => ({ ip: canonical(address), hostname: name }))

/** A target's name is a pattern. */
const oneOf = (names: string[]): string => (names.length > 1 ? `(${names.join('|')})` : names.join())

/** An overlay brings EndpointSlices as objects of its own. */
const patchesByMode: Record<Discovery, (environment: NamedEnvironment) => OverlayPatch[]> = {
  endpoints: endpointsAddresses,
  endpointslices: () => [],
  static: staticTargets,
}
