import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

/** Addresses of single hosts, since `ipBlock` takes no names; link-local ones are allowed, as NodeLocal DNSCache has one. */
export const dnsAddresses: Rule = ({ networkPolicy }) =>
  networkPolicy === false
    ? []
    : (networkPolicy.dns ?? []).flatMap((address, index) =>
        isHost(address)
          ? []
          : [
              {
                path: ['networkPolicy', 'dns', index],
                message: `${received(address)} is not the address of a DNS server, such as 169.254.20.10; /etc/resolv.conf of a pod shows it`,
              },
            ],
      )

/** In `static` every name is a host alias, so nobody asks DNS. */
export const unusedDNS: Rule = ({ networkPolicy, discovery }) =>
  networkPolicy !== false && networkPolicy.dns !== undefined && discovery === 'static'
    ? [
        {
          path: ['networkPolicy', 'dns'],
          message: 'has no effect, since discovery is "static", where the exporters ask no DNS; leave it out',
          severity: 'warning',
        },
      ]
    : []

const isHost = (address: string): boolean =>
  isIP(address) !== 0 &&
  !address.includes('%') &&
  !['unspecified', 'loopback', 'multicast', 'broadcast', 'ipv4Mapped'].includes(ipaddr.parse(address).range())
