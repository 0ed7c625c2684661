import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { unanswered } from '../../../lib/doctor/checks/PM102.ts'
import { judgeGit } from '../../../lib/doctor/checks/PM105.ts'
import { usedKinds } from '../../../lib/doctor/checks/PM107.ts'
import { judgeFields } from '../../../lib/doctor/checks/PM108.ts'
import { judgeOperator } from '../../../lib/doctor/checks/PM109.ts'

const object = (apiVersion: string, kind: string, spec: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name: 'lab' },
  spec,
})

test('only kinds that Kubernetes does not bring have to be served', () => {
  const objects = [
    object('v1', 'Service'),
    object('apps/v1', 'Deployment'),
    object('networking.k8s.io/v1', 'NetworkPolicy'),
    object('monitoring.coreos.com/v1', 'Probe'),
    object('monitoring.coreos.com/v1', 'Probe'),
    object('monitoring.coreos.com/v1alpha1', 'ScrapeConfig'),
  ]
  assert.equal(
    usedKinds(objects).map(({ kind }) => kind),
    ['Probe', 'ScrapeConfig'],
  )
})

// The shape of `/openapi/v3/apis/monitoring.coreos.com/v1` of an API server 1.35.4.
const schema = {
  'x-kubernetes-group-version-kind': [
    { group: 'monitoring.coreos.com', version: 'v1', kind: 'ServiceMonitor' },
  ],
  properties: {
    apiVersion: {},
    kind: {},
    metadata: { allOf: [{ $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' }] },
    spec: {
      properties: {
        endpoints: { items: { properties: { port: {}, scheme: { enum: ['http', 'https'] } } } },
        selector: { properties: { matchLabels: { additionalProperties: {} } } },
      },
    },
  },
}

test('fields that an old definition lacks are named once, whatever list they are in', () => {
  const monitor = object('monitoring.coreos.com/v1', 'ServiceMonitor', {
    endpoints: [
      { port: 'http', limit: 1 },
      { port: 'http', limit: 2 },
    ],
    serviceDiscoveryRole: 'EndpointSlice',
    selector: { matchLabels: { any: 'label' } },
  })
  assert.equal(
    judgeFields([monitor], [schema]).map(({ what }) => what),
    [
      "The cluster's definition of ServiceMonitor does not know spec.endpoints[].limit, spec.serviceDiscoveryRole.",
    ],
  )
})

test('a value that an old definition does not list is named', () => {
  const monitor = object('monitoring.coreos.com/v1', 'ServiceMonitor', { endpoints: [{ scheme: 'HTTPS' }] })
  assert.match(judgeFields([monitor], [schema])[0]?.what ?? '', 'spec.endpoints[].scheme: HTTPS')
})

test('a kind whose definition nobody publishes is not judged', () => {
  assert.equal(judgeFields([object('monitoring.coreos.com/v1', 'Probe', { any: 1 })], [schema]), [])
})

test('an operator that is too old for a discovery mode is told with both versions', () => {
  assert.equal(judgeOperator('static', [[0, 85]]), [])
  assert.equal(judgeOperator('endpoints', [[0, 50]]), [])
  assert.equal(judgeOperator('endpointslices', [[1, 0]]), [])
  assert.equal(
    judgeOperator('endpointslices', [[0, 85]]).map(({ what }) => what),
    ["An operator 0.85 runs; `discovery: 'endpointslices'` needs 0.86."],
  )
})

const git = (status: string, ahead: string | undefined, delivered: boolean) =>
  judgeGit({ status, ahead, delivered, paths: ['overlays/lab', 'base', 'environments/lab.ts'], name: 'lab' })

test('what is not committed is a failure where a delivery applies the repository, else a warning', () => {
  const status = ' M overlays/lab/kustomization.yaml\n?? environments/lab.ts'
  assert.equal(
    git(status, '', true).map(({ what, severity }) => [what, severity]),
    [['overlays/lab/kustomization.yaml, environments/lab.ts are not committed.', undefined]],
  )
  assert.is(git(status, '', false)[0]?.severity, 'warn')
})

test('what is committed is pushed as well, where the branch has an upstream', () => {
  const command = (ahead: string | undefined) => JSON.stringify(git(' M base/a.yaml', ahead, false)[0]?.mend)
  assert.match(command(''), 'git push')
  assert.not.match(command(undefined), 'git push')
})

test('the line adds what the build made, and no folder that is not there', () => {
  const [finding] = git(
    ' M overlays/lab/a.yaml\n M overlays/paris/a.yaml\n?? environments/lab.ts',
    undefined,
    false,
  )
  assert.is(finding?.what, 'overlays/lab/a.yaml, environments/lab.ts are not committed.')
  assert.equal(finding?.mend, {
    command: "git add --all environments overlays && git commit --message 'Update lab'",
  })
})

test('of a tree in a larger repository the paths are told from its own root', () => {
  const status = ' M monitoring/overlays/lab/a.yaml'
  const seen = {
    status,
    prefix: 'monitoring/',
    ahead: undefined,
    paths: ['overlays/lab'],
    delivered: false,
    name: 'lab',
  }
  assert.is(judgeGit(seen)[0]?.what, 'overlays/lab/a.yaml is not committed.')
})

test('commits that are not pushed are told, and a branch without an upstream is not', () => {
  assert.equal(
    git('', '0123abc', true).map(({ what, mend }) => [what, mend]),
    [['0123abc is not pushed.', { command: 'git push' }]],
  )
  assert.equal(git('', undefined, true), [])
})

test('a context that does not exist, a login that expired and a server that is down are told apart', () => {
  assert.match(unanswered({ kind: 'no context', message: 'nope' }).what, /^kubectl has no such context/)
  assert.match(
    unanswered({ kind: 'unauthorized', message: 'Unauthorized' }).what,
    /^The API server does not accept/,
  )
  assert.match(
    unanswered({ kind: 'unreachable', message: 'EOF' }).what,
    /^The API server does not answer: EOF/,
  )
})

test.run()
