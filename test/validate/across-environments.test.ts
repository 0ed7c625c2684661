import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { judged, lab as withDashboards } from './judged.ts'

// Dashboards come once a namespace.
const lab = { ...withDashboards, dashboards: false } as const

const repository = { url: 'https://git.corp.internal/platform/monitoring.git' }
const other = { ...lab, hypervisors: [{ name: 'pve9', address: '2001:db8::9' }] }
const third = { ...lab, hypervisors: [{ name: 'pve9', address: '203.0.113.9' }] }
const secret = (name: string) => ({ pveExporter: { tls: 'insecure', credentials: { secret: name } } })

test('two environments in one namespace differ by their prefix', () => {
  const second = { ...other, ...secret('b'), namePrefix: 'x-' }
  assert.equal(judged({ a: { ...lab, namePrefix: 'x-' }, b: second }), [
    'environments/b.ts: namePrefix "x-" in namespace "monitoring" makes the same objects as environments/a.ts; give one of them another namePrefix or namespace',
  ])
})

test('one prefix in two namespaces makes no object twice', () => {
  assert.equal(judged({ a: { ...lab, namePrefix: '' }, b: { ...other, namePrefix: '', namespace: 'b' } }), [])
})

test('one Secret for two clusters is right for one of them', () => {
  assert.equal(judged({ a: lab, b: other, c: { ...third, ...secret('c') } }), [
    'environments/b.ts: warning: pveExporter.credentials name the Secret "pve-exporter" in namespace "monitoring", as environments/a.ts does for other hypervisors; give each cluster a Secret of its own',
  ])
})

test('one Secret for two environments of one cluster is right, which count its guests twice, in whatever spelling of its addresses', () => {
  assert.equal(
    judged({ a: other, b: { ...other, hypervisors: [{ name: 'pve9', address: '2001:DB8:0::9' }] } }),
    [
      'environments/b.ts: warning: hypervisors[0].address "2001:DB8:0::9" is also hypervisors[0] of environments/a.ts: its guests are counted and alerted on twice where one Prometheus scrapes both; leave it out of one of them',
    ],
  )
})

test('of several hypervisors that another environment has, the first is told with how many more there are', () => {
  assert.equal(judged({ a: lab, b: { ...lab, hypervisors: [third.hypervisors[0], ...lab.hypervisors] } }), [
    'environments/b.ts: warning: hypervisors[1].address "198.51.100.1" is also hypervisors[0] of environments/a.ts, and 1 more are shared: its guests are counted and alerted on twice where one Prometheus scrapes both; leave it out of one of them',
  ])
})

test('one Proxmox VE cluster that two Kubernetes clusters monitor is no mistake', () => {
  const from = (controller: string) => ({ ...lab, delivery: { repository, controller, flux: {} } })
  assert.equal(judged({ a: from('east'), b: from('west') }), [])
})

test('a delivery that differs from most is told, and not the most', () => {
  const from = (branch: string, number: number) => ({
    hypervisors: [{ name: 'pve1', address: `203.0.113.${number}` }],
    namespace: `n${number}`,
    dashboards: false,
    pveExporter: { tls: 'insecure' },
    delivery: { repository: { ...repository, branch }, flux: {} },
  })
  assert.equal(judged({ a: from('test', 1), b: from('main', 2), c: from('main', 3), d: from('main', 4) }), [
    'environments/a.ts: delivery.repository differs from that of environments/b.ts and 2 more, and all share gitops/flux/; make them alike, or give each Argo CD or Flux a `delivery.controller` of its own',
  ])
})

test('a controller that no other environment has and that is nearly another is told: its own would remove the environment', () => {
  const by = (controller: string, number: number) => ({
    hypervisors: [{ name: 'pve1', address: `203.0.113.${number}` }],
    namespace: `n${number}`,
    dashboards: false,
    pveExporter: { tls: 'insecure' },
    delivery: { repository, controller, flux: {} },
  })
  assert.equal(judged({ a: by('esat', 1), b: by('east', 2), c: by('east', 3), d: by('west', 4) }), [
    'environments/a.ts: warning: delivery.controller "esat" is used by no other environment; did you mean "east"? The controller that brought this environment would remove it',
  ])
  assert.equal(judged({ a: by('prod-1', 1), b: by('prod-2', 2), c: by('prod-2', 3) }), [])
})

test('a repository of an example is told', () => {
  const delivery = { repository: { url: 'https://git.example.com/platform/monitoring.git' }, flux: {} }
  assert.equal(judged({ a: { ...lab, delivery } }), [
    'environments/a.ts: warning: delivery.repository.url "https://git.example.com/platform/monitoring.git" is an example\'s address; write that of your own repository',
  ])
})

test('runbooks that no alert can lead to are told', () => {
  const delivery = { repository: { url: 'ssh://git@git.corp.internal/monitoring.git' }, flux: {} }
  assert.equal(judged({ a: { ...lab, delivery } }), [
    'environments/a.ts: warning: alerts link their runbooks as docs/runbooks/<alert>.md, which leads nowhere from an alert, because delivery.repository.url is no https:// address; give alerts.runbooks, where they are on the web',
  ])
  assert.equal(
    judged({ a: { ...lab, delivery, alerts: { runbooks: 'https://wiki.corp.internal/pve' } } }),
    [],
  )
})

test('one name of Secrets in two namespaces is two Secrets', () => {
  assert.equal(judged({ a: lab, b: { ...other, namespace: 'b' } }), [])
})

test('1,000 environments are judged in seconds', () => {
  const hypervisors = Array.from({ length: 32 }, (_, index) => ({
    name: `pve${index}`,
    address: `${index}`,
  }))
  const environments = Array.from({ length: 1000 }, (_, number) => [
    `env${number}`,
    {
      ...lab,
      ...secret(`env${number}`),
      hypervisors: hypervisors.map(one => ({
        ...one,
        address: `10.${Math.trunc(number / 250)}.${number % 250}.${one.address}`,
      })),
    },
  ])
  const start = process.cpuUsage()
  assert.equal(judged(Object.fromEntries(environments)), [])
  // Of the processor's time, which a busy machine does not stretch.
  assert.ok(process.cpuUsage(start).user < 20e6)
})

test.run()
