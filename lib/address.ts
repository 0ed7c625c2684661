import ipaddr from 'ipaddr.js'

/** An address in its one canonical spelling (RFC 5952 for IPv6), which Kubernetes asks for and by which two can be compared. */
export const canonical = (address: string): string => {
  const parsed = ipaddr.parse(address)
  return parsed instanceof ipaddr.IPv6 ? parsed.toRFC5952String() : parsed.toString()
}
