import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { judged, lab as withDashboards } from './judged.ts'

// Dashboards come once a namespace.
const lab = { ...withDashboards, dashboards: false } as const

const other = { ...lab, hypervisors: [{ name: 'pve9', address: '2001:db8::9' }] }
const secret = (name: string) => ({ pveExporter: { tls: 'insecure', credentials: { secret: name } } })

test('two environments in one namespace differ by their prefix', () => {
  assert.equal(judged({ a: { ...lab, namePrefix: 'x-' }, b: { ...lab, namePrefix: 'x-' } }), [
    'environments/b.ts: namePrefix "x-" in namespace "monitoring" makes the same objects as environments/a.ts; give one of them another namePrefix or namespace',
  ])
})

test('one prefix in two namespaces makes no object twice', () => {
  assert.equal(judged({ a: { ...lab, namePrefix: '' }, b: { ...lab, namePrefix: '', namespace: 'b' } }), [])
})

test('one Secret for two clusters is right for one of them', () => {
  assert.equal(judged({ a: lab, b: other, c: { ...other, ...secret('c') } }), [
    'environments/b.ts: warning: pveExporter.credentials name the Secret "pve-exporter" in namespace "monitoring", as environments/a.ts does for other hypervisors; give each cluster a Secret of its own',
  ])
})

test('one Secret for two environments of one cluster is right, in whatever spelling of its addresses', () => {
  assert.equal(
    judged({ a: other, b: { ...other, hypervisors: [{ name: 'pve9', address: '2001:DB8:0::9' }] } }),
    [],
  )
})

test('one name of Secrets in two namespaces is two Secrets', () => {
  assert.equal(judged({ a: lab, b: { ...other, namespace: 'b' } }), [])
})

test('1,000 environments are judged in seconds', () => {
  const hypervisors = Array.from({ length: 32 }, (_, index) => ({
    name: `pve${index}`,
    address: `10.0.0.${index}`,
  }))
  const environments = Array.from({ length: 1000 }, (_, index) => [`env${index}`, { ...lab, hypervisors }])
  const start = performance.now()
  assert.equal(judged(Object.fromEntries(environments)), [])
  assert.ok(performance.now() - start < 20_000)
})

test.run()
