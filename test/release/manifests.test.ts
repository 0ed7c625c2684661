import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { stringify } from 'yaml'
import { read } from './read.ts'

const exporter = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'pve', namespace: 'observability', labels: { app: 'pve' } },
  spec: {
    selector: { matchLabels: { app: 'pve' } },
    template: {
      metadata: { labels: { app: 'pve' } },
      spec: {
        containers: [
          {
            name: 'exporter',
            image: 'prompve/prometheus-pve-exporter:3.10.2',
            envFrom: [{ secretRef: { name: 'token' } }],
            env: [{ name: 'PVE_VERIFY_SSL', value: 'false' }],
          },
        ],
      },
    },
  },
}

const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'pve', namespace: 'observability', labels: { app: 'pve' } },
  spec: { selector: { app: 'pve' }, ports: [{ name: 'http', port: 9221 }] },
}

const monitor = (endpoint: object, kind = 'ServiceMonitor') => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind,
  metadata: { name: 'pve', namespace: 'observability', labels: { release: 'stack' } },
  spec: {
    selector: { matchLabels: { app: 'pve' } },
    [kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints']: [endpoint],
  },
})

const asking = (...target: string[]) => monitor({ port: 'http', path: '/pve', params: { target } })
const manifest = (...objects: object[]) => ({
  'manifest.yaml': objects.map(one => stringify(one)).join('---\n'),
})

/** What kubectl prints of what stands in a cluster: a List, with what the cluster notes on each object. */
const fromCluster = (...objects: object[]) => ({
  'cluster.yaml': stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: objects.map(object => ({
      ...object,
      metadata: {
        ...Object(object).metadata,
        uid: '3e4f5a6b-1111-4222-8333-444455556666',
        resourceVersion: '4711',
        generation: 1,
        managedFields: [{ manager: 'helm', operation: 'Update' }],
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"token":"hunter2"}}' },
      },
      status: { replicas: 1 },
    })),
  }),
})

test('objects of the cluster, in a List with status and managed fields, are read as those of the manifest are', () => {
  const objects = [exporter, service, asking('198.51.100.11')]
  const [fromHelm, fromKubectl] = [read(manifest(...objects), 'lab'), read(fromCluster(...objects), 'lab')]
  assert.equal(fromKubectl.problems, [])
  assert.equal(Object.values(fromKubectl.environments), Object.values(fromHelm.environments))
  assert.equal(fromKubectl.unused, [])
})

test('what a controller made of another object is told as such', () => {
  const owned = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'pve-1', ownerReferences: [{ kind: 'Deployment', name: 'pve' }] },
  }
  assert.equal(read(manifest(exporter, service, asking('198.51.100.11'), owned), 'lab').unused, [
    'manifest.yaml:59 ReplicaSet pve-1: made by the cluster from another object',
  ])
})

test('a monitor that a controller made of another object asks for no second environment', () => {
  const made = asking('198.51.100.12')
  const owned = {
    ...made,
    metadata: { ...made.metadata, name: 'made', ownerReferences: [{ kind: 'Release', name: 'pve' }] },
  }
  const { environments, problems } = read(manifest(exporter, service, asking('198.51.100.11'), owned), 'lab')
  assert.equal(problems, [])
  assert.equal(
    Object.values(environments).flatMap(({ hypervisors }) => hypervisors),
    [{ name: 'pve1', address: '198.51.100.11' }],
  )
})

test('a ScrapeConfig that scrapes the exporter itself names no hypervisor', () => {
  const ofItself = {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'ScrapeConfig',
    metadata: { name: 'pve-itself', namespace: 'observability' },
    spec: { staticConfigs: [{ targets: ['pve.observability.svc:9221'] }] },
  }
  const { environments, problems } = read(
    manifest(exporter, service, asking('198.51.100.11'), ofItself),
    'lab',
  )
  assert.equal(problems, [])
  assert.equal(environments.lab?.hypervisors, [{ name: 'pve1', address: '198.51.100.11' }])
  assert.is(environments.lab?.nodeExporter, false)
})

test('a mistake in labels of the exporter’s pods is told at their line of the release', () => {
  const { template } = exporter.spec
  const labelled = {
    ...exporter,
    spec: {
      ...exporter.spec,
      template: { ...template, metadata: { labels: { ...template.metadata.labels, team: 'platform' } } },
    },
  }
  const files = manifest(labelled, service, asking('198.51.100.11'))
  const { environments, origins } = read(files, 'lab')
  assert.equal(environments.lab?.labels, { team: 'platform' })
  const line = files['manifest.yaml'].split('\n').indexOf('        team: platform') + 1
  assert.is(origins.labels, `manifest.yaml:${line}`)
})

test('a Probe and a PodMonitor ask as a ServiceMonitor does', () => {
  const probe = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Probe',
    metadata: { name: 'pve', namespace: 'observability' },
    spec: {
      interval: '75s',
      prober: { url: 'pve.observability.svc:9221', path: '/pve' },
      targets: { staticConfig: { static: ['198.51.100.11'] } },
    },
  }
  const ofProbe = read(manifest(exporter, service, probe), 'lab')
  assert.is(ofProbe.environments.lab?.pveExporter.interval, '75s')
  const ofPods = read(
    manifest(
      exporter,
      monitor(
        { port: 'http', path: '/pve', interval: '75s', params: { target: ['198.51.100.11'] } },
        'PodMonitor',
      ),
    ),
    'lab',
  )
  assert.equal(ofPods.environments.lab?.hypervisors, [{ name: 'pve1', address: '198.51.100.11' }])
  assert.is(ofPods.environments.lab?.pveExporter.interval, '75s')
})

test('EndpointSlices tell addresses, node names and the port of node exporters', () => {
  const nodes = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'nodes', labels: { app: 'nodes' } },
    spec: { clusterIP: 'None', ports: [{ name: 'metrics', port: 9200 }] },
  }
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'nodes-1', labels: { 'kubernetes.io/service-name': 'nodes' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: ['198.51.100.11'], hostname: 'pve-a' }],
    ports: [{ name: 'metrics', port: 9200 }],
  }
  const scraping = {
    ...monitor({
      port: 'metrics',
      interval: '20s',
      scheme: 'https',
      tlsConfig: { insecureSkipVerify: true },
      basicAuth: {
        username: { name: 'node-password', key: 'username' },
        password: { name: 'node-password', key: 'password' },
      },
    }),
    metadata: { name: 'nodes', labels: { release: 'stack' } },
  }
  const { environments, problems, used, origins } = read(
    manifest(exporter, service, asking('198.51.100.11'), nodes, slice, {
      ...scraping,
      spec: { ...scraping.spec, selector: { matchLabels: { app: 'nodes' } } },
    }),
    'lab',
  )
  assert.equal(problems, [])
  assert.equal(environments.lab?.hypervisors, [{ name: 'pve-a', address: '198.51.100.11' }])
  assert.equal(environments.lab?.nodeExporter, {
    port: 9200,
    scheme: 'https',
    interval: '20s',
    tls: 'insecure',
    basicAuthSecret: 'node-password',
  })
  for (const field of ['interval', 'scheme', 'tls', 'basicAuthSecret'])
    assert.ok(
      used.some(use => use.endsWith(`: nodeExporter.${field}`)),
      `nodeExporter.${field} is not told as used`,
    )
  // A mistake in it is told at this line of the release.
  assert.match(origins['nodeExporter.interval'] ?? 'nowhere', /^manifest\.yaml:\d+$/)
})

test('a Secret beside the release stays the source; one of the release goes with it, and another takes its place', () => {
  const objects = [exporter, service, asking('198.51.100.11')]
  assert.equal(read(manifest(...objects), 'lab').environments.lab?.pveExporter.credentials, {
    secret: 'token',
  })
  const held = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'token' },
    data: { PVE_TOKEN_VALUE: 'aHVudGVyMg==' },
  }
  const { environments, secrets, steps } = read(manifest(...objects, held), 'lab')
  assert.equal(environments.lab?.pveExporter.credentials, { secret: 'pve-lab' })
  assert.equal(secrets, ['manifest.yaml:59 Secret token'])
  assert.match(steps.join('\n'), /create the Secret pve-lab/)
})

test('what makes the Secret goes with the release, which is told of it alone', () => {
  const maker = (name: string, target?: object) => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace: 'observability' },
    spec: { ...(target && { target }), secretStoreRef: { name: 'vault' } },
  })
  const told = (...makers: object[]) =>
    read(manifest(exporter, service, asking('198.51.100.11'), ...makers), 'lab').remarks.filter(text =>
      text.includes('makes the Secret'),
    )
  const goes =
    'makes the Secret token and goes with the release; say it in pveExporter.credentials (docs/credentials.md), or keep it'
  assert.equal(told(maker('token'), maker('grafana')), [`ExternalSecret token ${goes}`])
  assert.equal(told(maker('vault-pve', { name: 'token' }), maker('token', { name: 'other' })), [
    `ExternalSecret vault-pve ${goes}`,
  ])
})

test('a Secret with keys of its own is not taken: the exporter would find no variable in it', () => {
  const env = ['user', 'tokenName', 'tokenValue'].map((key, index) => ({
    name: ['PVE_USER', 'PVE_TOKEN_NAME', 'PVE_TOKEN_VALUE'][index],
    valueFrom: { secretKeyRef: { name: 'odd', key } },
  }))
  const odd = structuredClone(exporter)
  Object.assign(odd.spec.template.spec.containers[0] ?? {}, { env, envFrom: undefined })
  const { environments, remarks } = read(manifest(odd, service, asking('198.51.100.11')), 'lab')
  assert.equal(environments.lab?.pveExporter.credentials, { secret: 'pve-lab' })
  assert.match(remarks.join('\n'), /Secret odd has keys that are no variables of the exporter/)
})

test('a Secret whose keys are called as the exporter’s variables is taken whole, and two of them are not', () => {
  const variable = (name: string, secret: string) => ({
    name,
    valueFrom: { secretKeyRef: { name: secret, key: name } },
  })
  const credentialsOf = (...env: object[]) => {
    const odd = structuredClone(exporter)
    Object.assign(odd.spec.template.spec.containers[0] ?? {}, { env, envFrom: undefined })
    return read(manifest(odd, service, asking('198.51.100.11')), 'lab').environments.lab?.pveExporter
      .credentials
  }
  const names = ['PVE_USER', 'PVE_TOKEN_NAME', 'PVE_TOKEN_VALUE']
  assert.equal(credentialsOf(...names.map(name => variable(name, 'token'))), { secret: 'token' })
  assert.equal(
    credentialsOf(variable('PVE_USER', 'account'), ...names.slice(1).map(name => variable(name, 'token'))),
    { secret: 'pve-lab' },
  )
})

/** What was not used, without its line and the reason. */
const names = (unused: string[]) => unused.map(line => line.replace(/^\S+ (.*): .*/, '$1'))

test('variables that come from a ConfigMap of the release are read as the container’s own', () => {
  const whole = structuredClone(exporter)
  const envFrom = [{ secretRef: { name: 'token' } }, { configMapRef: { name: 'settings' } }]
  Object.assign(whole.spec.template.spec.containers[0] ?? {}, { env: [], envFrom })
  const settings = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'observability' },
    data: { PVE_VERIFY_SSL: 'false', PVE_USER: 'metrics@pve', TZ: 'UTC' },
  }
  const { environments, unused } = read(manifest(whole, service, asking('198.51.100.11'), settings), 'lab')
  assert.is(environments.lab?.pveExporter.tls, 'insecure')
  assert.equal(names(unused), ['ConfigMap settings: data.TZ'])
})

test('whom the release’s policy lets in is let in by the environment’s', () => {
  const peer = { namespaceSelector: { matchLabels: { team: 'observers' } } }
  const policy = (podSelector: object) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'pve', namespace: 'observability' },
    spec: { podSelector, policyTypes: ['Ingress'], ingress: [{ from: [peer], ports: [{ port: 9221 }] }] },
  })
  const of = (podSelector: object) =>
    read(manifest(exporter, service, asking('198.51.100.11'), policy(podSelector)), 'lab')
  const own = of({ matchLabels: { app: 'pve' } })
  assert.equal(own.environments.lab?.networkPolicy, { from: [peer] })
  assert.equal(own.unused, [])
  assert.equal(names(of({ matchLabels: { app: 'another' } }).unused), ['NetworkPolicy pve'])
})

test('a pve.yml in a Secret beside the release stays mounted', () => {
  const mounted = structuredClone(exporter)
  Object.assign(mounted.spec.template.spec, {
    volumes: [{ name: 'config', secret: { secretName: 'pve-config' } }],
  })
  Object.assign(mounted.spec.template.spec.containers[0] ?? {}, {
    envFrom: undefined,
    volumeMounts: [{ name: 'config', mountPath: '/etc/prometheus' }],
  })
  const { environments, used } = read(manifest(mounted, service, asking('198.51.100.11')), 'lab')
  assert.equal(environments.lab?.pveExporter.credentials, { configSecret: 'pve-config' })
  assert.ok(used.some(use => /Deployment pve: .*volumes.*: pveExporter\.credentials$/.test(use)))
})

test('values beside a manifest tell the names that it lacks', () => {
  const { environments } = read(
    {
      ...manifest(exporter, service, asking('198.51.100.11')),
      'values.yaml': 'hypervisors: [{ name: pve-lab, ip: 198.51.100.11 }]\n',
    },
    'lab',
  )
  assert.equal(environments.lab?.hypervisors, [{ name: 'pve-lab', address: '198.51.100.11' }])
})

test('half a manifest names the object, what it lacks and the line', () => {
  const [half] = Object.values(manifest(service, { ...exporter, spec: { selector: {} } }))
  assert.equal(read({ 'half.yaml': half ?? '' }).problems, [
    "half.yaml:15: Deployment pve has no spec.template.spec.containers; is the manifest cut off? Give all of `helm get manifest`, or of kubectl's --output yaml",
  ])
  assert.equal(read({ 'half.yaml': `${stringify(service)}---\nkind: Service\n` }).problems, [
    "half.yaml:15: Service has no apiVersion; is the manifest cut off? Give all of `helm get manifest`, or of kubectl's --output yaml",
  ])
})

test('an exporter that nothing asks needs the hypervisors from a person', () => {
  const alone = manifest(exporter, service)
  assert.equal(read(alone, 'lab').problems, [
    'manifest.yaml:1: names no hypervisor that is asked: give --hypervisor <node>=<address>, once for each',
  ])
  const given = { hypervisors: [{ name: 'pve1', address: '198.51.100.11' }] }
  assert.equal(read(alone, 'lab', given).environments.lab?.hypervisors, given.hypervisors)
})

test('kinds that are called as every object’s own properties are, are kinds like others', () => {
  for (const kind of ['constructor', '__proto__', 'toString'])
    assert.equal(
      read(
        manifest(exporter, service, asking('198.51.100.11'), {
          apiVersion: 'v1',
          kind,
          metadata: { name: 'odd' },
        }),
        'lab',
      ).unused,
      [`manifest.yaml:59 ${kind} odd: nothing here takes its place; keep it, where you still need it`],
    )
})

test('the braces of Prometheus and Grafana are no templates of a chart', () => {
  const rule = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'own' },
    spec: {
      groups: [{ rules: [{ annotations: { summary: '{{ $labels.id }} is {{ $value | humanize }}' } }] }],
    },
  }
  const { problems, unused } = read(manifest(exporter, service, asking('198.51.100.11'), rule), 'lab')
  assert.equal(problems, [])
  assert.match(unused.join('\n'), /PrometheusRule own: alerts come with the overlay/)
})

test.run()
