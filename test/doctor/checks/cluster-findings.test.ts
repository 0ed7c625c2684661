import { test } from 'uvu'
import type { Scene } from '../../../lib/doctor/scene.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import type { Environment } from '../../../lib/environment.ts'
import { recetteNewyork } from '../../recette-newyork.ts'
import { examineEach, type Scenes } from '../examined.ts'

const unreachable = { kind: 'unreachable', message: 'EOF' } as const
const other = { kind: 'other', message: 'it broke' } as const
const version = (gitVersion: string, kustomizeVersion?: string) =>
  JSON.stringify({ clientVersion: { gitVersion }, kustomizeVersion })

const object = (apiVersion: string, kind: string, name = 'lab', spec: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'proxmox' },
  spec,
})
const custom = [
  object('v1', 'Service'),
  object('apps/v1', 'Deployment'),
  object('networking.k8s.io/v1', 'NetworkPolicy'),
  object('monitoring.coreos.com/v1', 'Probe'),
  object('monitoring.coreos.com/v1', 'Probe', 'second'),
  object('monitoring.coreos.com/v1', 'ServiceMonitor'),
  object('monitoring.coreos.com/v1alpha1', 'ScrapeConfig'),
  object('external-secrets.io/v1', 'ExternalSecret'),
  object('bitnami.com/v1alpha1', 'SealedSecret'),
  object('grafana.integreatly.org/v1beta1', 'GrafanaDashboard'),
  object('example.com/v1', 'Example'),
]
const monitoring = {
  '/apis/monitoring.coreos.com/v1': { resources: [{ kind: 'ServiceMonitor' }, { kind: 'Probe' }] },
}

/** As `/openapi/v3/apis/monitoring.coreos.com/v1` of an API server 1.35.4 has definitions. */
const definition = (kind: string, spec: object) => ({
  'x-kubernetes-group-version-kind': [{ group: 'monitoring.coreos.com', version: 'v1', kind }],
  properties: {
    apiVersion: {},
    kind: {},
    metadata: { allOf: [{ $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' }] },
    spec,
  },
})
const schemas = {
  // A definition that no object is of, and which does not say so.
  unnamed: { properties: {} },
  monitor: definition('ServiceMonitor', {
    properties: {
      endpoints: { items: { properties: { port: {}, scheme: { enum: ['http', 'https'] } } } },
      jobs: {},
      nothing: { properties: { any: {} } },
      selector: { properties: { matchLabels: { additionalProperties: { enum: ['a'] } } } },
      free: { 'x-kubernetes-preserve-unknown-fields': true, properties: {} },
      another: { $ref: '#/components/schemas/other', properties: {} },
      plain: { additionalProperties: true, properties: { known: {} } },
    },
  }),
  probe: definition('Probe', { properties: {} }),
}
const strange = [
  object('monitoring.coreos.com/v1', 'ServiceMonitor', 'lab', {
    endpoints: [
      { port: 'http', limit: 1 },
      { port: 'http', limit: 2, scheme: 'HTTPS' },
      { scheme: 'https' },
      null,
    ],
    jobs: [{ any: 1 }],
    nothing: null,
    serviceDiscoveryRole: 'EndpointSlice',
    selector: { matchLabels: { any: 'b', fine: 'a' } },
    free: { any: { thing: 1 } },
    another: { any: 1 },
    plain: { known: 1, unknown: 2 },
  }),
  object('monitoring.coreos.com/v1', 'Probe', 'lab', { prober: {}, jobName: 'a' }),
  object('monitoring.coreos.com/v1', 'PrometheusRule', 'lab', { groups: [] }),
  object('v1', 'Service'),
  object('networking.k8s.io/v1', 'NetworkPolicy'),
]

const prometheus = {
  ...object('monitoring.coreos.com/v1', 'Prometheus', 'k8s', {
    serviceMonitorSelector: {},
    serviceMonitorNamespaceSelector: {},
  }),
  metadata: { name: 'k8s', namespace: 'monitoring' },
}
const reloader = (...versions: string[]) => ({
  spec: {
    containers: versions.map(one => ({
      name: 'config-reloader',
      image: `quay.io/prometheus-operator/prometheus-config-reloader:${one}`,
    })),
  },
})
const monitored = (discovery: Environment['discovery'], ...pods: object[]) => ({
  environment: discovery === undefined ? {} : { discovery },
  rendered: [object('monitoring.coreos.com/v1', 'ServiceMonitor')],
  lists: { Prometheus: [prometheus], Pod: pods },
})

const environment = (name: string, own: Partial<Environment>) =>
  complete(name, `environments/${name}.ts`, { ...recetteNewyork, ...own })
const beside = (own: Partial<Environment>): Partial<Scene> => ({
  environments: [environment('newyork', {}), environment('copy', own)],
})
const at = (...addresses: string[]) => addresses.map((address, index) => ({ name: `other${index}`, address }))

const named = { 'auth whoami': 'system:serviceaccount:ci:doctor' }
const judged = {
  scene: {
    rights: [
      { verb: 'list', group: '', resource: 'pods', namespace: 'proxmox' },
      { verb: 'list', group: 'apps', resource: 'deployments', namespace: 'proxmox' },
    ],
  },
}

const scenes: Record<string, Scenes> = {
  PM101: {
    'kubectl brings Kustomize 5': { printed: { version: version('v1.35.4', 'v5.7.1') } },
    'kubectl is the oldest that does': { printed: { version: version('v1.27.0', 'v5.0.1') } },
    'a Kustomize of ten': { printed: { version: version('v9.0.0', 'v10.0.1') } },
    'kubectl brings an older one': { printed: { version: version('v1.26.3', 'v4.5.7') } },
    'kubectl does not say which it brings': { printed: { version: version('v1.21.0') } },
    'kubectl does not run': {
      printed: { version: { kind: 'no kubectl', message: 'kubectl is not installed' } },
    },
    'kubectl prints something else': { printed: { version: '{"any": {}}' } },
  },
  PM102: {
    'it answers': { raw: { '/version': { gitVersion: 'v1.35.4' } }, printed: { 'config view': 'lab' } },
    'it does not say who it is': { printed: { 'config view': other } },
    'it is down': { raw: { '/version': unreachable }, printed: { 'config view': 'lab' } },
    'there is no such context': {
      raw: { '/version': { kind: 'no context', message: 'context "x" does not exist' } },
      printed: { 'config view': 'lab' },
    },
    'the login expired': {
      raw: { '/version': { kind: 'unauthorized', message: 'Unauthorized' } },
      printed: { 'config view': 'lab' },
    },
    'not even the version may be asked for': {
      raw: {
        '/version': {
          kind: 'forbidden',
          message: 'forbidden: cannot get path "/version"',
          right: { verb: 'get', group: '', resource: '/version' },
        },
      },
      printed: { 'config view': 'lab' },
    },
  },
  PM103: {
    'the account may all': { ...judged, printed: named },
    'it may not list pods': { ...judged, printed: named, allowed: resource => resource !== 'pods' },
    'it may nothing, and kubectl does not name it': {
      ...judged,
      printed: { 'auth whoami': '' },
      allowed: () => false,
    },
    'the API server does not say': { ...judged, printed: named, allowed: unreachable },
  },
  PM104: {
    'nothing differs': {},
    'one file differs': { scene: { outdated: async () => ['base/a.yaml'] } },
    'several files differ': { scene: { outdated: async () => ['base/a.yaml', 'base/b.yaml', 'c.yaml'] } },
  },
  PM106: {
    'it renders one object': { rendered: custom.slice(0, 1) },
    'it renders several': { rendered: custom },
    'it does not render': { scene: { rendered: async () => ({ failure: other }) } },
    'it does not render, and is not what a build makes': {
      scene: { rendered: async () => ({ failure: other }), outdated: async () => ['base/a.yaml'] },
    },
  },
  PM107: {
    'the cluster serves all': { rendered: custom.slice(0, 6), raw: monitoring },
    'it serves none': { rendered: custom },
    'it serves a group, and not this kind': { rendered: custom.slice(0, 7), raw: monitoring },
    'it does not answer': {
      rendered: custom.slice(0, 6),
      raw: { '/apis/monitoring.coreos.com/v1': unreachable },
    },
    'nothing is rendered': { scene: { rendered: async () => ({ failure: other }) } },
  },
  PM108: {
    'fields and values that definitions do not know': {
      rendered: strange,
      raw: { '/openapi/v3/apis/monitoring.coreos.com/v1': { components: { schemas } } },
    },
    'nobody publishes definitions': { rendered: strange },
    'it does not answer': {
      rendered: strange,
      raw: { '/openapi/v3/apis/monitoring.coreos.com/v1': unreachable },
    },
    'nothing is rendered': { scene: { rendered: async () => ({ failure: other }) } },
  },
  PM109: {
    'the operator is new enough': monitored('endpointslices', reloader('v0.86.0')),
    'it has a version of one digit': monitored('endpointslices', reloader('v1.0.0')),
    'it is too old for slices': monitored('endpointslices', reloader('v0.85.2')),
    'it is the oldest for static': monitored('static', reloader('v0.85.0')),
    'it is too old for static': monitored('static', reloader('0.84.1')),
    'endpoints ask for none': monitored(undefined, reloader('v0.1.0')),
    'two are at work': monitored('static', reloader('v0.80.0', 'v0.80.9'), reloader('v0.90.1')),
    'no pod tells its version': monitored('static', {
      spec: { containers: [{ name: 'a', image: 'registry.example.com/reloader:v1.2.3' }] },
    }),
    'there is no Prometheus': { ...monitored('static'), lists: {} },
    'Prometheuses may not be listed': { ...monitored('static'), refused: ['Prometheus'] },
    'pods may not be listed': { ...monitored('static'), refused: ['Pod'] },
    'the file names the namespace of Prometheus': {
      ...monitored('static'),
      environment: { prometheus: { serviceAccount: { name: 'prometheus', namespace: 'watch' } } },
    },
  },
  PM110: {
    'no other is there': { scene: { environments: [environment('newyork', {})] } },
    'another asks others': { scene: beside({ hypervisors: at('198.51.100.77') }) },
    'another asks one of them': { scene: beside({ hypervisors: at('198.51.100.77', '198.51.100.19') }) },
    'another asks both': { scene: beside({}) },
    'another asks one of them in another spelling': {
      environment: { hypervisors: [{ name: 'six', address: '2001:db8::1' }] },
      scene: beside({ hypervisors: at('2001:DB8:0::1') }),
    },
    'another asks only what is not asked here': {
      environment: { nodeExporter: false },
      scene: beside({
        hypervisors: at('198.51.100.18').map(one => ({ ...one, exporters: ['node'] as 'node'[] })),
      }),
    },
    'both ask the node exporter alone': {
      environment: { hypervisors: [{ name: 'a', address: '198.51.100.18', exporters: ['node'] }] },
      scene: beside({
        hypervisors: at('198.51.100.18').map(one => ({ ...one, exporters: ['node'] as 'node'[] })),
      }),
    },
  },
}

examineEach(test, import.meta.dirname, scenes)

test.run()
