import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Comparison, comparison } from '../../lib/discover/comparison.ts'
import { type Looked, look } from '../../lib/discover/look.ts'
import { mixedClusters, withoutQuorum } from '../../lib/discover/mixed-clusters.ts'
import { complete, type NamedEnvironment } from '../../lib/environment/defaults.ts'
import type { Hypervisor } from '../../lib/environment.ts'
import { apiToken } from '../../lib/proxmox/api-token.ts'
import { apiHosts } from '../../lib/proxmox/hosts-of-environment.ts'
import { ca, type Served, whileServed } from '../proxmox/served.ts'
import { type Change, change } from '../pve-api/change.ts'
import type { Account, Interface, PveCluster, PveNode } from '../pve-api/cluster.ts'
import { pveCluster } from '../pve-api/pve-cluster.ts'
import { onRelease, type Release, releases } from '../pve-api/releases.ts'
import { callCount } from '../pve-api/simulation.ts'

const test = suite('discover')

const secret = 'c0ffee00-0000-4000-8000-000000000002'
const accounts: Record<string, Account> = {
  'prometheus@pve!monitoring': { secret, role: 'PVEAuditor' },
  'prometheus@pve!least': { secret, role: 'PrometheusExporter' },
}

/** A healthy cluster whose nodes have the address that `/cluster/status` knows on a bridge with the gateway. */
const cluster = (nodes: number, patch: Change<PveCluster> = {}): PveCluster => {
  const made = pveCluster({ nodes, guests: 0, accounts, nodeName: number => `pve${number}` })
  for (const node of Object.values(made.nodes)) node.interfaces = [bridge(node.address)]
  return change<PveCluster>(made, patch)
}

const bridge = (address: string): Interface =>
  address.includes(':')
    ? { iface: 'vmbr0', type: 'bridge', cidr6: `${address}/64`, gateway6: 'fe80::1' }
    : { iface: 'vmbr0', type: 'bridge', cidr: `${address}/24`, gateway: '198.51.100.254' }

/** A host that stands alone: no cluster, and node id 0. */
const standalone = (patch: Change<PveNode> = {}): PveCluster =>
  change<PveCluster>(cluster(1), { name: null, nodes: { pve1: { id: 0, ...patch } } })

const environment = (...hypervisors: (Hypervisor | number)[]): NamedEnvironment =>
  complete('lab', 'environments/lab.yaml', {
    hypervisors: hypervisors.map(one =>
      typeof one === 'number' ? { name: `pve${one}`, address: `198.51.100.${one}` } : one,
    ),
    pveExporter: { tls: { caConfigMap: 'pve-root-ca' } },
  })

const apisOf = (of: NamedEnvironment, account = 'monitoring') => {
  const token = apiToken(`prometheus@pve!${account}=${secret}`)
  assert.ok(token)
  return apiHosts(of, ca().cert).map(host => ({ host, token, seconds: 60 }))
}

const looked = async (of: NamedEnvironment, account?: string): Promise<Looked> => {
  const result = await look(apisOf(of, account))
  assert.ok('views' in result, JSON.stringify(result))
  return result
}

/** The differences of an environment, each as `kind name address: why`, with the notes. */
const found = async (of: NamedEnvironment, account?: string): Promise<string[]> =>
  lines(comparison(of, await looked(of, account)))

const lines = ({ changes, withoutAddress, notes }: Comparison): string[] => [
  ...changes.map(one => {
    if (one.kind === 'remove') return `remove ${one.name}: ${one.why}`
    if (one.kind === 'name') return `name ${one.name} ${one.to}: ${one.why}`
    return `${one.kind} ${one.name} ${one.address}: ${one.why}`
  }),
  ...withoutAddress.map(name => `unknown ${name}`),
  ...notes.map(note => `note ${note}`),
]

const calls = (served: Served, path: string): number =>
  Object.values(served.calls).reduce((sum, paths) => sum + (paths[path] ?? 0), 0)

for (const release of Object.keys(releases) as Release[])
  test(`three nodes that are where the environment has them are no difference on ${release}, and two calls a node say so`, () =>
    whileServed(onRelease(cluster(3), release), async served => {
      assert.equal(await found(environment(1, 2, 3)), [])
      assert.is(callCount(served), 4)
      assert.is(calls(served, '/version'), 1)
    }))

test('a node that joined is added with the address in the network of the others', () =>
  whileServed(
    cluster(3, {
      nodes: {
        pve3: {
          address: '192.0.2.3',
          interfaces: [{ iface: 'eno2', type: 'eth', cidr: '192.0.2.3/24' }, bridge('198.51.100.3')],
        },
      },
    }),
    async () =>
      assert.equal(await found(environment(1, 2)), [
        'add pve3 198.51.100.3: it is in 198.51.100.0/24, as the other hypervisors; not 192.0.2.3 (eno2)',
      ]),
    ['pve1', 'pve2'],
  ))

test('without bridges, which the least token does not see, what the name resolves to is taken', () =>
  whileServed(
    cluster(3),
    async () =>
      assert.equal(await found(environment(1, 2), 'least'), [
        "add pve3 198.51.100.3: it is what the node's name resolves to (/cluster/status)",
      ]),
    ['pve1', 'pve2'],
  ))

test('a node that joined gets no serverName, and where others have one that is said', () =>
  whileServed(
    cluster(2),
    async () =>
      assert.equal(
        await found(environment({ name: 'pve1', address: '198.51.100.1', serverName: 'localhost' })),
        [
          'add pve2 198.51.100.2: it is in 198.51.100.0/24, as the other hypervisors',
          'note pve2 gets no serverName, which other hypervisors have; add one unless its certificate carries pve2',
        ],
      ),
    ['pve1'],
  ))

test('a node that left is removed, with its reason', () =>
  whileServed(cluster(2), async () =>
    assert.equal(await found(environment(1, 2, { name: 'pve7', address: '198.51.100.7' })), [
      'remove pve7: no member of the cluster has that name',
    ]),
  ))

test('a host without a Proxmox VE API that only its node exporter is asked for stays', () =>
  whileServed(cluster(1), async () =>
    assert.equal(
      await found(environment(1, { name: 'backup', address: '198.51.100.7', exporters: ['node'] })),
      ['note backup is no member of the cluster; it stays, because only its node exporter is scraped'],
    ),
  ))

test('a node that got another address is changed to it; one that answers where it was is not', () =>
  whileServed(
    cluster(3, {
      nodes: {
        pve2: { address: '198.51.100.22', interfaces: [bridge('198.51.100.22')] },
        // Reached by an address that only a router knows: what answers there says that it is pve3.
        pve3: { interfaces: [bridge('203.0.113.3')] },
      },
    }),
    async () =>
      assert.equal(await found(environment(1, 2, 3)), [
        'address pve2 198.51.100.22: 198.51.100.2 is on none of its interfaces; of its own, it is in 198.51.100.0/24, as the other hypervisors',
      ]),
    ['pve1', 'pve3'],
  ))

test("the environment's own address wins over that of corosync's ring, whether it answers from here or not", () =>
  whileServed(
    cluster(2, {
      nodes: {
        pve2: {
          address: '192.0.2.2',
          interfaces: [{ iface: 'eno2', type: 'eth', cidr: '192.0.2.2/24' }, bridge('198.51.100.2')],
        },
      },
    }),
    async () => assert.equal(await found(environment(1, 2)), []),
    ['pve1'],
  ))

test('an address that does not answer is not said to be wrong by a token that sees no bridges', () =>
  whileServed(
    cluster(2, { nodes: { pve2: { address: '192.0.2.2' } } }),
    async () =>
      assert.equal(await found(environment(1, 2), 'least'), [
        "note pve2 does not answer at 198.51.100.2 from here, and whether that is its address can't be known: bridges are hidden from this token, which lacks SDN.Audit",
      ]),
    ['pve1'],
  ))

test('two hypervisors at the addresses of each other are led back', () =>
  whileServed(cluster(2), async () =>
    assert.equal(
      await found(
        environment({ name: 'pve1', address: '198.51.100.2' }, { name: 'pve2', address: '198.51.100.1' }),
      ),
      [
        'address pve1 198.51.100.1: pve2 answers at 198.51.100.2; of its own, it answers there',
        'address pve2 198.51.100.2: pve1 answers at 198.51.100.1; of its own, it answers there',
      ],
    ),
  ))

test('a hypervisor under a name of its own gets the name of the node that answers at its address', () =>
  whileServed(cluster(2), async () =>
    assert.equal(
      await found(environment(1, { name: 'second', address: '198.51.100.2', serverName: 'pve2' })),
      ['name second pve2: the node that answers at its address is pve2'],
    ),
  ))

test('of 32 nodes one is offline: what is there stays, what is missing is added, and the offline one is said', () => {
  const big = cluster(32, {
    nodes: { pve7: { online: false }, pve9: { online: false, addressUnheard: true } },
  })
  const all = Array.from({ length: 32 }, (_, index) => index + 1)
  return whileServed(
    big,
    async served => {
      const known = environment(...all.filter(number => number !== 20 && number !== 9))
      assert.equal(await found(known), [
        'add pve20 198.51.100.20: it is in 198.51.100.0/24, as the other hypervisors',
        'unknown pve9',
        'note pve9 is a member, but it is offline, and its address is not known there; add it by hand',
      ])
      assert.is(calls(served, '/nodes/pve7/network'), 0)
      const moved = environment(...all.filter(number => number !== 7 && number !== 9), {
        name: 'pve7',
        address: '198.51.100.77',
      })
      assert.equal((await found(moved)).slice(-2), [
        "note pve7 is offline: whether it is still at 198.51.100.77 can't be known",
        'note pve9 is a member, but it is offline, and its address is not known there; add it by hand',
      ])
    },
    ['pve1', 'pve2'],
  )
})

test('an offline node whose address is known is added, with a word that nobody asked it', () =>
  whileServed(
    cluster(2, { nodes: { pve2: { online: false } } }),
    async () =>
      assert.equal(await found(environment(1)), [
        "add pve2 198.51.100.2: it is what the node's name resolves to (/cluster/status); the node is offline, so nobody asked it",
      ]),
    ['pve1'],
  ))

test('a cluster of IPv6 is compared in any spelling of its addresses', () => {
  const six = pveCluster({
    nodes: 2,
    guests: 0,
    accounts,
    nodeName: number => `pve${number}`,
    address: number => `2001:db8:69::${number}`,
  })
  for (const node of Object.values(six.nodes)) node.interfaces = [bridge(node.address)]
  return whileServed(six, async () => {
    assert.equal(await found(environment({ name: 'pve1', address: '2001:DB8:69:0::1' })), [
      'add pve2 2001:db8:69::2: it is in 2001:db8:69::/64, as the other hypervisors',
    ])
  }, ['pve1'])
})

test('of a dual-stack node the family of the other hypervisors is taken', () => {
  const dual = cluster(2)
  for (const [index, node] of Object.values(dual.nodes).entries())
    node.interfaces = [
      { ...bridge(node.address), cidr6: `2001:db8:69::${index + 1}/64`, gateway6: 'fe80::1' },
    ]
  return whileServed(
    change(dual, { nodes: { pve1: { address: '2001:db8:69::1' } } }),
    async () =>
      assert.equal(await found(environment({ name: 'pve1', address: '2001:db8:69::1' })), [
        'add pve2 2001:db8:69::2: it is in 2001:db8:69::/64, as the other hypervisors; not 198.51.100.2 (vmbr0)',
      ]),
    ['pve1'],
  )
})

test('a node in capitals is written in lower case, and compared without case', () => {
  const capitals = cluster(0)
  const made = pveCluster({ nodes: 2, guests: 0, accounts, nodeName: number => `PVE${number}` })
  return whileServed({ ...capitals, ...made }, async () => {
    assert.equal(await found(environment(1, 2)), [])
    assert.equal(await found(environment(1)), [
      "add pve2 198.51.100.2: it is what the node's name resolves to (/cluster/status)",
      'note PVE2 is written pve2: names are in lower case',
    ])
  })
})

test('a host that stands alone has itself only', () =>
  whileServed(standalone(), async () => {
    assert.equal(await found(environment(1)), [])
    assert.is(mixedClusters(environment(1), await looked(environment(1))), undefined)
  }))

test('a host that stands alone under a name of its own gets its own', () =>
  whileServed(standalone({ address: '198.51.100.1' }), async () =>
    assert.equal(await found(environment({ name: 'host', address: '198.51.100.1' })), [
      'name host pve1: the node that answers at its address is pve1',
    ]),
  ))

test('several hosts that stand alone are not made one of', async () => {
  const one = standalone()
  await whileServed(one, async () => {
    const of = environment(1, 2)
    assert.is(
      mixedClusters(of, await looked(of)),
      'pve1 (198.51.100.1) is a host of no cluster, and the environment has 2 hypervisors: a host of no cluster gets an environment of its own (docs/platforms.md#standalone-hosts)',
    )
  })
})

test('hypervisors that say different things of their cluster are not compared', () =>
  whileServed(cluster(2), async served => {
    const of = environment(1, 2)
    const result = await looked(of)
    change(served.cluster, { nodes: { pve2: null } })
    const stale = await looked(environment(1))
    assert.is(
      mixedClusters(of, { ...result, views: [stale.views[0], result.views[1] as never] }),
      'pve1 (198.51.100.1) says that the cluster big has the 1 member pve1, pve2 (198.51.100.2) says that the cluster big has the 2 members pve1, pve2: an environment is one cluster (docs/platforms.md#standalone-hosts)',
    )
  }))

test('nothing is concluded from a node without quorum, and a node with it is believed before', () =>
  whileServed(cluster(3, { partition: [['pve1'], ['pve2', 'pve3']] }), async ({ end }) => {
    const of = environment(1, 2, 3)
    const both = await looked(of)
    assert.is(both.views[0].api.host.name, 'pve2')
    assert.is(withoutQuorum(both), undefined)
    assert.equal(lines(comparison(of, both)), [])
    await end('pve2')
    await end('pve3')
    assert.is(
      withoutQuorum(await looked(of)),
      'pve1 (198.51.100.1) has no quorum, nor has any other that answered: its list of members may be old',
    )
  }))

test.run()
