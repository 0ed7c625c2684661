import { canonical } from '../environment/address.ts'
import type { NamedEnvironment } from '../environment/defaults.ts'
import type { HypervisorChange } from '../environment-file/edit-change.ts'
import type { Member } from '../proxmox/endpoints.ts'
import { addressesOf, type Choice, choice, type KnownAddress } from './addresses.ts'
import { isAtHome, type Looked, localName } from './look.ts'
import { usedNetworks } from './used-networks.ts'

/** How a cluster and an environment's hypervisors differ. */
export interface Comparison {
  changes: Change[]
  /** Members that the environment lacks and whose address nobody knows. */
  withoutAddress: string[]
  /** What a person should know and what is no difference. */
  notes: string[]
}

/** A change with the reason for it. */
export type Change = HypervisorChange & { why: string; before?: string }

type Hypervisor = NamedEnvironment['hypervisors'][number]

/** Compares what the hypervisors say with what the environment has. */
export const comparison = (environment: NamedEnvironment, looked: Looked): Comparison => {
  const { nodes } = looked.views[0].status
  const result: Comparison = { changes: [], withoutAddress: [], notes: [] }
  const networks = usedNetworks(environment, looked)
  const renamed = new Map<Hypervisor, Member>()
  for (const node of nodes) {
    const own = environment.hypervisors.find(({ name }) => name === node.name.toLowerCase())
    if (own !== undefined) compareAddress(result, own, node, networks, looked)
    else {
      const other = atHome(environment, nodes, node, looked)
      if (other === undefined) addMember(result, node, networks, looked)
      else renamed.set(other, node)
    }
  }
  for (const hypervisor of environment.hypervisors)
    compareMembership(result, hypervisor, nodes, renamed.get(hypervisor))
  return result
}

/** A hypervisor that is no member by its name, while the member answers at its address: it has the wrong name. */
const atHome = (
  { hypervisors }: NamedEnvironment,
  nodes: Member[],
  node: Member,
  { views }: Looked,
): Hypervisor | undefined => {
  const found = views.find(({ status }) => localName(status) === node.name.toLowerCase())
  return hypervisors.find(
    ({ name }) => name === found?.api.host.name && !nodes.some(one => one.name.toLowerCase() === name),
  )
}

const compareMembership = (
  { changes, notes }: Comparison,
  { name, exporters }: Hypervisor,
  nodes: Member[],
  renamed: Member | undefined,
): void => {
  if (nodes.some(node => node.name.toLowerCase() === name)) return
  if (renamed !== undefined) {
    const to = renamed.name.toLowerCase()
    changes.push({ kind: 'name', name, to, why: `the node that answers at its address is ${renamed.name}` })
  } else if (exporters.includes('pve'))
    changes.push({ kind: 'remove', name, why: 'no member of the cluster has that name' })
  else notes.push(`${name} is no member of the cluster; it stays, because only its node exporter is scraped`)
}

const addMember = (result: Comparison, node: Member, networks: string[], looked: Looked): void => {
  const name = node.name.toLowerCase()
  const chosen = chosenFor(node, networks, looked)
  if (chosen === undefined) {
    result.withoutAddress.push(name)
    result.notes.push(
      `${name} is a member, but ${node.online ? 'no address of it could be read' : 'it is offline, and its address is not known there'}; add it by hand`,
    )
    return
  }
  const offline = node.online ? '' : '; the node is offline, so nobody asked it'
  const { address, why } = chosen
  result.changes.push({ kind: 'add', name, address, why: `${why}${alternatives(chosen)}${offline}` })
  if (name !== node.name) result.notes.push(`${node.name} is written ${name}: names are in lower case`)
}

const compareAddress = (
  result: Comparison,
  { name, address }: Hypervisor,
  node: Member,
  networks: string[],
  looked: Looked,
): void => {
  if (looked.views.some(view => isAtHome(view, name))) return
  const another = looked.views.find(({ api }) => api.host.name === name)
  const known = knownAddresses(node, looked)
  if (another === undefined && known.some(one => one.address === canonical(address))) return
  const why = another && `${localName(another.status)} answers at ${address}`
  if (why === undefined && !node.online) {
    result.notes.push(`${name} is offline: whether it is still at ${address} can't be known`)
    return
  }
  if (why === undefined && (!looked.networks.has(node.name) || !looked.seesBridges)) {
    result.notes.push(
      `${name} does not answer at ${address} from here, and whether that is its address can't be known: ${looked.seesBridges ? 'its network could not be read' : 'bridges are hidden from this token, which lacks SDN.Audit'}`,
    )
    return
  }
  const chosen = chosenFor(node, networks, looked)
  if (chosen === undefined) {
    result.withoutAddress.push(name)
    result.notes.push(
      `${name} is not at ${address}${why ? `: ${why}` : ''}, and no other address of it is known; change it by hand`,
    )
    return
  }
  result.changes.push({
    kind: 'address',
    name,
    address: chosen.address,
    before: address,
    why: `${why ?? `${address} is on none of its interfaces`}; of its own, ${chosen.why}${alternatives(chosen)}`,
  })
}

/** Where the environment already reaches the node, under whatever name; else the choice of what the node has. */
const chosenFor = (node: Member, networks: string[], looked: Looked): Choice | undefined => {
  const reached = looked.views.find(({ status }) => localName(status) === node.name.toLowerCase())
  const known = knownAddresses(node, looked)
  if (reached === undefined) return choice(known, networks, node.address)
  const { address } = reached.api.host
  return { address, why: 'it answers there', others: [] }
}

const knownAddresses = (node: Member, { networks }: Looked): KnownAddress[] =>
  addressesOf(node.address, networks.get(node.name))

const alternatives = ({ others }: Choice): string =>
  others.length === 0 ? '' : `; not ${others.map(({ address, from }) => `${address} (${from})`).join(', ')}`
