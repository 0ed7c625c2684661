import type { Place } from './place.ts'
import { listOf, recordOf, textOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'

/** A Service that leads to addresses outside the cluster: what the release's Endpoints or EndpointSlices say. */
export interface AddressedService {
  name: string
  addresses: { ip: string; hostname?: string; place: Place }[]
  ports: number[]
  /** The objects that hold the addresses. */
  holders: ReleaseObject[]
}

/** The Services whose addresses the release holds itself; those of pods are the cluster's business. */
export const addressedServices = (objects: ReleaseObject[]): AddressedService[] => {
  const selecting = new Set(
    objects
      .filter(({ kind, value }) => kind === 'Service' && recordOf(value.spec).selector)
      .map(({ name }) => name),
  )
  const holders = objects
    .filter(({ kind, isOwned }) => (kind === 'Endpoints' || kind === 'EndpointSlice') && !isOwned)
    .filter(
      ({ labels }) =>
        !/mirroring|endpointslice-controller/.test(labels['endpointslice.kubernetes.io/managed-by'] ?? ''),
    )
  const names = [...new Set(holders.map(serviceOf))].filter(name => !selecting.has(name))
  return names.map(name => {
    const own = holders.filter(holder => serviceOf(holder) === name)
    return {
      name,
      addresses: own.flatMap(holder => (holder.kind === 'Endpoints' ? ofEndpoints(holder) : ofSlice(holder))),
      ports: [...new Set(own.flatMap(portsOf))],
      holders: own,
    }
  })
}

const serviceOf = ({ kind, name, labels }: ReleaseObject): string =>
  kind === 'Endpoints' ? name : (labels['kubernetes.io/service-name'] ?? name)

const ofEndpoints = ({ value, reader }: ReleaseObject): AddressedService['addresses'] =>
  listOf(value.subsets).flatMap((subset, index) =>
    ['addresses', 'notReadyAddresses'].flatMap(key =>
      listOf(recordOf(subset)[key]).flatMap((address, at) => {
        const { ip, hostname } = recordOf(address)
        const path = ['subsets', index, key, at]
        reader.take([...path, 'ip'], 'hypervisors')
        reader.take([...path, 'hostname'], 'hypervisors')
        return typeof ip === 'string' ? [{ ip, ...named(hostname), place: reader.place(path) }] : []
      }),
    ),
  )

const ofSlice = ({ value, reader }: ReleaseObject): AddressedService['addresses'] =>
  listOf(value.endpoints).flatMap((endpoint, index) => {
    const { addresses, hostname } = recordOf(endpoint)
    reader.take(['endpoints', index, 'addresses'], 'hypervisors')
    reader.take(['endpoints', index, 'hostname'], 'hypervisors')
    reader.pass(['endpoints', index, 'conditions'])
    return listOf(addresses)
      .filter(ip => typeof ip === 'string')
      .map(ip => ({ ip, ...named(hostname), place: reader.place(['endpoints', index]) }))
  })

const named = (hostname: unknown) => {
  const name = textOf(hostname)
  return name === undefined ? {} : { hostname: name }
}

const portsOf = ({ kind, value }: ReleaseObject): number[] =>
  (kind === 'Endpoints'
    ? listOf(value.subsets).flatMap(subset => listOf(recordOf(subset).ports))
    : listOf(value.ports)
  )
    .map(port => recordOf(port).port)
    .filter(port => typeof port === 'number')
