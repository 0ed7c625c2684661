import ipaddr from 'ipaddr.js'
import { canonical } from '../address.ts'
import { received } from '../problem.ts'
import type { Rule } from './rule.ts'

/** Endpoints take addresses of hosts and nothing else (Kubernetes: ValidateEndpointIP and, from 1.36, strict parsing). */
export const addresses: Rule = ({ hypervisors }) =>
  hypervisors.flatMap(({ address }, index) => {
    const message = faultOf(address)
    return message === undefined
      ? []
      : [{ path: ['hypervisors', index, 'address'], message: `${received(address)} ${message}` }]
  })

/** Two hypervisors at one address are one that is scraped twice, in whatever spelling. */
export const uniqueAddresses: Rule = ({ hypervisors }) => {
  const spelled = hypervisors.map(({ address }) =>
    faultOf(address) === undefined ? canonical(address) : address,
  )
  return spelled.flatMap((address, index) => {
    const first = spelled.indexOf(address)
    return first === index
      ? []
      : [
          {
            path: ['hypervisors', index, 'address'],
            message: `${received(hypervisors[index]?.address)} is hypervisors[${first}]'s address, too; every hypervisor has its own`,
          },
        ]
  })
}

/** The controller that mirrors Endpoints to EndpointSlices stops at 1,000 addresses (Kubernetes: max-endpoints-per-subset). */
export const atMostThousand: Rule = ({ hypervisors }) =>
  hypervisors.length <= 1000
    ? []
    : [
        {
          path: ['hypervisors'],
          message: `has ${hypervisors.length} items; Kubernetes mirrors 1,000 Endpoints addresses at most: make two environments of it`,
        },
      ]

const faultOf = (address: string): string | undefined => {
  const hint = spellingHint(address)
  if (hint !== undefined) return `is not an IPv4 or IPv6 address: ${hint}`
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address))
    return 'is not an IPv4 or IPv6 address'
  const range = ipaddr.parse(address).range()
  return (
    refused[range] &&
    `is ${refused[range]} address, which no hypervisor has; give the one on which its API answers`
  )
}

const refused: Record<string, string> = {
  unspecified: 'the unspecified',
  loopback: 'a loopback',
  linkLocal: 'a link-local',
  multicast: 'a multicast',
  broadcast: 'the broadcast',
  ipv4Mapped: 'an IPv4-mapped',
}

const spellingHint = (address: string): string | undefined => {
  if (/\s/.test(address)) return 'it holds a space'
  if (address.includes('/')) return 'it is a network; leave the prefix length out'
  if (address.includes('%')) return 'it names an interface; leave the zone out'
  if (/^\[.*\](:\d+)?$/.test(address)) return 'leave brackets and port out'
  if (/^[\d.]+:\d+$/.test(address))
    return 'it has a port; leave it out (nodeExporter.port is for node exporter, the API is on 8006)'
  if (/^\d+(\.\d+){3}$/.test(address) && /(^|\.)0\d/.test(address))
    return 'leading zeros, which some read as octal'
  if (/[a-z]/i.test(address) && !address.includes(':'))
    return 'it is a name, and Endpoints take addresses only'
  return undefined
}
