import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Connection, type NetworkPolicy, refusing } from '../../lib/cluster/network-policy.ts'

const policy = (name: string, namespace: string, spec: NetworkPolicy['spec']): NetworkPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace },
  spec,
})

const prometheus = {
  namespace: 'monitoring',
  namespaceLabels: { 'kubernetes.io/metadata.name': 'monitoring' },
  labels: { 'app.kubernetes.io/name': 'prometheus' },
  address: '10.244.0.7',
}
const exporter = { namespace: 'proxmox', labels: { app: 'exporter' }, address: '10.244.0.9' }
const scrape: Connection = { from: prometheus, to: exporter, port: 9221, portName: 'http' }

const ingress = (from: object[], port: number | string = 9221) =>
  policy('own', 'proxmox', {
    podSelector: { matchLabels: { app: 'exporter' } },
    policyTypes: ['Ingress'],
    ingress: [{ from, ports: [{ port, protocol: 'TCP' }] }],
  })
const refused = (
  policies: NetworkPolicy[],
  direction: 'Ingress' | 'Egress' = 'Ingress',
  connection = scrape,
) => refusing(policies, direction, connection).map(({ metadata }) => metadata.name)

const labelled = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } }

test('a pod that no policy selects is open', () => {
  assert.equal(refused([]), [])
  assert.equal(
    refused([policy('other', 'proxmox', { podSelector: { matchLabels: { app: 'web' } }, ingress: [] })]),
    [],
  )
})

test('a peer without a namespace selector is one of the policy’s own namespace', () => {
  assert.equal(refused([ingress([labelled])]), ['own'])
  assert.equal(refused([ingress([{ ...labelled, namespaceSelector: {} }])]), [])
})

test('a peer by namespace and pod must be both', () => {
  const inNamespace = (name: string) => ({
    ...labelled,
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  })
  assert.equal(refused([ingress([inNamespace('monitoring')])]), [])
  assert.equal(refused([ingress([inNamespace('observability')])]), ['own'])
})

test('a port is allowed by number, by the container’s name for it, or by a range', () => {
  const from = [{ namespaceSelector: {} }]
  assert.equal(refused([ingress(from, 9222)]), ['own'])
  assert.equal(refused([ingress(from, 'http')]), [])
  const range = policy('own', 'proxmox', { ingress: [{ from, ports: [{ port: 9000, endPort: 9300 }] }] })
  assert.equal(refused([range]), [])
})

test('policies add up: one that allows is enough', () => {
  const closed = policy('closed', 'proxmox', { podSelector: {}, policyTypes: ['Ingress'] })
  assert.equal(refused([closed]), ['closed'])
  assert.equal(refused([closed, ingress([{ namespaceSelector: {} }])]), [])
})

test('egress counts only where a policy names it, or has such rules', () => {
  const own = { podSelector: {}, ingress: [] }
  assert.equal(refused([policy('in', 'monitoring', own)], 'Egress'), [])
  assert.equal(refused([policy('out', 'monitoring', { ...own, egress: [] })], 'Egress'), ['out'])
})

test('an address outside is allowed by a block, without its exceptions, of its own family', () => {
  const to = (address: string): Connection => ({ from: exporter, to: { address }, port: 8006 })
  const out = (cidr: string, ...except: string[]) =>
    policy('out', 'proxmox', { policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr, except } }] }] })
  assert.equal(refused([out('198.51.100.0/24')], 'Egress', to('198.51.100.18')), [])
  assert.equal(refused([out('198.51.100.0/24', '198.51.100.16/30')], 'Egress', to('198.51.100.18')), ['out'])
  assert.equal(refused([out('0.0.0.0/0')], 'Egress', to('2001:db8::18')), ['out'])
  assert.equal(refused([out('2001:db8::/32')], 'Egress', to('2001:db8::18')), [])
})

/** Whether a rule lets the scrape in, as NetworkPolicy of Kubernetes 1.35 says it. */
const rules: [title: string, rule: NonNullable<NetworkPolicy['spec']['ingress']>[0], isLetIn: boolean][] = [
  ['no peer and no port are all', {}, true],
  ['an empty list of peers is all', { from: [], ports: [] }, true],
  ['an empty peer is every pod of its own namespace', { from: [{ podSelector: {} }] }, false],
  ['every pod of every namespace', { from: [{ namespaceSelector: {}, podSelector: {} }] }, true],
  ['one peer of two', { from: [{ podSelector: {} }, { namespaceSelector: {} }] }, true],
  ['the protocol is TCP when left out', { ports: [{ port: 9221 }] }, true],
  ['another protocol', { ports: [{ port: 9221, protocol: 'UDP' }] }, false],
  ['every port of a protocol', { ports: [{ protocol: 'TCP' }] }, true],
  ['one port of two', { ports: [{ port: 1 }, { port: 9221 }] }, true],
  ['the port before', { ports: [{ port: 9220 }] }, false],
  ['the first of a range', { ports: [{ port: 9221, endPort: 9300 }] }, true],
  ['the last of a range', { ports: [{ port: 9000, endPort: 9221 }] }, true],
  ['a range that begins later', { ports: [{ port: 9222, endPort: 9300 }] }, false],
  ['a range that ends before', { ports: [{ port: 9000, endPort: 9220 }] }, false],
  ['another name of a port', { ports: [{ port: 'https' }] }, false],
  ['the address of a pod', { from: [{ ipBlock: { cidr: '10.244.0.7/32' } }] }, true],
  ['the address beside it', { from: [{ ipBlock: { cidr: '10.244.0.6/32' } }] }, false],
  ['the other family', { from: [{ ipBlock: { cidr: '::/0' } }] }, false],
]

for (const [title, rule, isLetIn] of rules)
  test(`a rule ${isLetIn ? 'lets in' : 'does not let in'}: ${title}`, () => {
    assert.equal(refused([policy('own', 'proxmox', { ingress: [rule] })]), isLetIn ? [] : ['own'])
  })

test('a pod without an address is in no block, and one without a namespace in no selector', () => {
  const { address: _, ...unaddressed } = prometheus
  const inBlock = ingress([{ ipBlock: { cidr: '0.0.0.0/0' } }])
  assert.equal(refused([inBlock], 'Ingress', { ...scrape, from: unaddressed }), ['own'])
  const outside = { address: '10.244.0.7' }
  assert.equal(refused([ingress([{ namespaceSelector: {} }])], 'Ingress', { ...scrape, from: outside }), [
    'own',
  ])
})

test('the port of UDP is another one than that of TCP', () => {
  const dns: Connection = { ...scrape, protocol: 'UDP' }
  const open = (protocol?: string) =>
    policy('own', 'proxmox', { ingress: [{ ports: [{ port: 9221, ...(protocol && { protocol }) }] }] })
  assert.equal(refused([open('UDP')], 'Ingress', dns), [])
  assert.equal(refused([open()], 'Ingress', dns), ['own'])
})

test('a policy isolates the pods of its own namespace that it selects, in the directions that it names', () => {
  const closed = (spec: NetworkPolicy['spec'], namespace = 'proxmox') => policy('own', namespace, spec)
  assert.equal(refused([closed({})]), ['own'])
  assert.equal(refused([closed({}, 'monitoring')]), [])
  assert.equal(refused([closed({ policyTypes: ['Egress'] })]), [])
  assert.equal(refused([closed({ policyTypes: ['Ingress', 'Egress'] })]), ['own'])
  assert.equal(refused([closed({ egress: [] })]), ['own'])
  assert.equal(refused([closed({ podSelector: { matchLabels: { app: 'exporter' } } })]), ['own'])
  assert.equal(refused([closed({}, 'monitoring')], 'Egress'), [])
  assert.equal(refused([closed({ policyTypes: ['Egress'] }, 'monitoring')], 'Egress'), ['own'])
  assert.equal(
    refused([closed({ egress: [{ to: [{ namespaceSelector: {} }] }] }, 'monitoring')], 'Egress'),
    [],
  )
  assert.equal(refused([closed({})], 'Ingress', { ...scrape, to: { address: '10.244.0.9' } }), [])
})

test.run()
