import { canonical } from '../environment/address.ts'
import type { NamedEnvironment } from '../environment/defaults.ts'
import { addressesOf } from './addresses.ts'
import type { Looked } from './look.ts'

/** The networks in which an environment has its hypervisors, that of most of them first. */
export const usedNetworks = (
  { hypervisors }: NamedEnvironment,
  { views: [{ status }], networks }: Looked,
): string[] => {
  const used = hypervisors.flatMap(({ name, address }) => {
    const node = status.nodes.find(one => one.name.toLowerCase() === name)
    const known = node === undefined ? [] : addressesOf(node.address, networks.get(node.name))
    return known.find(one => one.address === canonical(address))?.network ?? []
  })
  const counts = Map.groupBy(used, network => network)
  return [...counts.keys()].sort(
    (one, other) => (counts.get(other)?.length ?? 0) - (counts.get(one)?.length ?? 0),
  )
}
