import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { accepts, judged, lab, refuses } from '../judged.ts'

const at = (...addresses: string[]) => ({
  ...lab,
  hypervisors: addresses.map((address, index) => ({ name: `pve${index}`, address })),
})

const noHypervisor = 'which no hypervisor has; give the one on which its API answers'

for (const [address, fact] of [
  ['127.0.0.1', `is a loopback address, ${noHypervisor}`],
  ['127.255.255.254', `is a loopback address, ${noHypervisor}`],
  ['::1', `is a loopback address, ${noHypervisor}`],
  ['169.254.20.10', `is a link-local address, ${noHypervisor}`],
  ['fe80::1', `is a link-local address, ${noHypervisor}`],
  ['224.0.0.1', `is a multicast address, ${noHypervisor}`],
  ['239.1.2.3', `is a multicast address, ${noHypervisor}`],
  ['ff02::1', `is a multicast address, ${noHypervisor}`],
  ['ff05::2', `is a multicast address, ${noHypervisor}`],
  ['0.0.0.0', `is the unspecified address, ${noHypervisor}`],
  ['::', `is the unspecified address, ${noHypervisor}`],
  ['255.255.255.255', `is the broadcast address, ${noHypervisor}`],
  ['::ffff:198.51.100.1', `is an IPv4-mapped address, ${noHypervisor}`],
  ['198.51.100.018', 'is not an IPv4 or IPv6 address: leading zeros, which some read as octal'],
  ['198.51.100.0/24', 'is not an IPv4 or IPv6 address: it is a network; leave the prefix length out'],
  [
    '198.51.100.1:8006',
    'is not an IPv4 or IPv6 address: it has a port; leave it out (nodeExporter.port is for node exporter, the API is on 8006)',
  ],
  ['[2001:db8::1]:8006', 'is not an IPv4 or IPv6 address: leave brackets and port out'],
  ['[2001:db8::1]', 'is not an IPv4 or IPv6 address: leave brackets and port out'],
  ['https://198.51.100.1', 'is not an IPv4 or IPv6 address: it is a URL; give the address alone'],
  ['198.51.100.1 ', 'is not an IPv4 or IPv6 address: it holds a space'],
  ['fe80::1%eth0', 'is not an IPv4 or IPv6 address: it names an interface; leave the zone out'],
  ['pve1.example.com', 'is not an IPv4 or IPv6 address: it is a name, and Endpoints take addresses only'],
  ['10.0.0', 'is not an IPv4 or IPv6 address'],
  ['198.51.100.256', 'is not an IPv4 or IPv6 address'],
  ['2001:db8::1::2', 'is not an IPv4 or IPv6 address'],
  ['2001:db8::00001', 'is not an IPv4 or IPv6 address'],
  ['0x7f.0.0.1', 'is not an IPv4 or IPv6 address: it is a name, and Endpoints take addresses only'],
  ['', 'is not an IPv4 or IPv6 address'],
] as const)
  refuses(
    `${address === '' ? 'an empty address' : address} is no hypervisor's address`,
    at(address),
    `hypervisors[0].address ${JSON.stringify(address)} ${fact}`,
  )

for (const [discovery, takers] of [
  ['endpointslices', 'EndpointSlices of addresses'],
  ['static', 'host aliases and the NetworkPolicy'],
] as const)
  refuses(
    `a name is no address in ${discovery} either, and the message says why there`,
    { ...at('pve1.example.com'), discovery },
    `hypervisors[0].address "pve1.example.com" is not an IPv4 or IPv6 address: it is a name, and ${takers} take addresses only`,
  )

for (const address of ['10.0.0.1', '203.0.113.255', '2001:db8::1', '2001:DB8:0:0::1', 'fd00::198.51.100.1'])
  accepts(`${address} is one`, at(address))

for (const [first, second] of [
  ['198.51.100.1', '198.51.100.1'],
  ['2001:db8::1', '2001:DB8:0:0:0:0:0:1'],
  ['2001:db8::1', '2001:0db8::0001'],
] as const)
  refuses(
    `${second} is ${first} again`,
    at(first, second),
    `hypervisors[1].address ${JSON.stringify(second)} is hypervisors[0]'s address, too; every hypervisor has its own`,
  )

const many = (count: number) =>
  at(...Array.from({ length: count }, (_, index) => `10.0.${index >> 8}.${index & 255}`))

accepts('1,000 hypervisors are mirrored', many(1000))
refuses(
  '1,001 are not',
  many(1001),
  'hypervisors has 1001 items; Kubernetes mirrors 1,000 Endpoints addresses at most: make two environments of it',
)

test('30,000 hypervisors are judged in seconds, not in hours', () => {
  const start = process.cpuUsage()
  assert.is(judged({ lab: at(...Array.from({ length: 30_000 }, () => '10.0.0.1')) }).length, 30_000)
  assert.ok(process.cpuUsage(start).user < 20_000_000)
})

test.run()
