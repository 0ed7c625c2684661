import { isIPv6 } from 'node:net'
import ipaddr from 'ipaddr.js'

/** An address in its one canonical spelling (RFC 5952 for IPv6), which Kubernetes asks for and by which two can be compared. */
export const canonical = (address: string): string => {
  const known = spellings.get(address)
  if (known !== undefined) return known
  const spelling = spelled(address)
  spellings.set(address, spelling)
  return spelling
}

/** An address as the network that holds it alone. */
export const hostCIDR = (address: string): string => {
  const spelling = canonical(address)
  return `${spelling}/${spelling.includes(':') ? 128 : 32}`
}

/** An address as a URL, and what takes a host before a colon, writes it: IPv6 in brackets. */
export const inURL = (address: string): string => (isIPv6(address) ? `[${address}]` : address)

/** Rules and patches ask for each address about six times. */
const spellings = new Map<string, string>()

const spelled = (address: string): string => {
  const parsed = ipaddr.parse(address)
  return parsed instanceof ipaddr.IPv6 ? parsed.toRFC5952String() : parsed.toString()
}

/** A network in its one canonical spelling, without bits after its prefix. */
export const canonicalNetwork = (cidr: string): string => {
  const [address, length] = ipaddr.parseCIDR(cidr)
  const network =
    address.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(cidr)
      : ipaddr.IPv6.networkAddressFromCIDR(cidr)
  return `${canonical(network.toString())}/${length}`
}
