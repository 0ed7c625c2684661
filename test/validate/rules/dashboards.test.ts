import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { accepts, judged, lab, refuses } from '../judged.ts'

const other = {
  ...lab,
  hypervisors: [{ name: 'pve9', address: '2001:db8::9' }],
  pveExporter: { tls: 'insecure', credentials: { secret: 'other' } },
}

test('two environments of a namespace would bring the dashboards twice', () => {
  assert.equal(judged({ a: lab, b: other }), [
    'environments/b.ts: warning: dashboards come to namespace "monitoring" with environments/a.ts already, and show this environment there; say `dashboards: false` here',
  ])
})

test('a namespace is told once, however many environments it has', () => {
  const at = (number: number) => ({
    ...lab,
    hypervisors: [{ name: 'pve1', address: `203.0.113.${number}` }],
    pveExporter: { tls: 'insecure', credentials: { secret: `pve-${number}` } },
  })
  assert.equal(judged({ a: lab, b: { ...at(2), dashboards: {} }, c: at(3), d: at(4) }), [
    'environments/b.ts: warning: dashboards come to namespace "monitoring" with environments/a.ts already, and show this environment there; say `dashboards: false` here and in 2 more',
  ])
})

test('one of them brings them, whichever', () => {
  assert.equal(judged({ a: lab, b: { ...other, dashboards: false } }), [])
  assert.equal(judged({ a: { ...lab, dashboards: false }, b: other }), [])
})

test('namespaces that bring dashboards by the same labels are told: one Grafana would have them twice', () => {
  const third = { ...lab, namespace: 'third', hypervisors: [{ name: 'pve1', address: '203.0.113.3' }] }
  assert.equal(judged({ a: lab, b: { ...other, namespace: 'other' }, c: third }), [
    'environments/b.ts: warning: dashboards come to namespace "other" and 1 more, and to "monitoring" with environments/a.ts: a Grafana that looks into both has each of them twice; say `dashboards: false` here, or give each Grafana labels of its own to look for',
  ])
})

test('two namespaces may have a Grafana each, which looks for labels of its own', () => {
  const dashboards = { sidecarLabels: { grafana: 'other' } }
  assert.equal(judged({ a: lab, b: { ...other, namespace: 'other', dashboards } }), [])
})

test('namespaces of one name in two Kubernetes clusters are told apart by what Argo CD is told', () => {
  const delivery = (cluster: string) => ({
    discovery: 'static',
    delivery: { repository: { url: 'https://git.corp.internal/pve.git' }, argocd: { cluster } },
  })
  assert.equal(judged({ a: { ...lab, ...delivery('east') }, b: { ...other, ...delivery('west') } }), [])
  assert.equal(judged({ a: { ...lab, ...delivery('east') }, b: { ...other, ...delivery('east') } }).length, 1)
})

accepts('a folder and a label of its own', {
  ...lab,
  dashboards: { folder: 'Équipe Réseau', sidecarLabels: { 'example.com/dashboard': 'yes' } },
})

accepts('the Grafana operator', {
  ...lab,
  dashboards: { grafanaOperator: { instanceLabels: { team: 'a' } } },
})

refuses(
  'true, as it is on without',
  { ...lab, dashboards: true },
  'dashboards true is not an object with folder, sidecarLabels, grafanaOperator or false',
)

refuses(
  'sidecar and operator at once, which show each dashboard twice',
  { ...lab, dashboards: { sidecarLabels: { a: 'b' }, grafanaOperator: { instanceLabels: { c: 'd' } } } },
  'dashboards has both sidecarLabels and grafanaOperator, which would show each dashboard twice; give one of them',
)

refuses(
  'no label, by which no sidecar finds anything',
  { ...lab, dashboards: { sidecarLabels: {} } },
  "dashboards.sidecarLabels is empty; give the label that Grafana's sidecar looks for, or `dashboards: false` for none",
)

refuses(
  'an operator without a Grafana',
  { ...lab, dashboards: { grafanaOperator: { instanceLabels: {} } } },
  'dashboards.grafanaOperator.instanceLabels is empty; give the labels of the Grafana object that shows the dashboards',
)

refuses(
  'a folder that is a path',
  { ...lab, dashboards: { folder: '../etc' } },
  `dashboards.folder "../etc" is not the name of a folder (no '/', '\\\\' or '$', no space or '.' at either end)`,
)

refuses(
  'a label key that Kubernetes refuses',
  { ...lab, dashboards: { sidecarLabels: { 'a b': 'c' } } },
  'dashboards.sidecarLabels["a b"] is not a label key (an optional DNS prefix and "/", then at most 63 letters, digits, "-", "_" and ".")',
)

refuses(
  "a label that is the environment's own",
  { ...lab, dashboards: { sidecarLabels: { environment: 'c' } } },
  "dashboards.sidecarLabels.environment can't be set: it stands in selectors, and its value is the environment's name; leave it out",
)

test.run()
