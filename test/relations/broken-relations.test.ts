import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete } from '../../lib/environment/defaults.ts'
import type { Environment } from '../../lib/environment.ts'
import { renderedObjects } from '../../lib/generate/overlay/rendered-objects.ts'
import { evaluateContained } from '../../lib/load/evaluate-contained.ts'
import { load } from '../../lib/load/load.ts'
import { kubectl, kustomize, type Rendered } from '../kubectl.ts'
import { brokenRelations } from './broken-relations.ts'
import { documentedKeys } from './keys.ts'
import { told } from './objects.ts'

const repository = join(import.meta.dirname, '../..')

const lab: Environment = {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.1' },
    { name: 'pve2', address: '2001:DB8::2' },
    { name: 'pve3', address: '198.51.100.3', exporters: ['node'] },
  ],
  pveExporter: { tls: { caConfigMap: 'pve-root-ca' }, certificateSecret: 'exporter-tls' },
  prometheus: { serviceAccount: { name: 'prometheus-k8s', namespace: 'monitoring' } },
}

const objectsOf = (environment: Environment): Rendered[] =>
  structuredClone(renderedObjects(complete('lab', 'environments/lab.ts', environment))) as Rendered[]

/** The second of the policies. */
const wayOut = 'NetworkPolicy lab-proxmox-monit-pve-exporter-hypervisor'

/** A fault in a rendered object, the first of a kind or one of a name, that Kubernetes takes without a word, and what must be said of it. */
const planted: [
  fault: string,
  environment: Environment,
  kind: string,
  plant: (object: Rendered) => void,
  expected: RegExp,
][] = [
  ['a monitor’s port', lab, 'ServiceMonitor', o => (o.spec.endpoints[0].port = 'web'), /for the port web/],
  [
    'a monitor’s selector',
    lab,
    'ServiceMonitor',
    o => (o.spec.selector.matchLabels = { environment: 'lab', x: 'y' }),
    /selects no Service/,
  ],
  [
    'a monitor of all environments',
    lab,
    'ServiceMonitor',
    o => delete o.spec.selector.matchLabels.environment,
    /of other environments/,
  ],
  ['a Service’s port name', lab, 'Service', o => (o.spec.ports[0].name = 'web'), /for the port metrics/],
  ['a Service with an address of its own', lab, 'Service', o => delete o.spec.clusterIP, /not headless/],
  ['a Service of both families', lab, 'Service', o => delete o.spec.ipFamilyPolicy, /of one family/],
  [
    'another port of Endpoints',
    lab,
    'Endpoints',
    o => (o.subsets[0].ports[0].port = 9101),
    /other ports than its addresses/,
  ],
  ['another name of Endpoints', lab, 'Endpoints', o => (o.metadata.name = 'x'), /has no addresses/],
  ['a forgotten address', lab, 'Endpoints', o => o.subsets[0].addresses.pop(), /the node exporters asked/],
  [
    'a slice of another Service',
    { ...lab, discovery: 'endpointslices' },
    'EndpointSlice',
    o => Object.assign(o.metadata.labels ?? {}, { 'kubernetes.io/service-name': 'x' }),
    /which no Service is/,
  ],
  [
    'a forgotten target',
    { ...lab, discovery: 'static' },
    'ScrapeConfig',
    o => o.spec.staticConfigs.pop(),
    /the node exporters asked/,
  ],
  [
    'a Probe of nobody',
    { ...lab, discovery: 'static' },
    'Probe',
    o => (o.spec.prober.url = 'x'),
    /which no Service is/,
  ],
  [
    'a Probe of the probes’ path',
    { ...lab, discovery: 'static' },
    'Probe',
    o => (o.spec.prober.path = '/'),
    /asks for \//,
  ],
  [
    'a forgotten host alias',
    { ...lab, discovery: 'static' },
    'Deployment',
    o => (o.spec.template.spec.hostAliases = []),
    /the hypervisors asked/,
  ],
  [
    'a Deployment of other pods',
    lab,
    'Deployment',
    o => (o.spec.selector.matchLabels['app.kubernetes.io/name'] = 'x'),
    /selects the pods of 0 Deployments/,
  ],
  [
    'a Deployment of two',
    lab,
    'Deployment',
    o => (o.spec.selector.matchLabels = { environment: 'lab' }),
    /selects the pods of 2 Deployments/,
  ],
  [
    'a probe’s port',
    lab,
    'Deployment',
    o => (o.spec.template.spec.containers[0].readinessProbe.httpGet.port = 'web'),
    /readinessProbe at the port web/,
  ],
  [
    'a probe of Proxmox VE',
    lab,
    'Deployment',
    o => (o.spec.template.spec.containers[0].livenessProbe.httpGet.path = '/pve'),
    /livenessProbe that asks \/pve/,
  ],
  [
    'a probe in clear text',
    lab,
    'Deployment',
    o => (o.spec.template.spec.containers[0].livenessProbe.httpGet.scheme = 'HTTP'),
    /livenessProbe by HTTP/,
  ],
  [
    'a container’s port',
    lab,
    'Deployment',
    o => (o.spec.template.spec.containers[0].ports[0].containerPort = 80),
    /no port http, 9221/,
  ],
  ['a mount', lab, 'Deployment', o => o.spec.template.spec.volumes.pop(), /which is no volume/],
  [
    'a volume',
    lab,
    'Deployment',
    o => o.spec.template.spec.containers[0].volumeMounts.pop(),
    /which nothing mounts/,
  ],
  ['a ConfigMap', lab, 'ConfigMap', o => (o.metadata.name = 'x'), /which is not made/],
  ['an account', lab, 'ServiceAccount', o => (o.metadata.name = 'x'), /which is no account/],
  [
    'a token of the API server',
    lab,
    'Deployment',
    o => delete o.spec.template.spec.automountServiceAccountToken,
    /token of the API server/,
  ],
  ['a proxy', lab, 'Deployment', o => o.spec.template.spec.containers[0].env.shift(), /has no NO_PROXY/],
  [
    'a policy of no pods',
    lab,
    'NetworkPolicy',
    o => (o.spec.podSelector.matchLabels['app.kubernetes.io/component'] = 'x'),
    /covers no pod|is covered by 0 policies/,
  ],
  [
    'a policy that leaves the way out open',
    lab,
    'NetworkPolicy',
    o => o.spec.policyTypes.pop(),
    /does not close the way out/,
  ],
  [
    'a policy that leaves the way in open',
    lab,
    'NetworkPolicy',
    o => o.spec.policyTypes.shift(),
    /is covered by 0 policies/,
  ],
  [
    'a policy that lets all in',
    lab,
    'NetworkPolicy',
    o => delete o.spec.ingress[0].from,
    /lets everybody in/,
  ],
  [
    'a policy for another port',
    lab,
    'NetworkPolicy',
    o => (o.spec.ingress[0].ports[0].port = 9222),
    /lets in at 9222/,
  ],
  [
    'a way out too many',
    lab,
    wayOut,
    o => o.spec.egress.at(-1).to.push({ ipBlock: { cidr: '0.0.0.0/0' } }),
    /the way out/,
  ],
  ['a way out too few', lab, wayOut, o => o.spec.egress.at(-1).to.pop(), /the way out/],
  [
    'a key of nobody',
    lab,
    'ServiceMonitor',
    o => (o.spec.endpoints[0].basicAuth = { password: { name: 'x', key: 'pass' } }),
    /reads the key pass/,
  ],
  [
    'a key in a volume',
    lab,
    'Deployment',
    o => (o.spec.template.spec.volumes[2].configMap.items[0].key = 'ca.pem'),
    /reads the key ca.pem/,
  ],
  [
    'an object of another environment',
    lab,
    'RoleBinding',
    o => Object.assign(o.metadata.labels ?? {}, { environment: 'x' }),
    /of another environment/,
  ],
  [
    'an object of another namespace',
    lab,
    'Role',
    o => (o.metadata.namespace = 'x'),
    /another environment or namespace/,
  ],
  [
    'a monitor that sends a file of Prometheus’s own',
    lab,
    'ServiceMonitor',
    o => (o.spec.endpoints[0].bearerTokenFile = '/var/run/secrets/kubernetes.io/serviceaccount/token'),
    /reads a file of Prometheus/,
  ],
  [
    'an object twice',
    lab,
    'Service',
    o => (o.metadata.name = 'lab-proxmox-monit-pve-exporter'),
    /is there twice/,
  ],
]

for (const [fault, environment, kind, plant, expected] of planted)
  test(`of ${fault} the relations tell`, () => {
    const objects = objectsOf(environment)
    assert.equal(brokenRelations('lab', environment, objects), [])
    plant(objects.find(one => [one.kind, told(one)].includes(kind)) as Rendered)
    assert.match(brokenRelations('lab', environment, objects).join('\n'), expected)
  })

test('the documents name every key that objects may read', () => {
  const text = ['README.md', ...globSync('docs/*.md', { cwd: repository })]
    .map(file => readFileSync(join(repository, file), 'utf8'))
    .join()
  assert.equal(
    documentedKeys.filter(key => !text.includes(key)),
    [],
  )
})

if (kubectl.path !== undefined) {
  const { loaded } = await load(repository, evaluateContained)
  assert.ok(loaded.length > 2)
  for (const { name, value } of loaded)
    test(`overlays/${name}: what its objects say of each other is so`, () => {
      const objects = kustomize(join(repository, 'overlays', name))
      assert.equal(brokenRelations(name, value as Environment, objects), [])
    })
}

test.run()
