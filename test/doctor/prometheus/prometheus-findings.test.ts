import { test } from 'uvu'
import { allChecks } from '../../../lib/doctor/all-checks.ts'
import type { Environment } from '../../../lib/environment.ts'
import { examine, type Scenes } from '../examined.ts'
import type { Told } from '../told-scene.ts'

const object = (kind: string, name: string, own: object = {}, metadata: object = {}) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind,
  metadata: { name, namespace: 'proxmox', labels: {}, ...metadata },
  ...own,
})
const monitors = ['newyork-hypervisor', 'newyork-node-exporter'].map(name => object('ServiceMonitor', name))
const rules = object('PrometheusRule', 'newyork-rules', {
  spec: {
    groups: [
      {
        rules: [
          { alert: 'ProxmoxNodeDown', labels: { severity: 'critical' } },
          { record: 'a:b', expr: '1' },
          { alert: 'ProxmoxStorageFull' },
        ],
      },
    ],
  },
})
const all = {
  serviceMonitorSelector: {},
  serviceMonitorNamespaceSelector: {},
  probeSelector: {},
  probeNamespaceSelector: {},
  scrapeConfigSelector: {},
  scrapeConfigNamespaceSelector: {},
  ruleSelector: {},
  ruleNamespaceSelector: {},
}
const prometheus = (spec: object = {}, own: object = {}, name = 'k8s') => ({
  ...object('Prometheus', name),
  metadata: { name, namespace: 'monitoring' },
  spec: { ...all, serviceAccountName: 'prometheus-k8s', ...spec },
  ...own,
})
const condition = (type: string, status: string, message?: string) => ({
  status: { conditions: [{ type, status, ...(message && { message }) }] },
})
const ruler = (spec: object = {}) => ({
  ...object('ThanosRuler', 'global'),
  metadata: { name: 'global', namespace: 'monitoring' },
  spec: { ruleSelector: {}, ruleNamespaceSelector: {}, ...spec },
})
const pod = (name = 'prometheus-k8s-0', labels: object = {}, status: object = {}, more: object = {}) => ({
  metadata: {
    name,
    namespace: 'monitoring',
    labels: { 'app.kubernetes.io/name': 'prometheus', ...labels },
  },
  spec: { containers: [] },
  status: { podIP: '10.244.0.7', conditions: [{ type: 'Ready', status: 'True' }], ...status },
  ...more,
})
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
const exporterPod = (status: object = {}, name = 'pve-exporter') => ({
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'proxmox',
    labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': 'pve-exporter' },
  },
  status: { podIP: '10.244.0.9', conditions: [{ type: 'Ready', status: 'True' }], ...status },
})

interface Own {
  health?: string
  lastError?: string
  lastScrape?: string
  labels?: Record<string, string>
  discoveredLabels?: Record<string, string>
}
/** As `/api/v1/targets` of Prometheus 3.10 gives them, in short. */
const target = (job: string, instance: string, pool: string, scrapeUrl: string, own: Own = {}) => {
  const { labels, ...others } = own
  return {
    labels: { job, instance, environment: 'newyork', namespace: 'proxmox', ...labels },
    discoveredLabels: {},
    scrapePool: `serviceMonitor/proxmox/${pool}/0`,
    scrapeUrl,
    health: 'up',
    lastError: '',
    ...others,
  }
}
const exporter = 'http://newyork-proxmox-monit-pve-exporter.proxmox.svc:9221/pve'
const node = 'http://198.51.100.18:9100/metrics'
const ofNode = (own: Own = {}, url = node, instance = 'virtrc18u') =>
  target('proxmox-node-exporter', instance, 'newyork-node-exporter', url, own)
const ceph: Partial<Environment> = { exporters: { ceph: true } }
const ofCeph = (own: Own) =>
  target('proxmox-ceph-mgr', 'virtrc18u', 'newyork-node-exporter', 'http://198.51.100.18:9283/metrics', own)
const ofExporter = (own: Own = {}) => [
  target('proxmox-pve-cluster', 'hypervisor', 'newyork-hypervisor', exporter, own),
  target('proxmox-pve-node', 'virtrc18u', 'newyork-hypervisor', exporter, own),
  target('proxmox-pve-node', 'virtrc19u', 'newyork-hypervisor', exporter, own),
  target('proxmox-pve-exporter', 'pve-exporter', 'newyork-hypervisor', exporter, own),
]
const foreign = target('old', 'a', 'x', exporter, { labels: { environment: 'other' } })
const well = [ofNode(), ...ofExporter()]
const pools = [
  'serviceMonitor/proxmox/newyork-hypervisor/0',
  'serviceMonitor/proxmox/newyork-node-exporter/0',
]

/** A Prometheus that scrapes the environment, with these targets. */
const scraping = (
  activeTargets: object[] = [...well, foreign],
  { spec = {}, lists = {}, prometheus: api = {}, ...told }: Told & { spec?: object } = {},
): Told => ({
  rendered: [...monitors, rules],
  ...told,
  lists: { Prometheus: [prometheus(spec)], 'Pod monitoring': [pod()], ...lists },
  prometheus: {
    'targets?state=active': { activeTargets },
    'query?': { result: [] },
    alertmanagers: { activeAlertmanagers: [{ url: 'http://10.0.0.1:9093/api/v2/alerts' }] },
    ...api,
    scrape_pools: { scrapePools: pools, ...(api.scrape_pools as object) },
  },
})
const down = (lastError: string, more: Own = {}): Own => ({ health: 'down', lastError, ...more })
const late = down('Get "http://x": context deadline exceeded')
const refused = down('Get "http://x": dial tcp: connect: connection refused')
const nodes = {
  Node: [
    {
      status: {
        addresses: [
          { type: 'InternalIP', address: '10.0.0.7' },
          { type: 'InternalIP', address: '2001:db8::7' },
        ],
      },
    },
  ],
}
const rows = (...result: object[]) => ({ prometheus: { 'query?': { result } } })
const broken = { kind: 'other', message: 'it broke' } as const
const unready = pod('prometheus-k8s-0', {}, { conditions: [{ type: 'Ready', status: 'False' }] })
const agents = { Prometheus: [], PrometheusAgent: [prometheus({}, { kind: 'PrometheusAgent' }, 'agent')] }

/** What every check says that asks which Prometheus selects the scrapes. */
const selecting: Scenes = {
  'all is well': scraping(),
  'there is no Prometheus': scraping([], { lists: { Prometheus: [] } }),
  'the cluster knows none': { rendered: monitors, unknown: ['Prometheus', 'PrometheusAgent'] },
  'Prometheuses may not be listed': scraping([], { refused: ['Prometheus'] }),
  'agents may not be listed': scraping([], { refused: ['PrometheusAgent'] }),
  'namespaces may not be listed': scraping([], { refused: ['Namespace'] }),
  'nothing is rendered': scraping([], { scene: { rendered: async () => ({ failure: broken }) } }),
  'an agent scrapes': scraping(undefined, { lists: agents }),
}
/** What every check says that asks Prometheus itself. */
const asking: Scenes = {
  ...selecting,
  'pods may not be listed': scraping([], { refused: ['Pod'] }),
  'no pod is Ready': scraping([], { lists: { 'Pod monitoring': [unready] } }),
  'it does not answer': scraping([], { replies: { 'api/v1/': broken } }),
  'it answers an error': scraping([], {
    replies: { 'api/v1/': { status: 503, body: '{"status":"error","error":"not yet"}' } },
  }),
  'something else answers': scraping([], {
    replies: { 'api/v1/': { status: 404, body: `<html>${'x'.repeat(200)}` } },
  }),
  'its pools may not be asked for': scraping([], { replies: { scrape_pools: broken } }),
}

const team = { matchLabels: { team: 'pve' } }
const labelled = (namespace: string, labels: object) => ({ metadata: { name: namespace, labels } })
const selector = (spec: object, more: Told = {}) => scraping([], { spec, ...more })

const policy = (namespace: string, spec: object, name = 'closed') => ({
  metadata: { name, namespace },
  spec: { podSelector: {}, ...spec },
})
const inward = policy('proxmox', { policyTypes: ['Ingress'] })
const outward = policy('monitoring', { policyTypes: ['Egress'] })
const shut = (policies: object[], targets: object[], more: Told & { spec?: object } = {}) =>
  scraping(targets, {
    ...more,
    lists: { NetworkPolicy: policies, 'Pod proxmox': [exporterPod()], ...more.lists },
  })
const since = (lastTransitionTime: string) => ({
  conditions: [{ type: 'Ready', status: 'True', lastTransitionTime }],
})
const waiting = (lastScrape: string | undefined, status = since('2026-11-26T22:03:50Z')) =>
  scraping(
    [ofNode(refused), ...ofExporter(down('refused', lastScrape === undefined ? {} : { lastScrape }))],
    {
      lists: { Pod: [exporterPod(status)] },
    },
  )
const operator = (replicas: number, readyReplicas?: number) => ({
  kind: 'Deployment',
  metadata: { name: 'prometheus-operator', namespace: 'default' },
  spec: { replicas },
  ...(readyReplicas !== undefined && { status: { readyReplicas } }),
})
const lacking = { scrape_pools: { scrapePools: pools.slice(0, 1) } }

const release = (name: string | undefined, namespace: string | undefined): Own => ({
  discoveredLabels: {
    ...(name && { __meta_kubernetes_service_annotation_meta_helm_sh_release_name: name }),
    ...(namespace && { __meta_kubernetes_service_annotation_meta_helm_sh_release_namespace: namespace }),
  },
})
/** A scrape of another one's, and the series that it brings. */
const old = (own: Own, metric: object = {}, cluster: object = { id: 'cluster/newyork' }) => {
  const scrape = target('old-pve', '10.244.0.30:9221', 'old', 'http://10.244.0.30:9221/pve', own)
  const { environment: _, ...labels } = scrape.labels
  return scraping([...well, { ...scrape, labels }], {
    ...rows(
      { metric: { environment: 'newyork', job: 'proxmox-pve-cluster', ...cluster } },
      { metric: { environment: 'newyork', job: 'proxmox-pve-node', id: 'node/virtrc18u' } },
      { metric: { ...labels, id: 'cluster/newyork', ...metric } },
    ),
  })
}
const apart = (instance: string | undefined, seconds: string) => ({
  metric: instance === undefined ? {} : { instance },
  value: [0, seconds],
})
const sampled = (instance: string, labels: object, at: number) => ({
  metric: { instance, ...labels },
  value: [at, String(at)],
})
const group = (own: object[], file = '/etc/prometheus/rules/k8s/proxmox-newyork-rules-4f1c.yaml') => ({
  prometheus: { rules: { groups: [{ name: 'proxmox', file, rules: own }] } },
})
const config = (yaml: string) => ({ prometheus: { 'status/config': { yaml } } })
const dropping = (...steps: object[]) =>
  scraping([], config(JSON.stringify({ alerting: { alert_relabel_configs: steps } })))
const service = (
  name: string,
  namespace: string,
  ports: object[] | undefined = [{ name: 'web', port: 9093 }],
) => ({
  metadata: { name, namespace },
  spec: ports.length === 0 ? {} : { ports },
})
const unsent = { prometheus: { alertmanagers: { activeAlertmanagers: [] } } }
const thanos: Told = scraping([], {
  spec: { ruleSelector: { matchLabels: { role: 'others' } } },
  lists: { ThanosRuler: [ruler()] },
})
const named: Partial<Environment> = {
  prometheus: { serviceAccount: { name: 'prometheus', namespace: 'watch' } },
}

/** What every check says that asks who evaluates the rules. */
const evaluating: Scenes = {
  'there is no rule': { ...scraping(), rendered: monitors },
  'there is no Prometheus': scraping([], { lists: { Prometheus: [] } }),
  'Prometheuses may not be listed': scraping([], { refused: ['Prometheus'] }),
  'rulers may not be listed': scraping([], { refused: ['ThanosRuler'] }),
  'a ThanosRuler evaluates them': thanos,
  'no pod is Ready': scraping([], { lists: { 'Pod monitoring': [unready] } }),
  'it does not answer': scraping([], { replies: { 'api/v1/': broken } }),
}

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
  PM504: {
    ...asking,
    'the file names the namespace of Prometheus': scraping(undefined, { environment: named }),
    'it is scaled to none': scraping([], { spec: { replicas: 0 }, lists: { 'Pod monitoring': [] } }),
    'a scrape is not configured': scraping([], { prometheus: lacking }),
    'it is paused': scraping([], { prometheus: lacking, spec: { paused: true } }),
    'an agent is paused': scraping([], {
      prometheus: lacking,
      lists: {
        Prometheus: [],
        PrometheusAgent: [prometheus({ paused: true }, { kind: 'PrometheusAgent' }, 'agent')],
      },
    }),
    'Probes and ScrapeConfigs are not configured': {
      ...scraping([], { prometheus: { scrape_pools: { scrapePools: ['probe/proxmox/p'] } } }),
      rendered: [object('Probe', 'p'), object('Probe', 'q'), object('ScrapeConfig', 's'), rules],
    },
    'its configuration cannot be written': scraping([], {
      prometheus: lacking,
      lists: { Prometheus: [prometheus({}, condition('Reconciled', 'False', 'creating config failed'))] },
    }),
    'its configuration cannot be written, and has all': scraping(undefined, {
      lists: { Prometheus: [prometheus({}, condition('Reconciled', 'False'))] },
    }),
    'the operator is scaled to none': scraping([], {
      prometheus: lacking,
      lists: { Deployment: [operator(0)] },
    }),
    'the operator is not Ready': scraping([], {
      prometheus: lacking,
      lists: { Deployment: [operator(1, 0)] },
    }),
    'one operator of two is Ready': scraping([], {
      prometheus: lacking,
      lists: { Deployment: [operator(0), operator(1, 1)] },
    }),
    'the operator is down, and Prometheus paused': scraping([], {
      prometheus: lacking,
      spec: { paused: true },
      lists: { Deployment: [operator(0)] },
    }),
    'targets are missing': scraping(ofExporter().slice(0, 2)),
    'all targets are missing': scraping([foreign]),
    'exporters have no pod': scraping([ofNode(), ...ofExporter().slice(0, 3)], {
      lists: { Pod: [exporterPod({ podIP: undefined })] },
    }),
    'exporters have a pod': scraping([ofNode(), ...ofExporter().slice(0, 3)], {
      lists: { Pod: [exporterPod({ podIP: undefined }), exporterPod()] },
    }),
    'exporters may not be listed': scraping([ofNode(), ...ofExporter().slice(0, 3)], {
      refused: ['Deployment'],
    }),
    'there are no node scrapes': scraping([ofNode(), ...ofExporter().slice(0, 1)], {
      environment: { pveExporter: { tls: 'insecure', nodeInterval: false } },
    }),
    'only node exporters are scraped': scraping([], {
      environment: { hypervisors: [{ name: 'a', address: '198.51.100.18', exporters: ['node'] }] },
    }),
    'two shards have them': scraping(undefined, {
      lists: {
        'Pod monitoring': [
          pod('prometheus-k8s-0', { 'operator.prometheus.io/shard': '0' }, { conditions: [] }),
          pod('prometheus-k8s-1', { 'operator.prometheus.io/shard': '0' }),
          pod('prometheus-k8s-2', { 'operator.prometheus.io/shard': '0' }),
          pod('prometheus-k8s-shard-1-0', { 'operator.prometheus.io/shard': '1' }),
        ],
      },
    }),
    'it serves under a path, with a certificate': scraping(undefined, {
      spec: { routePrefix: '/prometheus/', web: { tlsConfig: {} } },
    }),
    'its address has a path': scraping(undefined, { spec: { externalUrl: 'https://example.com/watch/' } }),
    'its route wins over its address': scraping(undefined, {
      spec: { externalUrl: 'https://example.com/watch', routePrefix: '/' },
    }),
  },
  PM505: {
    ...asking,
    'targets are silent, and there is no policy': shut([], [ofNode(late), ...ofExporter(late)]),
    'a policy shuts Prometheus out': shut([inward], [ofNode(), ...ofExporter(late)]),
    'a policy shuts it out, and lets others in': shut([inward], [ofNode(), ...ofExporter(late)], {
      environment: {
        networkPolicy: { from: [{ ipBlock: { cidr: '192.0.2.0/24' } }], dns: ['169.254.0.53'] },
      },
    }),
    'a policy shuts out a Prometheus of other labels': shut([inward], [ofNode(), ...ofExporter(late)], {
      lists: { 'Pod monitoring': [{ ...pod(), metadata: { name: 'a', namespace: 'monitoring' } }] },
    }),
    ...Object.fromEntries(
      ['app', 'prometheus', 'operator.prometheus.io/name', 'app.kubernetes.io/instance'].map(name => [
        `policies shut out a Prometheus that ${name} tells`,
        shut([outward], [ofNode(late), ...ofExporter(late)], {
          lists: {
            'Pod monitoring': [
              {
                ...pod(),
                metadata: { name: 'a', namespace: 'monitoring', labels: { [name]: 'k8s', z: 'y' } },
              },
            ],
          },
        }),
      ]),
    ),
    'a policy lets out a Prometheus in its own namespace that "app" tells': shut(
      [inward],
      [ofNode(), ...ofExporter(late)],
      {
        lists: {
          'Pod monitoring': [
            {
              ...pod(),
              metadata: { name: 'a', namespace: 'monitoring', labels: { prometheus: 'b', app: 'c' } },
            },
          ],
        },
      },
    ),
    'a policy lets it in by its namespace': shut(
      [
        policy('proxmox', {
          policyTypes: ['Ingress'],
          ingress: [{ from: [{ namespaceSelector: team }], ports: [{ port: 'http' }] }],
        }),
      ],
      [ofNode(), ...ofExporter(late)],
      { lists: { Namespace: [labelled('monitoring', { team: 'pve' })] } },
    ),
    'a policy lets it in by its address': shut(
      [policy('proxmox', { ingress: [{ from: [{ ipBlock: { cidr: '10.244.0.7/32' } }] }] })],
      [ofNode(), ...ofExporter(late)],
    ),
    'a policy lets it out by labels and address': shut(
      [
        policy('monitoring', {
          policyTypes: ['Egress'],
          egress: [
            {
              to: [
                {
                  namespaceSelector: team,
                  podSelector: { matchLabels: { 'app.kubernetes.io/name': 'pve-exporter' } },
                },
              ],
            },
            { to: [{ ipBlock: { cidr: '198.51.100.0/24' } }], ports: [{ port: 9100 }] },
          ],
        }),
      ],
      [ofNode(late), ...ofExporter(late)],
      { lists: { Namespace: [labelled('proxmox', { team: 'pve' })] } },
    ),
    'a policy lets it out to exporters by their address': shut(
      [
        policy('monitoring', {
          egress: [{ to: [{ ipBlock: { cidr: '10.244.0.9/32' } }] }],
          policyTypes: ['Egress'],
        }),
      ],
      [ofNode(), ...ofExporter(late)],
    ),
    'policies do not let it out': shut([outward, outward], [ofNode(late), ...ofExporter()]),
    'policies do not let it out to IPv6, nor to other ports': shut(
      [outward],
      [
        ofNode(late, 'https://[2001:db8::18]/metrics'),
        ofNode(late, 'http://[2001:db8:0::18]:9100/metrics'),
        ofNode(late, 'http://198.51.100.19/metrics'),
      ],
    ),
    'only the exporter of the nodes is there': shut([inward], [ofNode(), ...ofExporter(late)], {
      lists: { 'Pod proxmox': [exporterPod({}, 'pve-exporter-node')] },
    }),
    'no exporter is there': shut([inward], [ofNode(), ...ofExporter(late)], { lists: { 'Pod proxmox': [] } }),
    ...Object.fromEntries(
      [
        'i/o timeout',
        'connection refused',
        'no route to host',
        'server misbehaving',
        'no such host',
        'EOF',
      ].map(words => [`targets say: ${words}`, shut([outward], [ofNode(down(words))])]),
    ),
    'a target that is up says it': shut([outward], [ofNode({ lastError: 'i/o timeout' })]),
    'policies may not be listed': shut([], [ofNode(late)], { refused: ['NetworkPolicy'] }),
  },
  PM506: {
    ...asking,
    // scrape/scrape.go of Prometheus 3.10.
    ...Object.fromEntries(
      [
        'target_limit exceeded (number of targets: 2, limit: 1)',
        'sample limit exceeded',
        'sample_limit exceeded',
        'label_name_length_limit exceeded',
        'label name limit exceeded',
        'label_value_length_limit exceeded',
        'label value limit exceeded',
        'label_limit exceeded (metric: x, number of labels: 9, limit: 8)',
        'body size limit exceeded',
        'another limit exceeded',
      ].map(words => [`a target says: ${words}`, scraping([ofNode(down(words)), ...ofExporter()])]),
    ),
    'two targets are over a limit': scraping([
      ofNode(down('sample limit exceeded')),
      ...ofExporter(down('body size limit exceeded')).slice(0, 1),
    ]),
    'a target that is up says it': scraping([ofNode({ lastError: 'sample limit exceeded' })]),
    'an agent has the limit': scraping([ofNode(down('sample limit exceeded'))], { lists: agents }),
  },
  PM507: {
    ...asking,
    'a node exporter refuses': scraping([ofNode(refused), ...ofExporter()]),
    'a node exporter that the file does not know refuses': scraping([ofNode(refused, node, 'other')]),
    'a node exporter that the file does not know is silent': scraping([ofNode(late, node, 'other')], {
      lists: nodes,
    }),
    'another exporter of a hypervisor refuses': scraping([ofCeph(refused)], { environment: ceph }),
    'another exporter of a hypervisor is silent': scraping([ofCeph(late)], {
      environment: ceph,
      lists: nodes,
    }),
    'a node exporter is silent': scraping([ofNode(late), ...ofExporter()], { lists: nodes }),
    'a node exporter is silent in time': scraping([ofNode(down('i/o timeout'))], { lists: nodes }),
    'a node exporter of IPv6 is silent': scraping([ofNode(late, 'http://[2001:db8::18]:9100/metrics')], {
      lists: nodes,
      environment: { hypervisors: [{ name: 'virtrc18u', address: '2001:db8::18' }] },
    }),
    'nodes may not be listed': scraping([ofNode(late)], { refused: ['Node'] }),
    'a node exporter answers an error': scraping([ofNode(down('server returned HTTP status 500'))]),
    'a target is over a limit, which another check tells': scraping([ofNode(down('sample limit exceeded'))]),
    'exporters fail': scraping([ofNode(), ...ofExporter(down('server returned HTTP status 500'))]),
    'targets of a job fail each in its way': scraping([
      ofNode(down('Get "http://a": EOF')),
      ofNode(down('Get "http://b": EOF'), node, 'virtrc19u'),
      ofNode(down('HTTP status 500'), node, 'virtrc20u'),
    ]),
    'exporters were last scraped before their pod': waiting('2026-11-26T22:03:40.204Z'),
    'exporters were last scraped just behind their pod': waiting('2026-11-26T22:03:54.999Z'),
    'exporters were last scraped long behind their pod': waiting('2026-11-26T22:03:55Z'),
    'exporters were never scraped': waiting(undefined),
    'their pod is not Ready': waiting('2026-11-26T22:03:40.204Z', {
      conditions: [
        { type: 'Ready', status: 'False', lastTransitionTime: '2026-11-26T22:03:50Z' },
        { type: 'Initialized', status: 'True', lastTransitionTime: '2026-11-26T22:03:50Z' },
      ],
    }),
  },
  PM508: {
    ...asking,
    'nobody else scrapes it': old({}, { id: 'cluster/other' }),
    'a release scrapes it': old(release('old', 'monitoring')),
    'a release without a namespace': old(release('old', undefined)),
    'a release without a name': old(release(undefined, 'monitoring')),
    'somebody scrapes it': old({}),
    'another environment scrapes it': old({}, { environment: 'paris' }),
    'it was scraped before, and is no target now': old({}, { job: 'older' }),
    'a target of another instance': old({}, { instance: 'another' }),
    'a target of another namespace': old({}, { namespace: 'another' }),
    'a host that stands alone is scraped': old({}, { id: 'node/virtrc18u' }, { id: 'node/virtrc18u' }),
    'a host of the cluster is scraped': old({}, { id: 'node/virtrc18u' }),
    'it is in no namespace': scraping(
      [...well, { ...foreign, labels: { job: 'old', instance: 'a' }, scrapePool: 'static' }],
      rows(
        { metric: { environment: 'newyork', id: 'cluster/newyork' } },
        { metric: { job: 'old', instance: 'a', id: 'cluster/newyork' } },
        { metric: { job: 'old', instance: 'a', id: 'cluster/newyork' } },
      ),
    ),
  },
  PM509: {
    ...asking,
    'a target has no label': scraping([ofNode({ labels: { environment: undefined as never } })]),
    'targets have another label': scraping([
      ofNode({ labels: { environment: 'proxmox' } }),
      ...ofExporter({ labels: { environment: 'other' } }),
    ]),
    'Prometheus writes over it': scraping([ofNode({ labels: { environment: 'proxmox' } })], {
      spec: { enforcedNamespaceLabel: 'environment' },
    }),
    'Prometheus writes over it, and excludes others': scraping(
      [ofNode({ labels: { environment: 'proxmox' } })],
      {
        spec: {
          enforcedNamespaceLabel: 'environment',
          excludedFromEnforcement: [{ group: 'monitoring.coreos.com', resource: 'probes', namespace: 'a' }],
        },
      },
    ),
    'Prometheus writes over another one': scraping([ofNode({ labels: { environment: 'proxmox' } })], {
      spec: { enforcedNamespaceLabel: 'namespace' },
    }),
  },
  PM510: {
    ...asking,
    'they differ by half a minute': scraping(
      undefined,
      rows(apart('virtrc18u', '30'), apart('virtrc19u', '-30')),
    ),
    'they differ by more': scraping(
      undefined,
      rows(apart('virtrc18u', '30.6'), apart('virtrc19u', '-61.2'), apart('other', '3600')),
    ),
    'a series has no instance': scraping(undefined, rows(apart(undefined, '100'))),
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
  PM512: {
    ...asking,
    'queries fail': scraping(undefined, { replies: { 'query?': broken } }),
    'each leads to its own': scraping(
      undefined,
      rows(
        sampled('virtrc18u', { id: 'node/virtrc18u' }, 1),
        sampled('virtrc19u', { id: 'node/VIRTRC19U' }, 1),
        sampled('virtrc18u', { nodename: 'somebody-else' }, 1),
        sampled('other', { id: 'node/virtrc18u' }, 1),
      ),
    ),
    'one leads to the other, by the newest sample': scraping(
      undefined,
      rows(
        sampled('virtrc18u', { id: 'node/virtrc18u' }, 1),
        sampled('virtrc18u', { id: 'node/virtrc19u' }, 2),
        sampled('virtrc19u', { id: 'node/virtrc19u' }, 3),
      ),
    ),
    'one has led to the other': scraping(
      undefined,
      rows(
        sampled('virtrc18u', { id: 'node/virtrc19u' }, 1),
        sampled('virtrc18u', { id: 'node/virtrc18u' }, 2),
      ),
    ),
    'they are swapped': scraping(
      undefined,
      rows(
        sampled('virtrc18u', { id: 'node/virtrc19u' }, 2),
        sampled('virtrc19u', { nodename: 'VIRTRC18U' }, 2),
      ),
    ),
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
  PM601: {
    ...selecting,
    ...evaluating,
    'its selector asks for a label': selector({ ruleSelector: team }),
    'its selector is not set': selector({ ruleSelector: undefined }),
    'rules have labels of their own': selector(
      { ruleSelector: team },
      { environment: { prometheus: { monitorLabels: { release: 'stack' }, ruleLabels: { a: 'b' } } } },
    ),
    'it looks in its own namespace only': selector({ ruleNamespaceSelector: undefined }),
    'it looks in namespaces with a label': selector({ ruleNamespaceSelector: team }),
    'a ruler asks for a label': scraping([], {
      lists: { Prometheus: [], ThanosRuler: [ruler({ ruleSelector: team })] },
    }),
    'a ruler looks in its own namespace only': scraping([], {
      lists: { Prometheus: [], ThanosRuler: [ruler({ ruleNamespaceSelector: undefined })] },
    }),
    'a ruler has no selector': scraping([], {
      lists: { Prometheus: [], ThanosRuler: [ruler({ ruleSelector: undefined })] },
    }),
  },
  PM602: {
    ...evaluating,
    'rules are loaded': scraping(
      [],
      group([
        { name: 'a', health: 'ok' },
        { name: 'b', health: 'unknown' },
      ]),
    ),
    'rules fail': scraping(
      [],
      group([
        { name: 'a', health: 'ok' },
        { name: 'b', health: 'err', lastError: 'many-to-many' },
        { name: 'c', health: 'err', lastError: 'other' },
      ]),
    ),
    'rules of others are loaded alone': scraping(
      [],
      group(
        [{ name: 'a', health: 'err', lastError: 'b' }],
        '/etc/prometheus/rules/other-newyork-rules-1.yaml',
      ),
    ),
    'nothing is loaded': scraping([], { prometheus: { rules: { groups: [] } } }),
  },
  PM603: {
    ...evaluating,
    'one is there': scraping(),
    'two are there': scraping([], {
      prometheus: {
        alertmanagers: {
          activeAlertmanagers: [{ url: 'http://10.0.0.1:9093/a' }, { url: 'https://alerts.example.com/b' }],
        },
      },
    }),
    'none is named, and none is in the cluster': scraping([], unsent),
    'none is named, and some are in the cluster': scraping([], {
      ...unsent,
      lists: {
        Service: [
          service('alertmanager', 'other'),
          service('am', 'monitoring'),
          service('my-alertmanager', 'monitoring', [{ name: 'a', port: 80 }, { port: 9093 }]),
          service('web', 'monitoring', [{ name: 'web', port: 80 }]),
          service('none', 'monitoring', []),
        ],
      },
    }),
    "the operator's own is in the cluster": scraping([], {
      ...unsent,
      lists: {
        Service: [service('my-alertmanager', 'monitoring'), service('alertmanager-operated', 'monitoring')],
      },
    }),
    'the named one is not found': scraping([], {
      ...unsent,
      spec: { alerting: { alertmanagers: [{ name: 'am', port: 'web' }] } },
      lists: { Service: [service('alertmanager-operated', 'other'), service('plain', 'other')] },
    }),
    'the named one of another namespace is not found': scraping([], {
      ...unsent,
      spec: { alerting: { alertmanagers: [{ namespace: 'alerts', name: 'am', port: 9093 }, { name: 'b' }] } },
    }),
    'Services may not be listed': scraping([], { ...unsent, refused: ['Service'] }),
  },
  PM606: {
    ...evaluating,
    'nothing is configured': scraping([], config('')),
    'nothing is thrown away': dropping(
      { source_labels: ['severity'], regex: 'info', action: 'drop' },
      { source_labels: ['environment'], regex: '.+', action: 'keep' },
      { source_labels: ['instance'], regex: '.*', action: 'drop' },
      { regex: '.*', action: 'labeldrop' },
    ),
    'one is dropped': dropping({ source_labels: ['severity'], regex: 'crit.*', action: 'drop' }),
    'all are dropped': dropping({
      source_labels: ['environment', 'alertname'],
      regex: 'newyork;Proxmox.*',
      action: 'drop',
    }),
    'all are dropped by another separator': dropping({
      source_labels: ['environment', 'alertname'],
      separator: '-',
      regex: 'newyork-Proxmox.*',
      action: 'drop',
    }),
    'all are dropped, whatever they are': dropping({ action: 'drop' }),
    'others are kept': dropping({ source_labels: ['environment'], regex: 'paris|lyon', action: 'keep' }),
    'one Alertmanager gets none': scraping(
      [],
      config(
        JSON.stringify({
          alerting: {
            alertmanagers: [
              {},
              {
                alert_relabel_configs: [{ source_labels: ['environment'], regex: 'newyork', action: 'drop' }],
              },
            ],
          },
        }),
      ),
    ),
  },
}

for (const check of allChecks)
  if (check.code in scenes)
    test(`${check.code} asks and says in each scene what is approved`, () =>
      examine(import.meta.dirname, check, scenes[check.code] as Scenes))

test.run()
