import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { unanswered } from '../../../lib/doctor/checks/PM102.ts'
import { judgeGit } from '../../../lib/doctor/checks/PM105.ts'
import { PM107, usedKinds } from '../../../lib/doctor/checks/PM107.ts'
import { judgeFields } from '../../../lib/doctor/checks/PM108.ts'
import { judgeOperator, PM109 } from '../../../lib/doctor/checks/PM109.ts'
import { PM110 } from '../../../lib/doctor/checks/PM110.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import type { Environment } from '../../../lib/environment.ts'
import { toldScene } from '../told-scene.ts'

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

test('of several operators only that of the Prometheus that selects the environment is judged', async () => {
  const prometheus = (namespace: string, name: string, serviceMonitorSelector?: object) => ({
    ...object('monitoring.coreos.com/v1', 'Prometheus', {
      serviceMonitorSelector,
      serviceMonitorNamespaceSelector: {},
    }),
    metadata: { namespace, name },
  })
  const pod = (version: string) => ({
    spec: {
      containers: [
        {
          name: 'config-reloader',
          image: `quay.io/prometheus-operator/prometheus-config-reloader:${version}`,
        },
      ],
    },
  })
  const scene = toldScene({
    environment: { discovery: 'static' },
    rendered: [
      {
        ...object('monitoring.coreos.com/v1', 'ServiceMonitor'),
        metadata: { name: 'a', namespace: 'proxmox' },
      },
    ],
    lists: { Prometheus: [prometheus('old', 'legacy'), prometheus('monitoring', 'k8s', {})] },
  })
  const asked: string[] = []
  const list = async (kind: string, where?: { namespace?: string; selector?: string }) => {
    if (kind !== 'Pod') return scene.cluster.list(kind as 'Pod', where)
    asked.push(`${where?.namespace} ${where?.selector}`)
    return { value: [pod(where?.namespace === 'monitoring' ? 'v0.90.1' : 'v0.50.0')] }
  }
  const result = await PM109.run({ ...scene, cluster: { ...scene.cluster, list: list as never } })
  assert.equal(result, { status: 'pass', note: 'operator 0.90' })
  assert.equal(asked, ['monitoring operator.prometheus.io/name=k8s'])
})

test('an environment that was copied and not changed is told with what both ask', async () => {
  const scene = toldScene()
  const other = (name: string, own: Partial<Environment>) =>
    complete(name, `environments/${name}.ts`, { ...scene.environment, ...own } as Environment)
  const judged = async (own: Partial<Environment>) => {
    const result = await PM110.run({ ...scene, environments: [scene.environment, other('copy', own)] })
    return 'findings' in result ? result.findings.map(({ what, severity }) => [what, severity]) : []
  }
  const hypervisors = [{ name: 'a', address: '198.51.100.18' }]
  assert.equal(await judged({ hypervisors }), [
    ['environments/copy.ts names the same hypervisor: virtrc18u (198.51.100.18).', 'warn'],
  ])
  assert.equal(await judged({ hypervisors: [{ name: 'a', address: '198.51.100.77' }] }), [])
  const exporters = (...keys: 'pve'[]) => hypervisors.map(one => ({ ...one, exporters: keys }))
  assert.equal(await judged({ hypervisors: exporters(), nodeExporter: false }), [])
})

const git = (status: string, ahead: string | undefined, delivered: boolean) =>
  judgeGit({
    status,
    ahead,
    delivered,
    paths: ['overlays/lab', 'base', 'environments/lab.ts'],
    others: ['environments/paris.ts'],
    name: 'lab',
  })

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

test('the line adds what the build made of this environment, and nothing that somebody does with another', () => {
  const [finding] = git(
    ' M overlays/lab/a.yaml\n M overlays/paris/a.yaml\n?? environments/lab.ts\n M environments/paris.ts\n M environments/shared/delivery.ts',
    undefined,
    false,
  )
  assert.is(finding?.what, 'overlays/lab/a.yaml, environments/lab.ts are not committed.')
  assert.equal(finding?.mend, {
    command:
      "git add --all environments/lab.ts environments/shared/delivery.ts overlays/lab && git commit --message 'Update lab'",
  })
})

test('of a tree in a larger repository the paths are told from its own root', () => {
  const status = ' M monitoring/overlays/lab/a.yaml'
  const seen = {
    status,
    prefix: 'monitoring/',
    ahead: undefined,
    paths: ['overlays/lab'],
    others: [],
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
  assert.match(unanswered({ kind: 'no context', message: 'nope' }).what, /^kubectl knows no such cluster/)
  assert.match(
    unanswered({ kind: 'unauthorized', message: 'Unauthorized' }).what,
    /^The API server does not accept/,
  )
  assert.match(
    unanswered({ kind: 'unreachable', message: 'EOF' }).what,
    /^The API server does not answer: EOF/,
  )
})

test('a kind that the cluster lacks is told with what brings it', async () => {
  const advice = async (apiVersion: string, kind: string) => {
    const result = await PM107.run(toldScene({ rendered: [object(apiVersion, kind)] }))
    return 'findings' in result
      ? result.findings.map(({ mend }) => ('advice' in mend ? mend.advice : mend))
      : []
  }
  assert.equal(await advice('grafana.integreatly.org/v1beta1', 'GrafanaDashboard'), [
    'Install the Grafana operator, or take grafanaOperator out of dashboards.',
  ])
  assert.equal(await advice('bitnami.com/v1alpha1', 'SealedSecret'), [
    'Install Sealed Secrets, or name another source in pveExporter.credentials.',
  ])
  assert.equal(await advice('example.com/v1', 'Example'), ['Install what defines example.com.'])
})

test('a kind that the cluster serves is not missed', async () => {
  const scene = toldScene({ rendered: [object('monitoring.coreos.com/v1', 'Probe')] })
  const raw = async () => ({ value: { resources: [{ kind: 'ServiceMonitor' }, { kind: 'Probe' }] } as never })
  const result = await PM107.run({ ...scene, cluster: { ...scene.cluster, raw } })
  assert.equal(result, { status: 'pass', note: 'Probe' })
})

test.run()
