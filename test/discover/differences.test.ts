import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { stringify } from 'yaml'
import { addressesOf, choice } from '../../lib/discover/addresses.ts'
import { changedHypervisors } from '../../lib/discover/changed-hypervisors.ts'
import { comparison } from '../../lib/discover/comparison.ts'
import type { Looked, View } from '../../lib/discover/look.ts'
import { mixedClusters, withoutQuorum } from '../../lib/discover/mixed-clusters.ts'
import { usedNetworks } from '../../lib/discover/used-networks.ts'
import { complete, defaults } from '../../lib/environment/defaults.ts'
import type { Hypervisor } from '../../lib/environment.ts'
import type { Member, NetworkInterface } from '../../lib/proxmox/endpoints.ts'
import { approved } from '../approved.ts'

const environment = (...hypervisors: Hypervisor[]) =>
  complete('lab', 'environments/lab.ts', { hypervisors, pveExporter: { tls: 'insecure' } })
const hypervisor = (number: number, own: Partial<Hypervisor> = {}): Hypervisor => ({
  name: `pve${number}`,
  address: `198.51.100.${number}`,
  ...own,
})
const member = (number: number, own: Partial<Member> = {}): Member => ({
  name: `pve${number}`,
  id: number,
  online: true,
  local: false,
  address: `198.51.100.${number}`,
  ...own,
})
const unknown = (number: number, own: Partial<Member> = {}): Member => {
  const { address: _, ...others } = member(number)
  return { ...others, ...own }
}
const bridge = (own: Partial<NetworkInterface> = {}): NetworkInterface => ({
  name: 'vmbr0',
  type: 'bridge',
  active: true,
  addresses: [],
  hasGateway: true,
  ...own,
})
const storage = (...addresses: string[]) =>
  bridge({ name: 'eno2', type: 'eth', addresses, hasGateway: false })

/** The view of the member of this number, asked as a hypervisor of that name at that address. */
const view = (
  local: number,
  members: Member[],
  { name = `pve${local}`, address = `198.51.100.${local}`, quorate = true, cluster = 'big' } = {},
): View => ({
  api: { host: { name, address } } as View['api'],
  status: {
    ...(cluster !== '' && { cluster: { name: cluster, quorate } }),
    nodes: members.map(one => ({ ...one, local: one.id === local })),
  },
})
const looked = (
  views: [View, ...View[]],
  networks: Record<string, NetworkInterface[]> = {},
  seesBridges = true,
): Looked => ({
  views,
  version: '9.1.4',
  networks: new Map(Object.entries(networks)),
  seesBridges,
  failures: [],
})
const three = [1, 2, 3].map(number => member(number))
const at = (...addresses: string[]): NetworkInterface[] => [bridge({ addresses })]

const cases: Record<string, [hypervisors: Hypervisor[], Looked]> = {
  'each is where it is': [
    [1, 2].map(number => hypervisor(number)),
    looked([view(1, three.slice(0, 2)), view(2, three.slice(0, 2))]),
  ],
  'one joined, whose name resolves to its address': [
    [hypervisor(1)],
    looked([view(1, three.slice(0, 2))], { pve2: at('198.51.100.2/24') }),
  ],
  'one joined, with an address in the network of the others': [
    [hypervisor(1)],
    looked([view(1, [member(1), member(2, { address: '192.0.2.2' })])], {
      pve1: at('198.51.100.1/24'),
      pve2: [storage('192.0.2.2/24'), bridge({ addresses: ['198.51.100.2/24', '2001:db8::2/64'] })],
    }),
  ],
  'one joined, and is offline': [
    [hypervisor(1)],
    looked([view(1, [member(1), member(2, { online: false })])]),
  ],
  'one joined, and no address of it is known': [[hypervisor(1)], looked([view(1, [member(1), unknown(2)])])],
  'one joined, is offline, and no address of it is known': [
    [hypervisor(1)],
    looked([view(1, [member(1), unknown(2, { online: false })])]),
  ],
  'one joined in capitals, where others have a serverName': [
    [hypervisor(1, { serverName: 'a' })],
    looked([view(1, [member(1), member(2, { name: 'PVE2' })])]),
  ],
  'one answers where the environment has it under another name': [
    [hypervisor(1), hypervisor(2, { name: 'second' })],
    looked([view(1, three.slice(0, 2)), view(2, three.slice(0, 2), { name: 'second' })]),
  ],
  'one left': [[hypervisor(1), hypervisor(7)], looked([view(1, three.slice(0, 1))])],
  'one left whose node exporter alone is scraped': [
    [hypervisor(1), hypervisor(7, { exporters: ['node'] })],
    looked([view(1, three.slice(0, 1))]),
  ],
  'one moved': [
    [hypervisor(1), hypervisor(2, { address: '198.51.100.22' })],
    looked([view(1, three.slice(0, 2))], {
      pve1: at('198.51.100.1/24'),
      pve2: at('198.51.100.2/24', '192.0.2.2/24'),
    }),
  ],
  'one moved, and no address of it is known': [
    [hypervisor(1), hypervisor(2, { address: '198.51.100.22' })],
    looked([view(1, [member(1), unknown(2)])], { pve2: [] }),
  ],
  'one is offline': [
    [hypervisor(1), hypervisor(2, { address: '198.51.100.22' })],
    looked([view(1, [member(1), member(2, { online: false })])]),
  ],
  'one whose network could not be read': [
    [hypervisor(1), hypervisor(2, { address: '198.51.100.22' })],
    looked([view(1, three.slice(0, 2))]),
  ],
  'one whose bridges are hidden': [
    [hypervisor(1), hypervisor(2, { address: '198.51.100.22' })],
    looked([view(1, three.slice(0, 2))], { pve2: [storage()] }, false),
  ],
  'one does not answer from here, and has its address': [
    [hypervisor(1), hypervisor(2, { address: '2001:db8:0::2' })],
    looked([view(1, three.slice(0, 2))], { pve2: at('2001:db8::2/64') }, false),
  ],
  'another answers at its address': [
    [hypervisor(1), hypervisor(2)],
    looked([
      view(1, three.slice(0, 2)),
      view(1, three.slice(0, 2), { name: 'pve2', address: '198.51.100.2' }),
    ]),
  ],
  'two answer at the addresses of each other': [
    [hypervisor(1, { address: '198.51.100.2' }), hypervisor(2, { address: '198.51.100.1' })],
    looked([
      view(2, three.slice(0, 2), { name: 'pve1', address: '198.51.100.2' }),
      view(1, three.slice(0, 2), { name: 'pve2', address: '198.51.100.1' }),
    ]),
  ],
  'names are in capitals': [
    [hypervisor(1), hypervisor(2)],
    looked([view(1, [member(1, { name: 'PVE1' }), member(2, { name: 'PVE2' })])]),
  ],
}

test('a cluster and an environment differ as was approved', () => {
  const told = Object.entries(cases).map(([title, [hypervisors, seen]]) => [
    title,
    comparison(environment(...hypervisors), seen),
  ])
  approved(import.meta.dirname, 'differences.yaml', stringify(Object.fromEntries(told), { lineWidth: 0 }))
})

test('hosts of several clusters are told apart, and one without quorum is said', () => {
  const alone = (number: number) => view(number, [member(number)], { cluster: '' })
  const mixed = (listed: number, ...views: [View, ...View[]]) =>
    mixedClusters(
      environment(...Array.from({ length: listed }, (_, index) => hypervisor(index + 1))),
      looked(views),
    )
  assert.is(mixed(1, alone(1)), undefined)
  assert.is(
    mixed(2, alone(1)),
    'pve1 (198.51.100.1) is a host of no cluster, and the environment has 2 hypervisors: a host of no cluster gets an environment of its own (docs/platforms.md#standalone-hosts)',
  )
  assert.is(
    mixed(2, alone(1), alone(2)),
    'pve1 (198.51.100.1) says that it is a host of no cluster, pve1, pve2 (198.51.100.2) says that it is a host of no cluster, pve2: an environment is one cluster (docs/platforms.md#standalone-hosts)',
  )
  assert.is(mixed(2, view(1, three), view(2, three.toReversed())), undefined)
  assert.is(
    mixed(
      3,
      view(1, three),
      view(2, three),
      view(2, three.slice(1, 2), { cluster: 'small', address: '192.0.2.2' }),
    ),
    'pve1 (198.51.100.1) says that the cluster big has the 3 members pve1, pve2, pve3, pve2 (192.0.2.2) says that the cluster small has the 1 member pve2: an environment is one cluster (docs/platforms.md#standalone-hosts)',
  )
  assert.is(withoutQuorum(looked([view(1, three)])), undefined)
  assert.is(withoutQuorum(looked([alone(1)])), undefined)
  assert.is(
    withoutQuorum(looked([view(1, three, { quorate: false })])),
    'pve1 (198.51.100.1) has no quorum, nor has any other that answered: its list of members may be old',
  )
  assert.is(
    withoutQuorum(looked([view(9, three, { quorate: false, name: 'nobody' })])),
    'nobody (198.51.100.9) has no quorum, nor has any other that answered: its list of members may be old',
  )
})

test('an environment changes by name: removed, moved, renamed, and new ones last', () => {
  const [one, two, third] = environment(
    hypervisor(1),
    hypervisor(2, { serverName: 'a' }),
    hypervisor(3),
  ).hypervisors
  assert.ok(one && two && third)
  assert.equal(
    changedHypervisors(
      [one, two, third],
      [
        { kind: 'add', name: 'pve4', address: '198.51.100.4' },
        { kind: 'remove', name: 'pve1' },
        { kind: 'address', name: 'pve2', address: '192.0.2.2' },
        { kind: 'name', name: 'pve2', to: 'second' },
        { kind: 'add', name: 'pve3', address: '198.51.100.9' },
      ],
    ),
    [
      { ...two, name: 'second', address: '192.0.2.2' },
      third,
      { name: 'pve4', address: '198.51.100.4', exporters: defaults.exporters },
      { name: 'pve3', address: '198.51.100.9', exporters: defaults.exporters },
    ],
  )
  assert.equal(changedHypervisors([one], []), [one])
})

test('networks that hypervisors are in come by how many are in them', () => {
  const seen = looked([view(1, [...three, member(4, { name: 'PVE4' })])], {
    pve1: at('192.0.2.1/24'),
    pve2: at('198.51.100.2/24'),
    pve3: at('198.51.100.3/24', '2001:db8::3/64'),
    PVE4: at('198.51.100.4/24'),
  })
  const used = (...hypervisors: Hypervisor[]) => usedNetworks(environment(...hypervisors), seen)
  assert.equal(used(hypervisor(1, { address: '192.0.2.1' }), hypervisor(2), hypervisor(4)), [
    '198.51.100.0/24',
    '192.0.2.0/24',
  ])
  assert.equal(used(hypervisor(3, { address: '2001:DB8:0::3' })), ['2001:db8::/64'])
  assert.equal(used(hypervisor(1), hypervisor(9)), [])
})

test('the addresses of a node are those at which it could be monitored, that of its name first', () => {
  const known = (address: string, network: string, from = 'vmbr0', hasGateway = true) => ({
    address,
    network,
    from,
    hasGateway,
  })
  const both = [storage('192.0.2.1/24', '127.0.0.1/8', 'fe80::1/64'), ...at('2001:DB8:0::1/64')]
  assert.equal(addressesOf(undefined, both), [
    known('192.0.2.1', '192.0.2.0/24', 'eno2', false),
    known('2001:db8::1', '2001:db8::/64'),
  ])
  assert.equal(addressesOf('2001:db8::0:1', both), [
    known('2001:db8::1', '2001:db8::/64'),
    known('192.0.2.1', '192.0.2.0/24', 'eno2', false),
  ])
  assert.equal(addressesOf('198.51.100.9', both.slice(1)), [
    { address: '198.51.100.9', hasGateway: false, from: '/cluster/status' },
    known('2001:db8::1', '2001:db8::/64'),
  ])
  assert.equal(addressesOf('127.0.1.1'), [])
  assert.equal(addressesOf('198.51.100.9'), [
    { address: '198.51.100.9', hasGateway: false, from: '/cluster/status' },
  ])
})

test('of addresses one is chosen with its reason, and the others are told', () => {
  const [plain, routed] = [
    { address: '192.0.2.1', network: '192.0.2.0/24', from: 'eno2', hasGateway: false },
    { address: '198.51.100.1', network: '198.51.100.0/24', from: 'vmbr0', hasGateway: true },
  ]
  const both = [plain, routed]
  const inNetwork = 'it is in 198.51.100.0/24, as the other hypervisors'
  assert.equal(choice(both, ['203.0.113.0/24', '198.51.100.0/24', '192.0.2.0/24'], '192.0.2.1'), {
    address: '198.51.100.1',
    why: inNetwork,
    others: [plain],
  })
  assert.equal(choice(both, [], '192.0.2.1'), {
    address: '192.0.2.1',
    why: "it is what the node's name resolves to (/cluster/status)",
    others: [routed],
  })
  for (const status of [undefined, 'pve1', '127.0.0.1'])
    assert.equal(choice(both, [], status), {
      address: '198.51.100.1',
      why: 'it is on the interface with the default gateway',
      others: [plain],
    })
  assert.equal(choice([plain], [], undefined), {
    address: '192.0.2.1',
    why: 'it is the first that the node has',
    others: [],
  })
  assert.is(choice([], ['192.0.2.0/24'], '192.0.2.1'), undefined)
})

test.run()
