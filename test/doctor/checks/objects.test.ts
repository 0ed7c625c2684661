import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Seen } from '../../../lib/cluster/seen.ts'
import { judgeNamespace } from '../../../lib/doctor/checks/PM207.ts'
import { missingObjects, PM208 } from '../../../lib/doctor/checks/PM208.ts'
import { changedObjects, PM209 } from '../../../lib/doctor/checks/PM209.ts'
import { leftObjects } from '../../../lib/doctor/checks/PM210.ts'
import { otherAddresses, withoutSlices } from '../../../lib/doctor/checks/PM211.ts'
import { foreignSlices } from '../../../lib/doctor/checks/PM212.ts'
import { givenSelectors } from '../../../lib/doctor/given-selectors.ts'
import type { Rendered } from '../../../lib/doctor/rendered.ts'
import { toldScene } from '../told-scene.ts'

const object = <More extends object>(apiVersion: string, kind: string, name: string, more: More, meta = {}) =>
  ({ apiVersion, kind, metadata: { name, namespace: 'monitoring', ...meta }, ...more }) satisfies Rendered

const service = (targetPort: string | number) =>
  object('v1', 'Service', 'lab-exporter', { spec: { ports: [{ name: 'http', port: 9221, targetPort }] } })

// As the API server 1.35.4 gives it back: with its defaults.
const live = (targetPort: string | number) =>
  object('v1', 'Service', 'lab-exporter', {
    spec: {
      clusterIP: '10.96.0.7',
      ports: [{ name: 'http', port: 9221, protocol: 'TCP', targetPort }],
      sessionAffinity: 'None',
      type: 'ClusterIP',
    },
    status: { loadBalancer: {} },
  })

test('a Secret that SOPS encrypted is not missed: another check looks at what it becomes', async () => {
  const encrypted = object('v1', 'Secret', 'lab-pve', { data: {}, sops: { version: '3.11.0' } })
  const scene = toldScene({ rendered: [service('http'), encrypted], lists: { Service: [live('http')] } })
  assert.equal(await PM208.run(scene), { status: 'pass', note: '1 object' })
})

test('a slice that somebody else gave to a Service is told, and those of the control plane are not', () => {
  const hypervisors = object('v1', 'Service', 'lab-hypervisor', { spec: { ports: [] } })
  const exporter = object('v1', 'Service', 'lab-exporter', { spec: { selector: { app: 'exporter' } } })
  const slice = (service: string, maker?: string, addresses = ['198.51.100.77']) =>
    object(
      'discovery.k8s.io/v1',
      'EndpointSlice',
      `${service}-x7k2p`,
      { endpoints: [{ addresses }], ports: [{ port: 8006 }] },
      {
        labels: {
          'kubernetes.io/service-name': service,
          ...(maker && { 'endpointslice.kubernetes.io/managed-by': `${maker}.k8s.io` }),
        },
      },
    )
  const [ofPods, ofEndpoints] = ['endpointslice-controller', 'endpointslicemirroring-controller']
  const told = (...slices: Seen[]) => foreignSlices([hypervisors, exporter], slices)
  assert.equal(told(slice('lab-hypervisor', ofEndpoints), slice('lab-exporter', ofPods)), [])
  assert.equal(
    told(slice('lab-hypervisor'), slice('lab-hypervisor', ofPods), slice('lab-exporter', 'flux')).length,
    3,
  )
  assert.equal(told(slice('lab-hypervisor')).at(0)?.mend, {
    command: 'kubectl --namespace monitoring delete endpointslice lab-hypervisor-x7k2p',
  })
  assert.equal(told(slice('lab-hypervisor', ofPods, []), slice('another-service')), [])
  assert.equal(foreignSlices([hypervisors, slice('lab-hypervisor')], [slice('lab-hypervisor')]), [])
})

test('what the API server adds is no difference', () => {
  assert.equal(changedObjects([service('http')], [live('http')]), [])
})

test('a changed field is told with both values', () => {
  assert.equal(
    changedObjects([service('http')], [live(9999)]).map(({ what }) => what),
    ['Service monitoring/lab-exporter differs: spec.ports[0].targetPort is 9999 instead of "http".'],
  )
})

test('one more argument in the cluster is told, and not the whole list', () => {
  const deployment = (...args: string[]) =>
    object('apps/v1', 'Deployment', 'lab-exporter', {
      spec: { template: { spec: { containers: [{ args }] } } },
    })
  assert.equal(
    changedObjects([deployment('--a', '--b')], [deployment('--a', '--b', '--c')]).map(({ what }) => what),
    [
      'Deployment monitoring/lab-exporter differs: spec.template.spec.containers[0].args has ["--c"] besides.',
    ],
  )
})

test('what scrapes do without is a warning, so that what comes after is looked at', () => {
  const dashboard = (text: string) =>
    object('v1', 'ConfigMap', 'lab-dashboard', { data: { 'proxmox.json': text } })
  assert.equal(
    changedObjects([dashboard('{}')], [dashboard('{"title":"mine"}')]).map(({ severity }) => severity),
    ['warn'],
  )
  const limited = (memory: string, image: string) =>
    object('apps/v1', 'Deployment', 'lab-exporter', {
      spec: { template: { spec: { containers: [{ image, resources: { limits: { memory } } }] } } },
    })
  assert.is(changedObjects([limited('1Gi', 'a')], [limited('2Gi', 'a')])[0]?.severity, 'warn')
  assert.is(changedObjects([limited('1Gi', 'a')], [limited('2Gi', 'b')])[0]?.severity, undefined)
})

test('the scale of a Deployment and the addresses are for other checks', () => {
  const scaled = (replicas: number) => object('apps/v1', 'Deployment', 'lab-exporter', { spec: { replicas } })
  assert.equal(changedObjects([scaled(1)], [scaled(0)]), [])
  assert.equal(changedObjects([endpoints('198.51.100.11')], [endpoints('198.51.100.99')]), [])
})

test('an object that is not there is missing, whatever else has its name', () => {
  const knative = { ...service('http'), apiVersion: 'serving.knative.dev/v1' }
  assert.equal(missingObjects([service('http')], [knative]), [service('http')])
  assert.equal(missingObjects([service('http')], [live('http')]), [])
})

test('an object is the same in another version of its kind', () => {
  const secret = (version: string) => object(`external-secrets.io/${version}`, 'ExternalSecret', 'lab', {})
  assert.equal(missingObjects([secret('v1')], [secret('v1beta1')]), [])
})

const endpoints = (...ips: string[]) =>
  object('v1', 'Endpoints', 'lab-node-exporter', {
    subsets: [{ addresses: ips.map(ip => ({ ip })), ports: [{ name: 'http', port: 9100, protocol: 'TCP' }] }],
  })

test('addresses are compared whatever their order', () => {
  assert.equal(
    otherAddresses(
      [endpoints('198.51.100.11', '2001:db8::12')],
      [endpoints('2001:db8::12', '198.51.100.11')],
    ),
    [],
  )
})

test('an address that another one replaced is told with both', () => {
  assert.equal(
    otherAddresses([endpoints('198.51.100.11')], [endpoints('198.51.100.99')]).map(({ what }) => what),
    ['Endpoints monitoring/lab-node-exporter lacks 198.51.100.11:9100 and leads to 198.51.100.99:9100.'],
  )
})

test('targets of a ScrapeConfig and of a Probe, and slices, are addresses, too', () => {
  const scrape = (target: string) =>
    object('monitoring.coreos.com/v1alpha1', 'ScrapeConfig', 'lab', {
      spec: { staticConfigs: [{ targets: [target] }] },
    })
  const slice = (address: string) =>
    object('discovery.k8s.io/v1', 'EndpointSlice', 'lab-ipv4', {
      endpoints: [{ addresses: [address] }],
      ports: [{ port: 9100 }],
    })
  const probe = (target: string) =>
    object('monitoring.coreos.com/v1', 'Probe', 'lab', {
      spec: { targets: { staticConfig: { static: [target] } } },
    })
  for (const made of [scrape, slice, probe])
    assert.is(otherAddresses([made('198.51.100.11')], [made('198.51.100.99')]).length, 1)
})

const slice = (name: string, labels: Record<string, string>) =>
  object('discovery.k8s.io/v1', 'EndpointSlice', name, {}, { labels })

test('Endpoints that nothing mirrors are told', () => {
  const mirror = slice('lab-node-exporter-x', { 'kubernetes.io/service-name': 'lab-node-exporter' })
  const own = endpoints('198.51.100.11')
  assert.equal(withoutSlices([own], [own, mirror]), [])
  assert.is(withoutSlices([own], [own]).length, 1)
})

test('a selector that somebody gave to a Service without one is taken away, since an apply leaves it', () => {
  const hypervisors = (spec: object) => object('v1', 'Service', 'lab-hypervisor', { spec })
  const own = hypervisors({ clusterIP: 'None' })
  assert.equal(
    givenSelectors(toldScene().environment, [own], [hypervisors({ clusterIP: 'None', type: 'ClusterIP' })]),
    [],
  )
  assert.equal(
    givenSelectors(toldScene().environment, [own], [hypervisors({ selector: { app: 'pve' } })]).map(
      ({ mend }) => mend,
    ),
    [
      {
        command: `kubectl --namespace monitoring patch service lab-hypervisor --type json --patch '[{"op":"remove","path":"/spec/selector"}]' && kubectl apply --server-side --force-conflicts -k overlays/newyork`,
      },
    ],
  )
})

test('what controllers make of an object is not left over, and a monitor that the overlay has not is', () => {
  const owned = object('apps/v1', 'ReplicaSet', 'lab-exporter-1', {})
  const old = object('monitoring.coreos.com/v1', 'ServiceMonitor', 'lab-old', {})
  // As the control plane of 1.35.4 labels them.
  const mirrored = slice('lab-exporter-x', {
    'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
  })
  const ofSelector = object(
    'v1',
    'Endpoints',
    'lab-exporter',
    {},
    {
      labels: { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' },
    },
  )
  const ownSlice = slice('lab-ipv4', { 'endpointslice.kubernetes.io/managed-by': 'proxmox-monitoring' })
  const objects: Seen[] = [live('http'), owned, mirrored, ofSelector, old, ownSlice]
  assert.equal(
    leftObjects([service('http')], objects).map(({ metadata }) => metadata.name),
    ['lab-old', 'lab-ipv4'],
  )
})

test('a namespace is missing, goes, or is there', () => {
  const namespace = (phase: string) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'lab' },
    status: { phase },
  })
  assert.equal(
    judgeNamespace('lab', undefined).map(({ mend }) => mend),
    [{ command: 'kubectl create namespace lab' }],
  )
  assert.match(judgeNamespace('lab', namespace('Terminating'))[0]?.what ?? '', 'is being deleted')
  assert.equal(judgeNamespace('lab', namespace('Active')), [])
})

test('objects that may not be listed are not said to be as the overlay has them', async () => {
  const seen = { rendered: [service('http')], lists: { Service: [live('http')] } }
  assert.is((await PM209.run(toldScene(seen))).status, 'pass')
  assert.is((await PM209.run(toldScene({ ...seen, refused: ['Service'] }))).status, 'skip')
})

test.run()
