import { canonical } from '../environment/address.ts'
import type { NamedEnvironment } from '../environment/defaults.ts'
import type { Member } from '../proxmox/endpoints.ts'
import { addressesOf, type Choice, choice } from './addresses.ts'
import type { Finding } from './finding.ts'
import { isAtHome, type Looked, localName } from './look.ts'
import { misnamed } from './membership-findings.ts'
import { usedNetworks } from './used-networks.ts'

/** The members of the cluster that an environment lacks or has at another address. */
export const addressFindings = (environment: NamedEnvironment, looked: Looked): Finding[] => {
  const { hypervisors } = environment
  const networks = usedNetworks(environment, looked)
  return looked.views[0].status.nodes.flatMap(node => {
    const name = node.name.toLowerCase()
    const own = hypervisors.find(hypervisor => hypervisor.name === name)
    const choose = () => chosenFor(node, networks, looked)
    if (own !== undefined) return movedFinding(own.address, node, looked, choose)
    if (hypervisors.some(hypervisor => misnamed(hypervisor, looked) === name)) return []
    return newFindings(environment, node, choose())
  })
}

const newFindings = (
  { hypervisors }: NamedEnvironment,
  node: Member,
  chosen: Choice | undefined,
): Finding[] => {
  const name = node.name.toLowerCase()
  if (chosen === undefined) {
    const why = node.online
      ? 'no address of it could be read'
      : 'it is offline, and its address is not known there'
    return [{ withoutAddress: name, note: `${name} is a member, but ${why}; add it by hand` }]
  }
  const offline = node.online ? '' : '; the node is offline, so nobody asked it'
  return [
    {
      change: {
        kind: 'add',
        name,
        address: chosen.address,
        why: `${chosen.why}${alternatives(chosen)}${offline}`,
      },
    },
    ...(name === node.name ? [] : [{ note: `${node.name} is written ${name}: names are in lower case` }]),
    ...(hypervisors.some(({ serverName }) => serverName !== undefined)
      ? [
          {
            note: `${name} gets no serverName, which other hypervisors have; add one unless its certificate carries ${name}`,
          },
        ]
      : []),
  ]
}

/** A member that the environment has: where it answers or has an address, it stays. */
const movedFinding = (
  address: string,
  node: Member,
  looked: Looked,
  choose: () => Choice | undefined,
): Finding[] => {
  const name = node.name.toLowerCase()
  if (looked.views.some(view => isAtHome(view, name))) return []
  const stranger = looked.views.find(({ api }) => api.host.name === name)
  const unknown = stranger === undefined ? whyUnknown(address, node, looked) : undefined
  if (unknown !== undefined) return unknown
  const why =
    stranger === undefined
      ? `${address} is on none of its interfaces`
      : `${localName(stranger.status)} answers at ${address}`
  const chosen = choose()
  if (chosen === undefined || chosen.address === canonical(address))
    return [
      {
        withoutAddress: name,
        note: `${name} is not at ${address}: ${why}, and no other address of it is known; change it by hand`,
      },
    ]
  return [
    {
      change: {
        kind: 'address',
        name,
        address: chosen.address,
        before: address,
        why: `${why}; of its own, ${chosen.why}${alternatives(chosen)}`,
      },
    },
  ]
}

/** Why nothing can be said against an address that does not answer from here: it is the node's, or nobody knows. */
const whyUnknown = (address: string, node: Member, looked: Looked): Finding[] | undefined => {
  const name = node.name.toLowerCase()
  const interfaces = looked.networks.get(node.name)
  if (addressesOf(node.address, interfaces).some(known => known.address === canonical(address))) return []
  if (!node.online) return [{ note: `${name} is offline: whether it is still at ${address} can't be known` }]
  if (interfaces !== undefined && looked.seesBridges) return undefined
  const why = looked.seesBridges
    ? 'its network could not be read'
    : 'bridges are hidden from this token, which lacks SDN.Audit'
  return [
    {
      note: `${name} does not answer at ${address} from here, and whether that is its address can't be known: ${why}`,
    },
  ]
}

/** Where the environment already reaches the node, under whatever name; else the choice of what the node has. */
const chosenFor = (
  node: Member,
  networks: string[],
  { views, networks: read }: Looked,
): Choice | undefined => {
  const reached = views.find(({ status }) => localName(status) === node.name.toLowerCase())
  if (reached === undefined)
    return choice(addressesOf(node.address, read.get(node.name)), networks, node.address)
  return { address: reached.api.host.address, why: 'it answers there', others: [] }
}

const alternatives = ({ others }: Choice): string =>
  others.length === 0 ? '' : `; not ${others.map(({ address, from }) => `${address} (${from})`).join(', ')}`
