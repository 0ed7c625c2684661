import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { clusterReport } from '../../../lib/commands/steps/cluster-report.ts'
import { fromCluster } from '../../../lib/commands/steps/new-cluster.ts'
import { jsonReport } from '../../../lib/difference/report/json-report.ts'
import { approved } from '../../approved.ts'
import { treeOf } from '../../difference/compared.ts'
import { type Said, withKubectl } from '../stand-in-kubectl.ts'

const object = (kind: string, name: string, own: object = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'monitoring', ...own },
})
const overlay = treeOf({
  'overlays/lab/kustomization.yaml':
    'namespace: monitoring\nnamePrefix: lab-\nresources: [a.yaml, secret.yaml]\n',
  'overlays/lab/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {port: 1}\n',
  'overlays/lab/secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: secret}\nsops: {mac: a}\n',
  'overlays/pruned/kustomization.yaml': 'namespace: monitoring\nresources: [a.yaml]\n',
  'overlays/pruned/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {port: 1}\n',
  'overlays/two/kustomization.yaml': 'resources: [a.yaml]\n',
  'overlays/two/a.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: b}\n',
  'gitops/flux/pruned.yaml': 'path: ./overlays/pruned\n',
})

/** As `kubectl diff` prints an object that differs, whole. */
const diff = `diff -u -N /tmp/LIVE/v1.Service.monitoring.lab-a /tmp/MERGED/v1.Service.monitoring.lab-a
--- /tmp/LIVE/v1.Service.monitoring.lab-a
+++ /tmp/MERGED/v1.Service.monitoring.lab-a
@@ -1,6 +1,6 @@
 apiVersion: v1
 kind: Service
 metadata:
   name: lab-a
 spec:
-  port: 2
+  port: 1
`
const comes = (name: string) => `diff -u -N /tmp/LIVE/${name} /tmp/MERGED/${name}
--- /tmp/LIVE/${name}
+++ /tmp/MERGED/${name}
@@ -0,0 +1,4 @@
+apiVersion: v1
+kind: Service
+metadata:
+  name: ${name}
`
const list = (...items: object[]): Said => ({
  out: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
})
const groups = (...names: string[]): Said => ({
  out: JSON.stringify({ groups: names.map(name => ({ name })) }),
})
const well = {
  version: { out: '{"major":"1"}' },
  context: { out: 'sandbox\n' },
  apis: groups('monitoring.coreos.com', 'external-secrets.io', 'bitnami.com', 'grafana.integreatly.org'),
  objects: list(),
  diff: { out: diff, code: 1 },
}
const by = (manager: string, operation = 'Apply') => ({ managedFields: [{ manager, operation }] })

/** What a cluster says, and the environment and context that are asked for. */
const clusters: [
  what: string,
  said: Parameters<typeof withKubectl>[0],
  environment?: string,
  context?: string,
][] = [
  ['an object that differs', well],
  [
    'one object of two',
    { ...well, diff: { out: `${diff.replaceAll('lab-a', 'a')}${comes('b')}`, code: 1 } },
    'two',
  ],
  ['none of two objects', { ...well, diff: { out: `${comes('a')}${comes('b')}`, code: 1 } }, 'two'],
  ['nothing that differs', { ...well, diff: {} }],
  ['a context that is given', well, 'lab', 'production'],
  [
    'a context that nobody knows',
    { ...well, context: { err: 'error: current-context is not set', code: 1 } },
  ],
  [
    'objects that are left over, but for those that Kubernetes made',
    {
      ...well,
      objects: list(
        object('Service', 'lab-a', by('argocd-controller')),
        object('Service', 'lab-old', by('argocd-controller')),
        object('Endpoints', 'lab-made', by('kube-controller-manager', 'Update')),
        object('Endpoints', 'lab-ours', by('kubectl')),
        object('ConfigMap', 'lab-owned', { ownerReferences: [{ kind: 'Service' }] }),
        object('ConfigMap', 'without-marks'),
      ),
    },
  ],
  [
    'objects that are left over and pruned',
    { ...well, diff: {}, objects: list(object('Service', 'old')) },
    'pruned',
  ],
  [
    'objects that the client applies',
    { ...well, objects: list(object('Service', 'lab-a', by('kubectl-client-side-apply', 'Update'))) },
  ],
  [
    'kinds that it does not list',
    {
      ...well,
      objects: {
        ...list(),
        err: 'Error from server (Forbidden): services is forbidden: User "a" cannot list resource "services" in API group "" in the namespace "monitoring"\n',
        code: 1,
      },
    },
  ],
  [
    'no answer',
    { ...well, version: { err: 'Unable to connect to the server: dial tcp: i/o timeout', code: 1 } },
  ],
  [
    'no such context',
    {
      ...well,
      version: { err: 'error: context "x" does not exist', code: 1 },
      diff: { err: 'error: context "x" does not exist', code: 1 },
    },
  ],
  [
    'a refusal',
    {
      ...well,
      diff: {
        err: 'Error from server (Forbidden): services "lab-a" is forbidden: User "a" cannot patch resource "services" in API group "" in the namespace "monitoring"',
        code: 1,
      },
    },
  ],
  [
    'no account',
    { ...well, diff: { err: 'error: You must be logged in to the server (Unauthorized)', code: 1 } },
  ],
  [
    'a kind that it does not know',
    { ...well, diff: { err: `error: the server doesn't have a resource type "probes"`, code: 1 } },
  ],
  ['words of its own', { ...well, diff: { err: 'error: something else', code: 2 } }],
]

for (const [what, said, environment = 'lab', context] of clusters)
  test(`a cluster with ${what} is told as approved, and asked no more than that`, async () => {
    const { made, calls, input } = await withKubectl(said, () => clusterReport(overlay, environment, context))
    const report =
      'problem' in made
        ? `${made.problem}\n`
        : jsonReport(made.report, { name: made.against, notes: made.notes })
    approved(
      import.meta.dirname,
      `cluster-${what.replaceAll(/[ ,]+/g, '-')}.txt`,
      [report, ...calls, input, ''].join('\n'),
    )
  })

const selector = (key: string) => ({ matchLabels: { [key]: 'a' } })
const all = {
  serviceMonitorSelector: selector('release'),
  ruleSelector: selector('release'),
  probeSelector: selector('probe'),
  scrapeConfigSelector: {},
}
const prometheus = (name: string, spec: object = all, namespace: string | undefined = 'observability') => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name, namespace },
  spec,
})
const operator = (version?: string): Said => ({
  out: JSON.stringify({
    metadata: { name: 'a', annotations: { 'operator.prometheus.io/version': version } },
  }),
})

/** What a cluster says, what is asked of it, and what is made of it. */
const found: [
  what: string,
  said: Parameters<typeof withKubectl>[0],
  wanted?: string | undefined,
  isStatic?: boolean,
][] = [
  ['one Prometheus', { ...well, definition: operator('0.90.1'), objects: list(prometheus('main')) }],
  [
    'one Prometheus, for static discovery',
    { ...well, definition: operator('v0.84.9'), objects: list(prometheus('main')) },
    undefined,
    true,
  ],
  [
    'an operator that is new enough',
    { ...well, definition: operator('0.85.0'), objects: list(prometheus('main')) },
    undefined,
    true,
  ],
  [
    'an operator of version 1',
    { ...well, definition: operator('1.2.0'), objects: list(prometheus('main')) },
    undefined,
    true,
  ],
  [
    'an operator without a version',
    { ...well, definition: operator(), objects: list(prometheus('main', { ...all, ruleSelector: null })) },
  ],
  [
    'a Prometheus that selects nothing',
    {
      ...well,
      definition: operator('0.90.1'),
      objects: list({
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'Prometheus',
        metadata: { name: 'main' },
      }),
    },
  ],
  [
    'a Prometheus that selects everything',
    { ...well, objects: list(prometheus('main', { serviceMonitorSelector: {}, ruleSelector: {} })) },
  ],
  ['two of them', { ...well, objects: list(prometheus('main'), prometheus('other', all, 'other')) }],
  [
    'two of them, one of which is named',
    { ...well, objects: list(prometheus('main'), prometheus('other', all, 'other')) },
    'other/other',
  ],
  ['another one than is named', { ...well, objects: list(prometheus('main'), prometheus('other')) }, 'a/b'],
  ['none at all and one that is named', well, 'a/b'],
  ['none at all', well],
  [
    'no answer',
    { ...well, objects: { err: 'Unable to connect to the server: dial tcp: i/o timeout', code: 1 } },
  ],
]

test('what a cluster answers of the questions of new is as approved', async () => {
  const texts: string[] = []
  for (const [what, said, wanted, isStatic = false] of found) {
    const { made } = await withKubectl(said, () => fromCluster(undefined, wanted, isStatic))
    texts.push(`# ${what}\n${JSON.stringify(made, null, 2)}\n`)
  }
  approved(import.meta.dirname, 'from-cluster.txt', texts.join('\n'))
})

test('the context that is given is the one that is asked', async () => {
  const { calls } = await withKubectl({ ...well, objects: list(prometheus('main')) }, () =>
    fromCluster('production', undefined, false),
  )
  assert.ok(
    calls.length > 0 &&
      calls.every(call => call.includes('--context=production') || call.includes('--context production')),
    calls.join('\n'),
  )
})

test.run()
