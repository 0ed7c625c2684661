import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const key =
  'is not a label key (an optional DNS prefix and "/", then at most 63 letters, digits, "-", "_" and ".")'
const value = "a label value (at most 63 letters, digits, '-', '_' and '.', a letter or digit at both ends)"

const labelled = (labels: object) => ({ ...lab, labels })

refuses('a label key has no space', labelled({ 'a b': 'x' }), `labels["a b"] ${key}`)
refuses('a label key has one slash at most', labelled({ 'a/b/c': 'x' }), `labels["a/b/c"] ${key}`)
refuses('a label key is not empty', labelled({ '': 'x' }), `labels[""] ${key}`)
refuses('a label key has a name after its slash', labelled({ 'a/': 'x' }), `labels["a/"] ${key}`)
refuses(
  "a label key's prefix is in lower case",
  labelled({ 'Example.com/a': 'x' }),
  `labels["Example.com/a"] ${key}`,
)
refuses(
  'a label key has at most 63 characters',
  labelled({ ['a'.repeat(64)]: 'x' }),
  `labels.${'a'.repeat(64)} ${key}`,
)
refuses(
  "a label key's prefix has at most 253 characters",
  labelled({ [`${'a.'.repeat(127)}a/b`]: 'x' }),
  `labels["${'a.'.repeat(127)}a/b"] ${key}`,
)
refuses(
  'a key of objects is no label key either',
  labelled(JSON.parse('{"__proto__": "x"}')),
  `labels.__proto__ ${key}`,
)
refuses('a label value has no slash', labelled({ a: 'b/c' }), `labels.a "b/c" is not ${value}`)
refuses('a label value ends with a letter or digit', labelled({ a: 'b-' }), `labels.a "b-" is not ${value}`)
refuses(
  'a label value has at most 63 characters',
  labelled({ a: 'b'.repeat(64) }),
  `labels.a "${'b'.repeat(56)}... is not ${value}`,
)
refuses(
  'a label value is text',
  labelled({ a: 1.5 }),
  `labels.a 1.5 is not ${value}; quote it, for it must be text`,
)
accepts('a label value may be empty', labelled({ a: '' }))
accepts('a label may be named as objects name their members', labelled({ constructor: 'a', toString: 'b' }))
accepts('a label key may have a DNS prefix', labelled({ 'example.com/team-1_a.b': 'Blue' }))

for (const [key, kind] of [
  ['1', 'a number'],
  ['0777', 'a number'],
  ['1e3', 'a number'],
  ['1_000', 'a number'],
  ...['0_9', '67_16E5', '7_.E3', '1_e3', '08', '0x_1'].map(key => [key, 'a number'] as const),
  ['2001-01-01', 'a date'],
  ['2001-1-1', 'a date'],
  ['null', 'null'],
  ['True', 'true'],
] as const)
  refuses(
    `a label key that Kustomize would read as ${kind}, ${key}, makes no overlay that renders`,
    labelled({ [key]: 'x' }),
    `labels${/^[A-Z]/i.test(key) ? `.${key}` : `["${key}"]`} is read by Kustomize as ${kind}, and it fails on that; use a key that reads as text, such as "example.com/${key}"`,
  )
accepts(
  'a label key that only looks like true or a number is text',
  labelled({ yes: 'x', on: 'x', n_o: 'x', '1.2.3': 'x', e1: 'x', '2e4463': 'x', '2001_01_0x': 'x' }),
)

refuses(
  "the environment's own label can't be set",
  labelled({ environment: 'x' }),
  "labels.environment can't be set: it stands in selectors, and its value is the environment's name; leave it out",
)
refuses(
  "a label that stands in selectors can't be set",
  labelled({ 'app.kubernetes.io/name': 'x' }),
  `labels["app.kubernetes.io/name"] can't be set: it stands in selectors; leave it out`,
)
refuses(
  'a label that selects rules is none that stands in selectors, either',
  { ...lab, prometheus: { ruleLabels: { 'app.kubernetes.io/name': 'x' } } },
  `prometheus.ruleLabels["app.kubernetes.io/name"] can't be set: it stands in selectors; leave it out`,
)
refuses(
  'a label by which Kubernetes tells whose an EndpointSlice is would take the slices from their Service',
  labelled({ 'kubernetes.io/service-name': 'x' }),
  `labels["kubernetes.io/service-name"] can't be set: by it Kubernetes tells whose an EndpointSlice is; leave it out`,
)
refuses(
  'a label that keeps Kubernetes from mirroring Endpoints would blind Prometheus',
  labelled({ 'endpointslice.kubernetes.io/skip-mirror': 'true' }),
  `labels["endpointslice.kubernetes.io/skip-mirror"] can't be set: with it Kubernetes mirrors no Endpoints; leave it out`,
)
refuses(
  "a monitor's label is a label, too",
  { ...lab, prometheus: { monitorLabels: { 'a b': 'x' } } },
  `prometheus.monitorLabels["a b"] ${key}`,
)
refuses(
  "another value of the sidecar's label would hide all dashboards from it",
  labelled({ grafana_dashboard: '0' }),
  'dashboards.sidecarLabels.grafana_dashboard "1" would be overwritten by labels, which has "0" there; give one value',
)
refuses(
  "another value of the sidecar's own label would, too",
  { ...labelled({ team: 'a' }), dashboards: { sidecarLabels: { team: 'b' } } },
  'dashboards.sidecarLabels.team "b" would be overwritten by labels, which has "a" there; give one value',
)
accepts("the sidecar's label with its own value", labelled({ grafana_dashboard: '1' }))
for (const dashboards of [false, { grafanaOperator: { instanceLabels: { a: 'b' } } }])
  accepts(`the sidecar's label where it finds nothing: ${JSON.stringify(dashboards)}`, {
    ...labelled({ grafana_dashboard: '0' }),
    dashboards,
  })
refuses(
  'a label of two values would be the one that Kustomize writes last',
  { ...lab, labels: { release: 'a' }, prometheus: { monitorLabels: { release: 'b' } } },
  'prometheus.monitorLabels.release "b" would be overwritten by labels, which has "a" there; give one value',
)
accepts('a label of one value may stand in both', {
  ...lab,
  labels: { release: 'a' },
  prometheus: { monitorLabels: { release: 'a' } },
})
refuses(
  "a node selector's keys are labels",
  { ...lab, pveExporter: { ...lab.pveExporter, nodeSelector: { 'a b': '' } } },
  `pveExporter.nodeSelector["a b"] ${key}`,
)

test.run()
