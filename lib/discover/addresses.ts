import { canonical, canonicalNetwork } from '../environment/address.ts'
import type { NetworkInterface } from '../proxmox/endpoints.ts'
import { isHostAddress } from '../validate/rules/addresses.ts'

/** An address of a node, and where it is known from. */
export interface KnownAddress {
  address: string
  /** Its network, such as `198.51.100.0/24`; none of one that only `/cluster/status` has. */
  network?: string
  /** `vmbr0`, or `/cluster/status`. */
  from: string
  hasGateway: boolean
}

/** The addresses at which a node could be monitored, that of `/cluster/status` first. */
export const addressesOf = (
  status: string | undefined,
  interfaces: NetworkInterface[] = [],
): KnownAddress[] => {
  const configured = interfaces.flatMap(({ name, addresses, hasGateway }) =>
    addresses.map(cidr => ({
      address: canonical(cidr.replace(/\/.*/, '')),
      network: canonicalNetwork(cidr),
      from: name,
      hasGateway,
    })),
  )
  const usable = configured.filter(({ address }) => isHostAddress(address))
  if (status === undefined || !isHostAddress(status)) return usable
  const itself = canonical(status)
  const same = usable.find(({ address }) => address === itself)
  return [
    { address: itself, hasGateway: false, ...same, from: same?.from ?? '/cluster/status' },
    ...usable.filter(({ address }) => address !== itself),
  ]
}

/** The address chosen of several, and why it. */
export interface Choice {
  address: string
  why: string
  /** The addresses that were not chosen. */
  others: KnownAddress[]
}

/**
 * The address at which a node is to be monitored: in the network in which the environment has its other hypervisors; else
 * what its name resolves to (the ring of corosync and ssh, mostly); else the one beside the default gateway.
 */
export const choice = (
  known: KnownAddress[],
  networks: string[],
  status: string | undefined,
): Choice | undefined => {
  const [of, why] =
    firstIn(networks, known) ??
    firstWith(known, ({ address }) => status !== undefined && address === canonicalOr(status), inStatus) ??
    firstWith(known, ({ hasGateway }) => hasGateway, 'it is on the interface with the default gateway') ??
    firstWith(known, () => true, 'it is the first that the node has') ??
    []
  if (of === undefined || why === undefined) return undefined
  return { address: of.address, why, others: known.filter(one => one !== of) }
}

const inStatus = "it is what the node's name resolves to (/cluster/status)"

const canonicalOr = (address: string): string => (isHostAddress(address) ? canonical(address) : address)

const firstWith = (
  known: KnownAddress[],
  fits: (one: KnownAddress) => boolean,
  why: string,
): [KnownAddress, string] | undefined => {
  const found = known.find(fits)
  return found && [found, why]
}

const firstIn = (networks: string[], known: KnownAddress[]): [KnownAddress, string] | undefined => {
  for (const network of networks) {
    const found = firstWith(
      known,
      one => one.network === network,
      `it is in ${network}, as the other hypervisors`,
    )
    if (found !== undefined) return found
  }
  return undefined
}
