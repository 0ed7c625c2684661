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

test.run()
