import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { allowedRights, granted, reviewing, reviews } from '../../lib/cluster/access.ts'
import { rightsOf, serviceAccount } from '../../lib/cluster/account-access.ts'
import { appliedBy, diffArguments } from '../../lib/cluster/applied-by.ts'
import type { Cluster } from '../../lib/cluster/cluster.ts'
import { has, jsonAnswer } from '../../lib/cluster/json-answer.ts'
import { isOfGroup, qualified } from '../../lib/cluster/kinds.ts'
import { objectsIn } from '../../lib/cluster/kubectl-diff.ts'
import { once } from '../../lib/cluster/once.ts'
import { prometheuses } from '../../lib/cluster/prometheuses.ts'
import type { Given } from '../../lib/cluster/run-kubectl.ts'
import { type Seen, withoutSecrets } from '../../lib/cluster/seen.ts'
import { servedGroups } from '../../lib/cluster/served-groups.ts'

const given = (stdout: string, code: number | undefined = 0, stderr = ''): Given => ({ stdout, stderr, code })
/** A kubectl that gives this, and what it was asked. */
const answering = (answer: Given) => {
  const asked: unknown[] = []
  return {
    asked,
    run: async (args: string[], input?: string) => {
      asked.push(input === undefined ? args : [...args, JSON.parse(input)])
      return answer
    },
  }
}
const rights = [
  { verb: 'list', group: 'apps', resource: 'deployments', namespace: 'lab' },
  { verb: 'get', group: '', resource: 'pods/log', name: 'a' },
]
const asked = ['create', '--validate=false', '--filename=-', '--output=jsonpath={.status.allowed}{"\\n"}']
const review = (kind: string, of: object) => ({
  apiVersion: 'v1',
  kind: 'List',
  items: [
    {
      apiVersion: 'authorization.k8s.io/v1',
      kind,
      spec: {
        ...of,
        resourceAttributes: { verb: 'list', group: 'apps', resource: 'deployments', namespace: 'lab' },
      },
    },
    {
      apiVersion: 'authorization.k8s.io/v1',
      kind,
      spec: {
        ...of,
        resourceAttributes: { verb: 'get', group: '', resource: 'pods', subresource: 'log', name: 'a' },
      },
    },
  ],
})

test('rights of this account are asked for in one call, none in none, and a refusal is told', async () => {
  const { run, asked: questions } = answering(given('true\nfalse\n'))
  assert.equal(await allowedRights(run, rights), { value: [true, false] })
  assert.equal(questions, [[...asked, review('SelfSubjectAccessReview', {})]])
  assert.equal(await allowedRights(run, []), { value: [] })
  assert.is(questions.length, 1)
  const refused = answering(given('', 1, 'Unable to connect to the server: EOF'))
  assert.equal(await allowedRights(refused.run, rights), {
    failure: { kind: 'unreachable', message: 'Unable to connect to the server: EOF' },
  })
  assert.equal(reviewing, asked)
  assert.equal(JSON.parse(reviews('A', [])), { apiVersion: 'v1', kind: 'List', items: [] })
  assert.equal(granted('true\n\ntrue', [...rights, ...rights]), [true, false, true, false])
})

test('rights of a service account are asked for with the groups that it has', async () => {
  const questions: unknown[] = []
  const cluster = (value: string | undefined) =>
    ({
      ask: async (args: string[], input = '') => {
        questions.push([...args, JSON.parse(input)])
        return value === undefined ? { failure: { kind: 'other', message: 'no' } } : { value }
      },
    }) as unknown as Cluster
  const user = serviceAccount('monitoring', 'prometheus-k8s')
  assert.is(user, 'system:serviceaccount:monitoring:prometheus-k8s')
  assert.equal(await rightsOf(cluster('false\ntrue\n'), user, rights), { value: [false, true] })
  const groups = ['system:serviceaccounts', 'system:serviceaccounts:monitoring', 'system:authenticated']
  assert.equal(questions, [[...asked, review('SubjectAccessReview', { user, groups })]])
  assert.equal(await rightsOf(cluster(undefined), user, rights), {
    failure: { kind: 'other', message: 'no' },
  })
})

const managed = (...fields: object[]): Seen => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'a', managedFields: fields },
})

test('who applies objects is the one that applied most of them; without one kubectl does, as it did before', () => {
  const applies = (manager?: string) => ({ operation: 'Apply', ...(manager && { manager }) })
  const other = { operation: 'Update', manager: 'kubectl-client-side-apply' }
  const bare: Seen = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } }
  const serverSide = (manager: string) => ({ manager, isServerSide: true })
  assert.equal(appliedBy([]), serverSide('kubectl'))
  assert.equal(appliedBy([bare]), serverSide('kubectl'))
  assert.equal(appliedBy([managed(applies())]), serverSide('kubectl'))
  assert.equal(appliedBy([managed({ operation: 'Update', manager: 'a' })]), serverSide('kubectl'))
  assert.equal(appliedBy([managed(other), bare]), {
    manager: 'kubectl-client-side-apply',
    isServerSide: false,
  })
  assert.equal(appliedBy([managed(other, applies('argocd'))]), serverSide('argocd'))
  assert.equal(appliedBy([managed(applies('a')), managed(applies('b'), applies('b'))]), serverSide('b'))
  assert.equal(diffArguments(serverSide('a')), ['--server-side', '--force-conflicts', '--field-manager=a'])
  assert.equal(diffArguments({ manager: 'a', isServerSide: false }), [])
})

test('what kubectl printed is taken for JSON of the shape that was asked for, and never quoted', () => {
  const failure = { kind: 'other', message: 'kubectl printed something other than the JSON asked for' }
  assert.equal(jsonAnswer('{"a":1}'), { value: { a: 1 } })
  assert.equal(jsonAnswer('null'), { value: null })
  assert.equal(jsonAnswer('{"a":'), { failure })
  assert.equal(jsonAnswer('{"a":{}}', has('a')), { value: { a: {} } })
  assert.equal(jsonAnswer('{"a":[]}', has('a')), { value: { a: [] } })
  for (const other of ['{"a":1}', '{"b":{}}', '{"a":null}', 'null', '1', '"a"'])
    assert.equal(jsonAnswer(other, has('a')), { failure }, other)
})

test('a kind is asked for by its group, or by its version where it is of the core', () => {
  assert.is(qualified('Pod'), 'pods.v1.')
  assert.is(qualified('Deployment'), 'deployments.apps')
  assert.is(qualified('ScrapeConfig'), 'scrapeconfigs.monitoring.coreos.com')
  assert.ok(isOfGroup('Pod', 'v1'))
  assert.not(isOfGroup('Pod', 'apps/v1'))
  assert.ok(isOfGroup('Deployment', 'apps/v1beta1'))
  assert.not(isOfGroup('Deployment', 'apps.example.com/v1'))
  assert.not(isOfGroup('Deployment', 'v1'))
})

test('of a unified diff each file is an object before and after, whatever its lines look like', () => {
  const diff = [
    'diff -u -N /a /b',
    '--- /a 2026',
    '+++ /b 2026',
    '@@ -1,3 +1,3 @@',
    ' kind: A',
    '-value: 1',
    '+value: 2',
    ' last: --- a',
    '\\ No newline at end of file',
    '--- /c',
    '+++ /d',
    '@@ -0,0 +1 @@',
    '+kind: B',
    '--- /e',
    '+++ /f',
    '@@ -1 +0,0 @@',
    '-kind: C',
    'Only in /g: h',
    '@@ -1 +1 @@',
    '-kind: D',
    '+kind: E',
    '',
  ].join('\n')
  assert.equal(objectsIn(diff), [
    { live: { kind: 'A', value: 1, last: '--- a' }, merged: { kind: 'A', value: 2, last: '--- a' } },
    { merged: { kind: 'B' } },
    { live: { kind: 'C' } },
  ])
  assert.equal(objectsIn(''), [])
  assert.equal(objectsIn('--- a\n+++ b\n@@ -1,9 +1,9 @@\n kind: cut'), [
    { live: { kind: 'cut' }, merged: { kind: 'cut' } },
  ])
})

test('a question is asked once for each of its keys', async () => {
  let calls = 0
  const ask = once(async (name: string, place?: object) => {
    calls += 1
    return `${name} ${JSON.stringify(place)} ${calls}`
  })
  assert.equal(await Promise.all([ask('a'), ask('a'), ask('b'), ask('a', {})]), [
    'a undefined 1',
    'a undefined 1',
    'b undefined 2',
    'a {} 3',
  ])
  assert.is(await ask('b'), 'b undefined 2')
})

test('every Prometheus is told with the version of the operator, where its definition carries one', async () => {
  const questions: unknown[] = []
  const cluster = (list: object, definition: object) =>
    ({
      list: async (...args: unknown[]) => {
        questions.push(['list', ...args])
        return list
      },
      get: async (...args: unknown[]) => {
        questions.push(['get', ...args])
        return definition
      },
    }) as unknown as Cluster
  const all = [{ kind: 'Prometheus' }]
  const annotations = { 'operator.prometheus.io/version': '0.90.1' }
  const carrying = { value: { metadata: { annotations } } }
  const failure = { kind: 'other', message: 'no' }
  assert.equal(await prometheuses(cluster({ value: all }, carrying)), { value: { all, operator: '0.90.1' } })
  assert.equal(questions, [
    ['list', 'Prometheus'],
    ['get', 'CustomResourceDefinition', 'prometheuses.monitoring.coreos.com'],
  ])
  for (const silent of [{ value: { metadata: {} } }, { value: undefined }, { failure }])
    assert.equal(await prometheuses(cluster({ value: all }, silent)), { value: { all } })
  assert.equal(await prometheuses(cluster({ failure }, carrying)), { failure })
})

test('the groups that a cluster serves are those that it names', async () => {
  const { run, asked: questions } = answering(given('{"groups":[{"name":"apps"},{"name":"batch"}]}'))
  assert.equal(await servedGroups(run)(), new Set(['apps', 'batch']))
  assert.equal(questions, [['get', '--raw=/apis']])
  for (const other of [given('{}'), given('no JSON'), given('{"groups":[]}', 1)])
    assert.is(await servedGroups(answering(other).run)(), undefined)
})

test('of a Secret the values are hidden, but for certificates; other objects stay as they are', () => {
  const object = (kind: string, data?: object) => ({
    apiVersion: 'v1',
    kind,
    metadata: {
      name: 'a',
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': 'hunter2', other: 'b' },
    },
    ...(data && { data }),
  })
  const data = {
    token: btoa('hunter2'),
    broken: btoa('hunter2\n'),
    within: btoa('hunter\n2'),
    empty: '',
    'ca.crt': btoa('a'),
    'tls.crt': btoa('b'),
    'tls.key': btoa('c'),
  }
  assert.equal(withoutSecrets(object('Secret', data)), {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'a', annotations: { other: 'b' } },
    data: {
      token: '(hidden)',
      broken: '(hidden, ends in a line break)',
      within: '(hidden)',
      empty: '',
      'ca.crt': btoa('a'),
      'tls.crt': btoa('b'),
      'tls.key': '(hidden)',
    },
  })
  for (const other of [object('Secret'), object('ConfigMap', data)]) assert.is(withoutSecrets(other), other)
})

test.run()
