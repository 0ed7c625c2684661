import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { canonical } from '../../environment/address.ts'
import type { Discovery } from '../../environment.ts'
import { received } from '../../problem/problem.ts'
import { repeated } from '../repeated.ts'
import type { Rule } from '../rule.ts'

/** Endpoints take addresses of hosts and nothing else (Kubernetes: ValidateEndpointIP and, from 1.36, strict parsing). */
export const addresses: Rule = ({ hypervisors, discovery }) =>
  hypervisors.flatMap(({ address }, index) => {
    const message = faultOf(address, discovery)
    return message === undefined
      ? []
      : [{ path: ['hypervisors', index, 'address'], message: `${received(address)} ${message}` }]
  })

/** Two hypervisors at one address are one that is scraped twice, in whatever spelling (Kubernetes takes both). */
export const uniqueAddresses: Rule = ({ hypervisors }) =>
  repeated(hypervisors, ({ address }) =>
    faultOf(address) === undefined ? canonical(address) : undefined,
  ).map(([index, first]) => ({
    path: ['hypervisors', index, 'address'],
    message: `${received(hypervisors[index]?.address)} is hypervisors[${first}]'s address, too; every hypervisor has its own`,
  }))

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

/** Whether a hypervisor may have this address. */
export const isHostAddress = (address: string): boolean => faultOf(address) === undefined

const faultOf = (address: string, discovery?: Discovery): string | undefined => {
  if (isIP(address) === 0 || address.includes('%')) {
    const hint = spellingHint(address, discovery)
    return `is not an IPv4 or IPv6 address${hint === undefined ? '' : `: ${hint}`}`
  }
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

const spellingHint = (address: string, discovery: Discovery = 'endpoints'): string | undefined => {
  const hint = hints.find(([spelling]) => spelling.test(address))?.[1]
  return hint === isName ? `${hint}, and ${takers[discovery]} take addresses only` : hint
}

const isName = 'it is a name'

/** What in each mode takes no name (Kubernetes: addresses of Endpoints and of slices, `ip` of host aliases, `ipBlock`). */
const takers: Record<Discovery, string> = {
  endpoints: 'Endpoints',
  endpointslices: 'EndpointSlices of addresses',
  static: 'host aliases and the NetworkPolicy',
}

const hints: [RegExp, string][] = [
  [/\s/, 'it holds a space'],
  [/\/\//, 'it is a URL; give the address alone'],
  [/\//, 'it is a network; leave the prefix length out'],
  [/%/, 'it names an interface; leave the zone out'],
  [/^\[.*\](:\d+)?$/, 'leave brackets and port out'],
  [
    /^[\d.]+:\d+$/,
    'it has a port; leave it out (nodeExporter.port is for node exporter, the API is on 8006)',
  ],
  [/^(\d+\.){3}\d+$(?<=(^|\.)0\d.*)/, 'leading zeros, which some read as octal'],
  // At least two parts of digits alone: `198.51.1OO.12`, and no name.
  [
    /^(?=.*[a-z])(?=(.*\.)?\d+\.(.*\.)?\d+(\.|$))[\da-z]{1,3}(\.[\da-z]{1,3}){3}$/i,
    'it has letters in it; an IPv4 address has digits only',
  ],
  [/^[^:]*[a-z][^:]*$/i, isName],
]
