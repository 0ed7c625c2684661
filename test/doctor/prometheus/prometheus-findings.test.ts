import { test } from 'uvu'
import { examineEach, type Scenes } from '../examined.ts'
import {
  broken,
  condition,
  labelled,
  monitors,
  object,
  pod,
  prometheus,
  ruler,
  rules,
  scraping,
  selecting,
  selector,
  team,
} from './told-prometheus.ts'

const reloader = (...versions: string[]) =>
  pod(
    'prometheus-k8s-0',
    {},
    {},
    {
      spec: {
        containers: versions.map(one => ({
          name: 'config-reloader',
          image: `quay.io/prometheus-operator/prometheus-config-reloader:${one}`,
        })),
      },
    },
  )

const scenes: Record<string, Scenes> = {
  PM501: {
    ...selecting,
    'the overlay holds no monitor': { ...scraping(), rendered: [rules] },
    'its selector is not set': selector({ serviceMonitorSelector: undefined }),
    'its selector asks for a label': selector({ serviceMonitorSelector: team }),
    'its selector asks for a label that one monitor has': {
      ...selector({ serviceMonitorSelector: { matchLabels: { team: 'pve', release: 'a' } } }),
      rendered: [object('ServiceMonitor', 'a', {}, { labels: { team: 'pve' } }), ...monitors, rules],
    },
    'its selector asks by expressions': selector({
      serviceMonitorSelector: {
        matchExpressions: [
          { key: 'a', operator: 'In', values: ['b', 'c'] },
          { key: 'd', operator: 'Exists' },
          { key: 'e', operator: 'NotIn', values: ['f'] },
        ],
      },
    }),
    'no label meets its selector': selector({
      serviceMonitorSelector: {
        matchLabels: { a: 'b' },
        matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }],
      },
    }),
    'other kinds are selected by others': {
      ...selector({ probeSelector: team, scrapeConfigSelector: undefined }),
      rendered: [...monitors, object('Probe', 'p'), object('ScrapeConfig', 's'), object('Probe', 'q')],
    },
    'labels are there, and others': selector(
      { serviceMonitorSelector: team },
      { environment: { prometheus: { monitorLabels: { release: 'stack' } } } },
    ),
    'an agent selects less': scraping([], {
      lists: {
        PrometheusAgent: [prometheus({ serviceMonitorSelector: team }, { kind: 'PrometheusAgent' }, 'agent')],
        Prometheus: [],
      },
    }),
    'the nearest of several is judged': scraping([], {
      lists: {
        Prometheus: [
          prometheus({ serviceMonitorSelector: undefined }, {}, 'unset'),
          prometheus({ serviceMonitorSelector: { matchLabels: { a: '1', b: '2' } } }, {}, 'far'),
          prometheus({ serviceMonitorSelector: team }, {}, 'near'),
          prometheus({ serviceMonitorSelector: { matchLabels: { a: '1', b: '2', c: '3' } } }, {}, 'farther'),
        ],
      },
    }),
    'the one that selects most is judged': {
      ...scraping([], {
        lists: {
          Prometheus: [
            prometheus({ serviceMonitorSelector: team }, {}, 'less'),
            prometheus({ serviceMonitorSelector: team, probeSelector: {} }, {}, 'most'),
            prometheus({ probeSelector: team }, {}, 'probes'),
          ],
        },
      }),
      rendered: [...monitors, object('Probe', 'a')],
    },
    'the one that only looks elsewhere is judged': scraping([], {
      lists: {
        Prometheus: [
          prometheus({ serviceMonitorSelector: team }, {}, 'labels'),
          prometheus({ serviceMonitorNamespaceSelector: team }, {}, 'namespace'),
        ],
      },
    }),
    'of equal ones that of the namespace is judged': scraping([], {
      lists: {
        Prometheus: [
          prometheus({ serviceMonitorSelector: team }, {}, 'far'),
          {
            ...prometheus({ serviceMonitorSelector: team }, {}, 'beside'),
            metadata: { name: 'beside', namespace: 'proxmox' },
          },
        ],
      },
    }),
  },
  PM502: {
    ...selecting,
    'it looks in its own namespace only': selector({ serviceMonitorNamespaceSelector: undefined }),
    'it looks in its own, which is the same': scraping([], {
      lists: {
        Prometheus: [
          {
            ...prometheus({ serviceMonitorNamespaceSelector: undefined }),
            metadata: { name: 'k8s', namespace: 'proxmox' },
          },
        ],
      },
    }),
    'one monitor is in another namespace': {
      ...selector({ serviceMonitorNamespaceSelector: undefined }),
      rendered: monitors.slice(0, 1),
    },
    'it looks in namespaces with a label': selector(
      { serviceMonitorNamespaceSelector: team },
      { lists: { Namespace: [labelled('proxmox', { a: 'b' }), labelled('other', { team: 'pve' })] } },
    ),
    'the namespace has that label': selector(
      { serviceMonitorNamespaceSelector: team },
      { lists: { Namespace: [labelled('proxmox', { team: 'pve' })] } },
    ),
    'no label makes it look there': selector({
      serviceMonitorNamespaceSelector: {
        matchExpressions: [{ key: 'team', operator: 'In', values: [] }],
      },
    }),
    'other kinds are looked for elsewhere': {
      ...selector({ probeNamespaceSelector: team, scrapeConfigNamespaceSelector: undefined }),
      rendered: [object('Probe', 'p'), object('ScrapeConfig', 's'), object('ScrapeConfig', 't')],
    },
    'labels are missing as well, which another check tells': selector({
      serviceMonitorSelector: team,
      serviceMonitorNamespaceSelector: undefined,
    }),
  },
  PM503: {
    ...selecting,
    'no monitor needs discovery': { ...scraping(), rendered: [object('Probe', 'p'), rules] },
    'its account may not list Endpoints': scraping([], { allowed: resource => resource !== 'endpoints' }),
    'its account may nothing': scraping([], { allowed: () => false }),
    'it discovers by slices, and may not': scraping([], {
      spec: { serviceDiscoveryRole: 'EndpointSlice', serviceAccountName: undefined },
      allowed: resource => resource !== 'endpointslices',
    }),
    'it discovers by slices, and may not list Endpoints': scraping([], {
      spec: { serviceDiscoveryRole: 'EndpointSlice' },
      allowed: resource => resource !== 'endpoints',
    }),
    'the environment says more of Prometheus': scraping([], {
      allowed: () => false,
      environment: { prometheus: { monitorLabels: { release: 'stack' } } },
    }),
    'reviews are refused': scraping([], { allowed: broken }),
  },
  PM511: {
    ...selecting,
    'one shard': scraping([], { spec: { shards: 1 }, lists: { 'Pod monitoring': [reloader('v0.78.0')] } }),
    'two shards, which the environment does not say': scraping([], {
      spec: { shards: 2 },
      lists: { 'Pod monitoring': [reloader('v0.79.2')] },
    }),
    'two shards, as the environment says': scraping([], {
      spec: { shards: 2 },
      environment: { prometheus: { sharded: true } },
      lists: { 'Pod monitoring': [reloader('v0.79.2')] },
    }),
    'two shards, and the environment says more': scraping([], {
      spec: { shards: 2 },
      environment: { prometheus: { monitorLabels: { a: 'b' } } },
    }),
    'shards of an old operator': scraping([], {
      spec: { shards: 3 },
      environment: { prometheus: { sharded: true } },
      lists: { 'Pod monitoring': [reloader('v0.78.9', 'v0.78.1')] },
    }),
    'another evaluates the rules': scraping([], {
      spec: { shards: 2, ruleSelector: { matchLabels: { role: 'others' } } },
      lists: { ThanosRuler: [ruler()] },
    }),
    'nobody selects the rules': scraping([], {
      spec: { shards: 2, ruleSelector: { matchLabels: { role: 'others' } } },
    }),
    'rulers may not be listed': scraping([], { spec: { shards: 2 }, refused: ['ThanosRuler'] }),
    'pods may not be listed': scraping([], { spec: { shards: 2 }, refused: ['Pod'] }),
  },
  PM513: {
    ...selecting,
    'the operator cannot write': scraping([], {
      lists: { Prometheus: [prometheus({}, condition('Reconciled', 'False', 'creating config failed'))] },
    }),
    'it does not say why': scraping([], {
      lists: { Prometheus: [prometheus({}, condition('Reconciled', 'False'))] },
    }),
    'it is paused': scraping([], {
      lists: { Prometheus: [prometheus({}, condition('Reconciled', 'Unknown', 'paused'))] },
    }),
    'another condition is false': scraping([], {
      lists: { Prometheus: [prometheus({}, condition('Available', 'False', 'not ready'))] },
    }),
  },
  PM514: {
    ...selecting,
    'an external label, and no Thanos': scraping([], { spec: { externalLabels: { environment: 'a' } } }),
    'an external label, and Thanos': scraping([], {
      spec: { externalLabels: { environment: 'a' }, thanos: {} },
    }),
    'Thanos, and another label': scraping([], { spec: { externalLabels: { stage: 'a' }, thanos: {} } }),
    'Thanos, and no label': scraping([], { spec: { thanos: {} } }),
    'a label of a ruler': scraping([], {
      spec: { ruleSelector: { matchLabels: { role: 'others' } } },
      lists: { ThanosRuler: [ruler({ labels: { environment: 'b' } })] },
    }),
    'a label of a ruler that evaluates nothing': scraping([], {
      lists: { ThanosRuler: [ruler({ labels: { environment: 'b' }, ruleSelector: undefined })] },
    }),
  },
}

examineEach(test, import.meta.dirname, scenes)

test.run()
