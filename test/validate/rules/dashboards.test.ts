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
  assert.equal(judged({ a: lab, b: { ...lab, dashboards: {} }, c: lab, d: lab }), [
    'environments/b.ts: warning: dashboards come to namespace "monitoring" with environments/a.ts already, and show this environment there; say `dashboards: false` here and in 2 more',
  ])
})

test('one of them brings them, whichever', () => {
  assert.equal(judged({ a: lab, b: { ...other, dashboards: false } }), [])
  assert.equal(judged({ a: { ...lab, dashboards: false }, b: other }), [])
})

test('two namespaces may have a Grafana each', () => {
  assert.equal(judged({ a: lab, b: { ...other, namespace: 'other' } }), [])
})

test('namespaces of one name in two Kubernetes clusters are told apart by what Argo CD is told', () => {
  const delivery = (cluster: string) => ({
    discovery: 'static',
    delivery: { repository: { url: 'https://git.example.com/pve.git' }, argocd: { cluster } },
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
