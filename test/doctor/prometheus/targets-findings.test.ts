import { test } from 'uvu'
import type { Environment } from '../../../lib/environment.ts'
import { examineEach, type Scenes } from '../examined.ts'
import type { Told } from '../told-scene.ts'
import {
  agents,
  asking,
  broken,
  condition,
  down,
  foreign,
  labelled,
  named,
  node,
  type Own,
  object,
  ofExporter,
  ofNode,
  operator,
  pod,
  pools,
  prometheus,
  refused,
  rows,
  rules,
  scraping,
  target,
  team,
} from './told-prometheus.ts'

const since = (lastTransitionTime: string) => ({
  conditions: [{ type: 'Ready', status: 'True', lastTransitionTime }],
})
const policy = (namespace: string, spec: object, name = 'closed') => ({
  metadata: { name, namespace },
  spec: { podSelector: {}, ...spec },
})
const exporterPod = (status: object = {}, name = 'pve-exporter') => ({
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'proxmox',
    labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': 'pve-exporter' },
  },
  status: { podIP: '10.244.0.9', conditions: [{ type: 'Ready', status: 'True' }], ...status },
})

const sampled = (instance: string, labels: object, at: number) => ({
  metric: { instance, ...labels },
  value: [at, String(at)],
})
const lacking = { scrape_pools: { scrapePools: pools.slice(0, 1) } }

const waiting = (lastScrape: string | undefined, status = since('2026-11-26T22:03:50Z')) =>
  scraping(
    [ofNode(refused), ...ofExporter(down('refused', lastScrape === undefined ? {} : { lastScrape }))],
    {
      lists: { Pod: [exporterPod(status)] },
    },
  )
const shut = (policies: object[], targets: object[], more: Told & { spec?: object } = {}) =>
  scraping(targets, {
    ...more,
    lists: { NetworkPolicy: policies, 'Pod proxmox': [exporterPod()], ...more.lists },
  })
const outward = policy('monitoring', { policyTypes: ['Egress'] })
const inward = policy('proxmox', { policyTypes: ['Ingress'] })
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
const late = down('Get "http://x": context deadline exceeded')
const ofCeph = (own: Own) =>
  target('proxmox-ceph-mgr', 'virtrc18u', 'newyork-node-exporter', 'http://198.51.100.18:9283/metrics', own)
const ceph: Partial<Environment> = { exporters: { ceph: true } }

/** A policy shuts out a Prometheus whose pod has these labels, then all but the first, and so on. */
const toldBy = (closed: object, names: string[]): Scenes =>
  Object.fromEntries(
    names.map((name, index) => [
      `${closed === inward ? 'a policy lets in no Prometheus' : 'a policy lets no Prometheus out'} that ${name} tells`,
      shut([closed], [ofNode(late), ...ofExporter(late)], {
        lists: {
          'Pod monitoring': [
            {
              ...pod(),
              metadata: {
                name: 'a',
                namespace: 'monitoring',
                labels: Object.fromEntries(names.slice(index).map(one => [one, 'k8s'])),
              },
            },
          ],
        },
      }),
    ]),
  )

const scenes: Record<string, Scenes> = {
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
    ...toldBy(inward, [
      'app.kubernetes.io/name',
      'app',
      'prometheus',
      'operator.prometheus.io/name',
      'another/label',
    ]),
    ...toldBy(outward, [
      'operator.prometheus.io/name',
      'prometheus',
      'app.kubernetes.io/instance',
      'app.kubernetes.io/name',
      'app',
      'another/label',
    ]),
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
}

examineEach(test, import.meta.dirname, scenes)

test.run()
