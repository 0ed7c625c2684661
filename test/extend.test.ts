import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { extend, type Fragment, MergeConflict, replace } from '../lib/extend.ts'

const shared: Fragment = {
  namespace: 'monitoring',
  labels: { stage: 'production', team: 'a' },
  hypervisors: [
    { name: 'pve1', address: '198.51.100.1', exporters: ['pve'] },
    { name: 'pve2', address: '198.51.100.2' },
  ],
  pveExporter: {
    tls: { caSecret: 'ca', serverName: 'pve.example.com' },
    credentials: { secret: 'pve' },
    tolerations: [{ key: 'a', operator: 'Exists' }],
    resources: { limits: { cpu: '1' } },
    nodeInterval: '5m',
  },
  nodeExporter: { port: 9101, interval: '15s' },
  exporters: {
    smartctl: { interval: '2m' },
    zfs: { scheme: 'https', tls: { caSecret: 'a' } },
    ipmi: true,
    custom: [{ name: 'a', port: 1 }],
  },
  alerts: {
    except: { tags: ['lab'] },
    rules: { ProxmoxNodeDown: { for: '5m', severity: 'warning' }, ProxmoxSwapHigh: false },
  },
}

/** What an environment's own fragment makes of the shared one, field by field. */
const merged: [title: string, own: Fragment, expected: object][] = [
  [
    'alerts are merged by name, and one is switched off or on again; lists of exceptions replace',
    {
      alerts: {
        except: { tags: ['no-alert'] },
        rules: {
          ProxmoxNodeDown: { for: '1m' },
          ProxmoxSwapHigh: { threshold: 0.5 },
          ProxmoxQDeviceDown: false,
        },
      },
    },
    {
      alerts: {
        except: { tags: ['no-alert'] },
        rules: {
          ProxmoxNodeDown: { for: '1m', severity: 'warning' },
          ProxmoxSwapHigh: { threshold: 0.5 },
          ProxmoxQDeviceDown: false,
        },
      },
    },
  ],
  [
    'a changed alert is switched off',
    { alerts: { rules: { ProxmoxNodeDown: false } } },
    {
      alerts: {
        except: { tags: ['lab'] },
        rules: { ProxmoxNodeDown: false, ProxmoxSwapHigh: false },
      },
    },
  ],
  [
    'exporters are merged by name: one is switched on, one changed, one switched off; custom ones by their own names',
    {
      exporters: {
        ceph: true,
        smartctl: { port: 9634 },
        zfs: false,
        custom: [
          { name: 'b', port: 2 },
          { name: 'a', interval: '2m' },
        ],
      },
    },
    {
      exporters: {
        ceph: true,
        smartctl: { interval: '2m', port: 9634 },
        zfs: false,
        ipmi: true,
        custom: [
          { name: 'a', port: 1, interval: '2m' },
          { name: 'b', port: 2 },
        ],
      },
    },
  ],
  [
    "an exporter's tls is one or the other, never a mixture",
    { exporters: { zfs: { tls: { caConfigMap: 'b' } } } },
    {
      exporters: { ...shared.exporters, zfs: { scheme: 'https', tls: { caConfigMap: 'b' } } },
    },
  ],
  ['text replaces text', { namespace: 'own' }, { namespace: 'own' }],
  [
    'labels are merged by key',
    { labels: { team: 'b', site: 'c' } },
    { labels: { stage: 'production', team: 'b', site: 'c' } },
  ],
  [
    'hypervisors are merged by name, new ones after the shared',
    {
      hypervisors: [
        { name: 'pve3', address: '198.51.100.3' },
        { name: 'pve1', address: '203.0.113.1' },
      ],
    },
    {
      hypervisors: [
        { name: 'pve1', address: '203.0.113.1', exporters: ['pve'] },
        { name: 'pve2', address: '198.51.100.2' },
        { name: 'pve3', address: '198.51.100.3' },
      ],
    },
  ],
  [
    'replace() takes the place of the shared hypervisors',
    { hypervisors: replace([{ name: 'pve3' }]) },
    { hypervisors: [{ name: 'pve3' }] },
  ],
  [
    'tls is one or the other, never a mixture',
    { pveExporter: { tls: 'insecure' } },
    { pveExporter: { ...shared.pveExporter, tls: 'insecure' } },
  ],
  [
    'a CA replaces the whole of the shared tls',
    { pveExporter: { tls: { caConfigMap: 'b' } } },
    { pveExporter: { ...shared.pveExporter, tls: { caConfigMap: 'b' } } },
  ],
  [
    'credentials are of one kind',
    { pveExporter: { credentials: { configSecret: 'b' } } },
    { pveExporter: { ...shared.pveExporter, credentials: { configSecret: 'b' } } },
  ],
  [
    'lists replace lists',
    { pveExporter: { tolerations: [] } },
    { pveExporter: { ...shared.pveExporter, tolerations: [] } },
  ],
  [
    'objects are merged however deep',
    { pveExporter: { resources: { limits: { memory: '1Gi' } } } },
    { pveExporter: { ...shared.pveExporter, resources: { limits: { cpu: '1', memory: '1Gi' } } } },
  ],
  ['false switches a component off', { nodeExporter: false }, { nodeExporter: false }],
  [
    'false switches the node scrape off',
    { pveExporter: { nodeInterval: false } },
    { pveExporter: { ...shared.pveExporter, nodeInterval: false } },
  ],
]

for (const [title, own, expected] of merged)
  test(title, () => assert.equal(extend(shared, own), { ...shared, ...expected }))

test('a component that is switched off can be switched on again', () => {
  assert.equal(extend({ nodeExporter: false }, { nodeExporter: { port: 9101 } }).nodeExporter, { port: 9101 })
})

test('of three fragments each is merged over those before', () => {
  assert.equal(
    extend({ labels: { a: '1', b: '1', c: '1' } }, { labels: { b: '2', c: '2' } }, { labels: { c: '3' } })
      .labels,
    {
      a: '1',
      b: '2',
      c: '3',
    },
  )
})

test('a shared fragment is the same afterwards', () => {
  const before = structuredClone(shared)
  for (const [, own] of merged) extend(shared, own)
  assert.equal(shared, before)
})

/** Fragments that can't be merged, as TypeScript would not let them be written. */
const conflicts: [title: string, own: unknown, message: string][] = [
  [
    'a list is no object',
    { labels: ['a'] },
    'labels ["a"] is a list, but the shared fragment has an object there, {"stage":"production","team":"a"}; make them alike',
  ],
  [
    'text is no list',
    { hypervisors: 'pve1' },
    'hypervisors "pve1" is a string, but the shared fragment has a list there, [{"name":"pve1","address":"198.51.100.1","exporters":["pv...; make them alike',
  ],
  [
    'null is nothing that replaces',
    { namespace: null },
    'namespace null is null, but the shared fragment has a string there, "monitoring"; make them alike',
  ],
  [
    'a fault is told by its whole path',
    { pveExporter: { resources: { limits: { cpu: 1 } } } },
    'pveExporter.resources.limits.cpu 1 is a number, but the shared fragment has a string there, "1"; make them alike',
  ],
]

for (const [title, own, message] of conflicts)
  test(`${title}: a conflict`, () =>
    assert.throws(
      () => extend(shared, own as Fragment),
      (error: Error) => error instanceof MergeConflict && assert.is(error.message, message) === undefined,
    ))

for (const hypervisors of [true, 'pve1', null, [null], [{ address: '198.51.100.1' }], [{ name: 1 }]])
  test(`${JSON.stringify(hypervisors)} is no list of hypervisors, and the build tells, not a stack trace`, () => {
    const extended = extend({ hypervisors } as unknown as Fragment) as unknown
    assert.equal(extended, { hypervisors })
  })

test('what is no fragment is told', () =>
  assert.throws(
    () => extend(undefined as unknown as Fragment),
    /^a fragment undefined is undefined, but the shared fragment has an object there/,
  ))

test('a conflict shows no secret', () => {
  assert.throws(
    () => extend({ labels: { password: 'hunter2' } }, { labels: { password: 1234 } } as unknown as Fragment),
    (error: Error) =>
      assert.is(
        error.message,
        'labels.password "(hidden)" is a number, but the shared fragment has a string there, "(hidden)"; make them alike',
      ) === undefined,
  )
})

test.run()
