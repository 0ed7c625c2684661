import { test } from 'uvu'
import { examineEach, type Scenes } from '../examined.ts'
import type { Told } from '../told-scene.ts'

const broken = { kind: 'other', message: 'it broke' } as const
const monitoring = 'monitoring.coreos.com/v1'
const object = (apiVersion: string, kind: string, name: string, more: object = {}, meta: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'proxmox', ...meta },
  ...more,
})

const service = (targetPort: unknown = 'http', more: object = {}) =>
  object('v1', 'Service', 'lab-exporter', {
    spec: { ports: [{ name: 'http', port: 9221, targetPort }], ...more },
  })
const deployment = (own: { args?: string[]; image?: string; memory?: string; replicas?: number } = {}) => {
  const { args = ['--a', '--b'], image = 'exporter:1', memory = '1Gi', replicas = 1 } = own
  const containers = [{ args, image, resources: { limits: { memory } } }]
  return object('apps/v1', 'Deployment', 'lab-exporter', {
    spec: { replicas, template: { spec: { containers } } },
  })
}
const endpoints = (...ips: string[]) =>
  object('v1', 'Endpoints', 'lab-node', {
    subsets: [{ addresses: ips.map(ip => ({ ip })), ports: [{ name: 'http', port: 9100, protocol: 'TCP' }] }],
  })
const slice = (name: string, labels: object = {}, more: object = {}) =>
  object('discovery.k8s.io/v1', 'EndpointSlice', name, more, { labels })
const addressed = (...addresses: string[]) => ({ endpoints: [{ addresses }], ports: [{ port: 9100 }] })
const scrape = (...targets: string[]) =>
  object('monitoring.coreos.com/v1alpha1', 'ScrapeConfig', 'lab', { spec: { staticConfigs: [{ targets }] } })
const probe = (...hosts: string[]) =>
  object(monitoring, 'Probe', 'lab', { spec: { targets: { staticConfig: { static: hosts } } } })
const dashboard = (text = '{}') =>
  object('v1', 'ConfigMap', 'lab-dashboard', { data: { 'proxmox.json': text } })
const drawn = object('grafana.integreatly.org/v1beta1', 'GrafanaDashboard', 'lab', { spec: { resync: '5m' } })
const rule = object(monitoring, 'PrometheusRule', 'lab', { spec: { groups: [] } })
const encrypted = object('v1', 'Secret', 'lab-pve', { data: {}, sops: { version: '3.11.0' } })
const mirror = slice('lab-node-x7k2p', {
  'kubernetes.io/service-name': 'lab-node',
  'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
})

/** What is rendered, and what of it the cluster has. */
const seen = (rendered: object[], live: object[], more: Told = {}): Told => ({
  rendered,
  lists: Object.groupBy(live, one => (one as { kind: string }).kind) as Record<string, object[]>,
  ...more,
})
const all = [service(), deployment(), endpoints('198.51.100.11'), dashboard(), rule]
const unrendered: Told = { scene: { rendered: async () => ({ failure: broken }) } }
const labelled = (more: object): object[] => [object('v1', 'Service', 'lab-exporter', {}, more)]

const hypervisors = (spec: object = { clusterIP: 'None' }) =>
  object('v1', 'Service', 'lab-hypervisor', { spec })
const exporter = object('v1', 'Service', 'lab-exporter', { spec: { selector: { app: 'exporter' } } })
const behind = (of: string, maker?: string, addresses = ['198.51.100.77']) =>
  slice(
    `${of}-x7k2p`,
    {
      'kubernetes.io/service-name': of,
      ...(maker && { 'endpointslice.kubernetes.io/managed-by': `${maker}.k8s.io` }),
    },
    { endpoints: [{ addresses }], ports: [{ port: 8006 }, {}] },
  )
const [ofPods, ofEndpoints] = ['endpointslice-controller', 'endpointslicemirroring-controller']

const scenes: Record<string, Scenes> = {
  PM208: {
    'all are there': seen(all, all),
    'one is not': seen(all, all.slice(1)),
    'none is': seen(all, []),
    'only a dashboard is missing': seen(all, [...all.slice(0, 3), rule]),
    'a dashboard of the Grafana operator is missing': seen([...all, drawn], all),
    'a dashboard and another object are missing': seen(all, all.slice(0, 3)),
    'one of another group has its name': seen(
      [service()],
      [object('serving.knative.dev/v1', 'Service', 'lab-exporter')],
    ),
    'one of another namespace has its name': seen([service()], labelled({ namespace: 'other' })),
    'it is there in another version': seen(
      [object('external-secrets.io/v1', 'ExternalSecret', 'lab')],
      [object('external-secrets.io/v1beta1', 'ExternalSecret', 'lab')],
    ),
    'a Secret is encrypted': seen([service(), encrypted], [service()]),
    'a kind may not be listed': seen(all, all, { refused: ['Service'] }),
    'a kind may not be listed, and another object is missing': seen(all, all.slice(0, 3), {
      refused: ['Service'],
    }),
    'the cluster does not know a kind': seen(all, all, { unknown: ['PrometheusRule'] }),
    'nothing is rendered': unrendered,
    'the environment gives rights to a Prometheus': {
      environment: { prometheus: { serviceAccount: { name: 'prometheus', namespace: 'watch' } } },
    },
  },
  PM209: {
    'they are as rendered': seen(all, all),
    'the API server adds defaults': seen(
      [service()],
      [service('http', { clusterIP: '10.96.0.7', type: 'ClusterIP' })],
    ),
    'a field has another value': seen([service()], [service(9999)]),
    'a field is missing': seen([service('http', { type: 'ClusterIP' })], [service()]),
    'three fields differ': seen(
      [service('http', { a: 1, b: 'x'.repeat(80), c: true })],
      [service('http', { a: 2, b: 'y', c: false })],
    ),
    'a list has more': seen([deployment()], [deployment({ args: ['--a', '--b', '--c'] })]),
    'a list has less': seen([deployment()], [deployment({ args: ['--a'] })]),
    'a list of other things': seen([deployment()], [deployment({ args: ['--c', '--a', '--d'] })]),
    'a list is longer by what it has already': seen(
      [deployment()],
      [deployment({ args: ['--a', '--b', '--b'] })],
    ),
    'a dashboard differs': seen([dashboard()], [dashboard('{"title":"mine"}')]),
    'a dashboard of the Grafana operator differs': seen([drawn], [{ ...drawn, spec: { resync: '1m' } }]),
    'a ConfigMap that is none differs': seen(
      [object('v1', 'ConfigMap', 'a', { data: { any: '1' } })],
      [object('v1', 'ConfigMap', 'a', { data: { any: '2' } })],
    ),
    'an autoscaler changed resources': seen([deployment()], [deployment({ memory: '2Gi' })]),
    'resources and another field differ': seen(
      [deployment()],
      [deployment({ memory: '2Gi', image: 'exporter:2' })],
    ),
    'annotations differ': seen(labelled({ annotations: { a: '1' } }), labelled({ annotations: { a: '2' } })),
    "annotations of a Deployment's pods differ": seen(
      [
        object('apps/v1', 'Deployment', 'a', {
          spec: { template: { metadata: { annotations: { a: '1' } } } },
        }),
      ],
      [object('apps/v1', 'Deployment', 'a', { spec: { template: { metadata: { annotations: {} } } } })],
    ),
    'what only looks like annotations differs': seen(
      [object('v1', 'Service', 'a', { more: { 'metadata.annotations.a': 1 } })],
      [object('v1', 'Service', 'a', { more: { 'metadata.annotations.a': 2 } })],
    ),
    'what only looks like annotations of pods differs': seen(
      [object('v1', 'Service', 'a', { more: { 'spec.template.metadata.annotations.a': 1 } })],
      [object('v1', 'Service', 'a', { more: { 'spec.template.metadata.annotations.a': 2 } })],
    ),
    'what only looks like resources differs': seen(
      [object('v1', 'Service', 'a', { resources: { a: 1 } })],
      [object('v1', 'Service', 'a', { resources: { a: 2 } })],
    ),
    'labels differ': seen(labelled({ labels: { a: '1' } }), labelled({ labels: { a: '2' } })),
    'a Deployment is scaled, which another check tells': seen([deployment()], [deployment({ replicas: 0 })]),
    'addresses differ, which another check tells': seen(
      [
        endpoints('198.51.100.11'),
        slice('lab', {}, addressed('198.51.100.11')),
        scrape('198.51.100.11:9100'),
        probe('198.51.100.11'),
      ],
      [
        endpoints('198.51.100.99'),
        slice('lab', {}, { endpoints: [], ports: [{ port: 1 }] }),
        scrape('198.51.100.99:9100'),
        probe('198.51.100.99'),
      ],
    ),
    'the fields beside the addresses differ': seen(
      [
        object('v1', 'Endpoints', 'a', { more: { subsets: 1 } }),
        object('discovery.k8s.io/v1', 'EndpointSlice', 'a', { addressType: 'IPv4', more: { endpoints: 1 } }),
        object(monitoring, 'ScrapeConfig', 'a', {
          spec: { scrapeInterval: '1m', of: { spec: { staticConfigs: 1 } } },
        }),
        object(monitoring, 'Probe', 'a', {
          spec: { interval: '1m', of: { spec: { targets: { staticConfig: { static: 1 } } } } },
        }),
        object('apps/v1', 'Deployment', 'a', { spec: { replicasets: 1, of: { spec: { replicas: 1 } } } }),
        object('v1', 'Service', 'a', { spec: { replicas: 1 } }),
      ],
      [
        object('v1', 'Endpoints', 'a', { more: { subsets: 2 } }),
        object('discovery.k8s.io/v1', 'EndpointSlice', 'a', { addressType: 'IPv6', more: { endpoints: 2 } }),
        object(monitoring, 'ScrapeConfig', 'a', {
          spec: { scrapeInterval: '2m', of: { spec: { staticConfigs: 2 } } },
        }),
        object(monitoring, 'Probe', 'a', {
          spec: { interval: '2m', of: { spec: { targets: { staticConfig: { static: 2 } } } } },
        }),
        object('apps/v1', 'Deployment', 'a', { spec: { replicasets: 2, of: { spec: { replicas: 2 } } } }),
        object('v1', 'Service', 'a', { spec: { replicas: 2 } }),
      ],
    ),
    'it is not there, which another check tells': seen([service()], []),
    'a kind may not be listed': seen(all, all, { refused: ['Service'] }),
    'a kind may not be listed, and an object differs': seen(all, [deployment({ image: 'b' })], {
      refused: ['Service'],
    }),
    'nothing is rendered': unrendered,
  },
  PM210: {
    'nothing is left': seen(all, all),
    'objects are left': seen(
      [],
      [
        object(monitoring, 'ServiceMonitor', 'old'),
        scrape('a'),
        probe('a'),
        rule,
        object('v1', 'Service', 'old'),
        object('apps/v1', 'Deployment', 'old'),
        object('v1', 'Endpoints', 'of-nobody'),
        slice('own', { 'endpointslice.kubernetes.io/managed-by': 'proxmox-monitoring' }),
      ],
    ),
    'controllers made them': seen(
      [],
      [
        object('v1', 'Service', 'owned', {}, { ownerReferences: [{ kind: 'A', name: 'a', uid: '1' }] }),
        object('v1', 'Pod', 'a'),
        object('apps/v1', 'ReplicaSet', 'a'),
        mirror,
        object(
          'v1',
          'Endpoints',
          'of-pods',
          {},
          { annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': 'now' } },
        ),
        object(
          'v1',
          'Endpoints',
          'of-newer',
          {},
          { labels: { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' } },
        ),
      ],
    ),
    'what looks as if a controller had made it': seen(
      [],
      [
        object(
          'v1',
          'Service',
          'annotated',
          {},
          {
            annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': 'now' },
            labels: {
              'endpoints.kubernetes.io/managed-by': 'endpoint-controller',
              'endpointslice.kubernetes.io/managed-by': 'a.k8s.io',
            },
          },
        ),
      ],
    ),
    'a kind may not be listed': seen(all, all, { refused: ['Service'] }),
    'a kind may not be listed, and an object is left': seen([], [rule], { refused: ['Service'] }),
    'nothing is rendered': unrendered,
  },
  PM211: {
    'they hold the same addresses': seen(
      [endpoints('198.51.100.11', '2001:db8::12'), scrape('a', 'b'), probe('a'), service()],
      [endpoints('2001:db8::12', '198.51.100.11'), scrape('b', 'a'), probe('a'), service(), mirror],
    ),
    'Endpoints lead elsewhere': seen(
      [endpoints('198.51.100.11', '198.51.100.12', '2001:db8::13', '198.51.100.14', '198.51.100.15')],
      [endpoints('198.51.100.11', '198.51.100.99'), mirror],
    ),
    'Endpoints lead to more': seen(
      [endpoints('198.51.100.11')],
      [endpoints('198.51.100.11', '198.51.100.99'), mirror],
    ),
    'Endpoints have another port': seen(
      [
        object('v1', 'Endpoints', 'lab-node', {
          subsets: [{ addresses: [{ ip: '192.0.2.1' }], ports: [{ port: 9100 }] }],
        }),
      ],
      [
        object('v1', 'Endpoints', 'lab-node', {
          subsets: [{ addresses: [{ ip: '192.0.2.1' }], ports: [{}] }],
        }),
        mirror,
      ],
    ),
    'Endpoints are empty': seen(
      [endpoints('198.51.100.11'), endpoints('198.51.100.11')],
      [object('v1', 'Endpoints', 'lab-node', { subsets: [{}] }), mirror],
    ),
    'slices, ScrapeConfigs and Probes lead elsewhere': seen(
      [slice('lab', {}, addressed('2001:db8::1')), scrape('a:1'), probe('b:1')],
      [slice('lab', {}, addressed('2001:db8::2')), scrape('a:2'), probe('b:2')],
    ),
    'they hold nothing': seen(
      [slice('lab', {}, addressed('2001:db8::1')), scrape('a:1'), probe('b:1')],
      [
        slice('lab', {}, { endpoints: null, ports: null }),
        object(monitoring.replace('v1', 'v1alpha1'), 'ScrapeConfig', 'lab', {
          spec: { staticConfigs: [{}] },
        }),
        object(monitoring, 'Probe', 'lab'),
      ],
    ),
    'nothing mirrors Endpoints': seen([endpoints('198.51.100.11')], [endpoints('198.51.100.11')]),
    'slices of others mirror nothing': seen(
      [endpoints('198.51.100.11')],
      [endpoints('198.51.100.11'), slice('other', { 'kubernetes.io/service-name': 'other' })],
    ),
    'slices may not be listed': seen([endpoints('198.51.100.11')], [endpoints('198.51.100.11')], {
      refused: ['EndpointSlice'],
    }),
    'Endpoints are not there, which another check tells': seen([endpoints('198.51.100.11')], []),
    'Endpoints may not be listed': seen([endpoints('198.51.100.11')], [], { refused: ['Endpoints'] }),
    'Endpoints may not be listed, and another leads elsewhere': seen(
      [endpoints('198.51.100.11'), probe('a')],
      [probe('b')],
      { refused: ['Endpoints'] },
    ),
    'a kind that is not rendered may not be listed': seen([probe('a')], [probe('a')], {
      refused: ['Endpoints'],
    }),
    'a Service was given a selector': seen(
      [hypervisors()],
      [hypervisors({ selector: { app: 'pve', team: 'b' }, clusterIP: 'None' })],
    ),
    'Services have the selectors of the overlay': seen(
      [hypervisors({ selector: {} }), exporter],
      [hypervisors({ selector: null }), exporter],
    ),
    'a Service is not there, which another check tells': seen([hypervisors()], []),
    'nothing is rendered': unrendered,
  },
  PM212: {
    'there is no Service': seen([endpoints('198.51.100.11')], [behind('lab-hypervisor')]),
    'there is no slice': seen([hypervisors(), exporter], []),
    'the control plane made them': seen(
      [hypervisors(), exporter],
      [behind('lab-hypervisor', ofEndpoints), behind('lab-exporter', ofPods)],
    ),
    'somebody made them': seen(
      [hypervisors(), exporter],
      [
        behind('lab-hypervisor'),
        behind('lab-hypervisor', ofPods),
        behind('lab-exporter', ofEndpoints, ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']),
      ],
    ),
    'one is empty, and one of another Service': seen(
      [hypervisors()],
      [behind('lab-hypervisor', undefined, []), behind('other')],
    ),
    'it is rendered': seen([hypervisors(), behind('lab-hypervisor')], [behind('lab-hypervisor')]),
    'slices may not be listed': seen([hypervisors()], [], { refused: ['EndpointSlice'] }),
    'nothing is rendered': unrendered,
  },
}

examineEach(test, import.meta.dirname, scenes)

test.run()
