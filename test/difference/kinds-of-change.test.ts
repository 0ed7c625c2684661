import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { reported, saidBy } from './compared.ts'

const test = suite('what a difference says of each kind of change')

const paris: Environment = {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.11' },
    { name: 'pve2', address: '198.51.100.12' },
    { name: 'pve3', address: '198.51.100.13' },
  ],
  pveExporter: { tls: 'insecure' },
}
const [pve1, pve2, pve3] = paris.hypervisors as [
  Environment['hypervisors'][0],
  Environment['hypervisors'][0],
  Environment['hypervisors'][0],
]
const repository = { url: 'https://git.corp.internal/monitoring.git' }
const pods = 'pods are replaced: pve-exporter, pve-exporter-node'
const byHand = 'kubectl apply leaves them there: delete them by hand'

/** What is changed in an environment, and all that is said of it. */
const changes: [what: string, before: Partial<Environment>, after: Partial<Environment>, said: string[]][] = [
  [
    "an alert's ratio",
    {},
    { alerts: { rules: { ProxmoxStorageUsageHigh: { threshold: 0.85 } } } },
    ['ProxmoxStorageUsageHigh 80 % → 85 %'],
  ],
  [
    'a limit in seconds, and a window',
    {},
    { alerts: { rules: { ProxmoxStorageFillingUp: { threshold: 172_800, window: '12h' } } } },
    ['ProxmoxStorageFillingUp 3d → 2d, window 6h → 12h'],
  ],
  [
    'how long an alert waits, and its severity',
    {},
    { alerts: { rules: { ProxmoxStorageUsageHigh: { for: '30m', severity: 'critical' } } } },
    ['ProxmoxStorageUsageHigh: for 15m → 30m, severity warning → critical'],
  ],
  [
    'an alert off',
    {},
    { alerts: { rules: { ProxmoxRebootRequired: false } } },
    ['alert ProxmoxRebootRequired goes'],
  ],
  [
    'an alert on',
    { alerts: { rules: { ProxmoxRebootRequired: false } } },
    {},
    ['alert ProxmoxRebootRequired comes'],
  ],
  [
    'guests that no alert tells of',
    {},
    { alerts: { except: { guests: ['ci-*'] } } },
    ['10 alerts: matcher name!~"ci-.*" comes'],
  ],
  ['a label of all alerts', {}, { alerts: { labels: { team: 'a' } } }, ['63 alerts: label team=a comes']],
  [
    'a hypervisor more',
    {},
    { hypervisors: [pve1, pve2, pve3, { name: 'pve4', address: '2001:db8::14' }] },
    ['hypervisor pve4 (2001:db8::14) comes'],
  ],
  [
    'a hypervisor less, with static discovery',
    { discovery: 'static' },
    { discovery: 'static', hypervisors: [pve1, pve2] },
    ['hypervisor pve3 (198.51.100.13) goes', pods],
  ],
  [
    'an address',
    {},
    { hypervisors: [pve1, pve2, { ...pve3, address: '198.51.100.14' }] },
    ['pve3 198.51.100.13 → .14'],
  ],
  [
    'an address, with static discovery and without node scrapes',
    { discovery: 'static', pveExporter: { tls: 'insecure', nodeInterval: false }, nodeExporter: false },
    {
      discovery: 'static',
      pveExporter: { tls: 'insecure', nodeInterval: false },
      nodeExporter: false,
      hypervisors: [pve1, pve2, { ...pve3, address: '198.51.100.14' }],
    },
    // Its addresses have no names there.
    ['hypervisor 198.51.100.14 comes', 'hypervisor 198.51.100.13 goes', 'pods are replaced: pve-exporter'],
  ],
  [
    'an address in slices, of the other family',
    { discovery: 'endpointslices' },
    { discovery: 'endpointslices', hypervisors: [pve1, pve2, { ...pve3, address: '2001:db8::13' }] },
    [
      'pve3 198.51.100.13 → 2001:db8::13',
      '2 objects come: EndpointSlice node-exporter-ipv6, EndpointSlice pve-exporter-hypervisor-ipv6',
    ],
  ],
  [
    'a name',
    {},
    { hypervisors: [pve1, pve2, { ...pve3, name: 'pve9' }] },
    ['hypervisor pve3 is renamed pve9: its series begin anew under this instance'],
  ],
  [
    'a hypervisor without node exporter',
    {},
    { hypervisors: [pve1, pve2, { ...pve3, exporters: ['pve'] }] },
    ['pve3: the node exporter is no longer scraped'],
  ],
  [
    'the tag of the image',
    {},
    { pveExporter: { tls: 'insecure', image: { tag: '3.10.1' } } },
    ['image prompve/prometheus-pve-exporter: 3.10.2 → 3.10.1', pods],
  ],
  [
    'the digest of the image',
    {},
    { pveExporter: { tls: 'insecure', image: { digest: `sha256:${'a'.repeat(64)}` } } },
    [`image prompve/prometheus-pve-exporter: 3.10.2 → pinned to sha256:${'a'.repeat(64)}`, pods],
  ],
  [
    "a scrape's interval and timeout",
    {},
    { pveExporter: { tls: 'insecure', interval: '90s', scrapeTimeout: '40s' } },
    [
      'scrape proxmox-pve-cluster: every 60s → 90s, timeout 50s → 40s',
      'scrape proxmox-pve-node: timeout 100s → 40s',
      'ProxmoxExporterDown: goes on firing for 6m → 390s',
      'ProxmoxNodeDown: goes on firing for 2m → 3m',
      'ProxmoxNodesDisagree: goes on firing for 2m → 3m',
      '24 alerts look back over other windows: 5m → 450s',
      '9 recording rules changed: guest:pve_guest_info:last, environment:pve_guest_info:count, guest:pve_ha_state:current and 6 more',
    ],
  ],
  [
    'the port and scheme of node exporters',
    {},
    { nodeExporter: { port: 9101, scheme: 'https', tls: 'insecure' } },
    [
      'port of node-exporter 9100 → 9101',
      'scrape proxmox-node-exporter: scheme http → https',
      'ServiceMonitor node-exporter: spec.endpoints[0].tlsConfig {"insecureSkipVerify":true} comes',
    ],
  ],
  [
    'the labels by which Prometheus selects',
    { prometheus: { monitorLabels: { release: 'a' } } },
    { prometheus: { monitorLabels: { release: 'b' } } },
    [
      'label release a → b on 4 objects (ServiceMonitor, PrometheusRule): Prometheus may no longer select them',
    ],
  ],
  [
    'who may ask the exporters',
    {},
    { networkPolicy: { from: [{ namespaceSelector: { matchLabels: { team: 'b' } } }] } },
    [
      'NetworkPolicy opens the way in from all pods in namespaces team=b (TCP 9221)',
      'NetworkPolicy closes the way in from pods app.kubernetes.io/name=prometheus in namespaces (all) (TCP 9221)',
    ],
  ],
  [
    'no NetworkPolicy',
    {},
    { networkPolicy: false },
    [
      'no NetworkPolicy any more: every pod may ask the exporters, and they may ask anything',
      '2 objects go: NetworkPolicy pve-exporter, NetworkPolicy pve-exporter-hypervisor; kubectl apply leaves them there: delete them by hand',
    ],
  ],
  [
    'how Prometheus finds the hypervisors',
    {},
    { discovery: 'endpointslices' },
    [
      'discovery endpoints → endpointslices',
      `2 objects go: Endpoints node-exporter, Endpoints pve-exporter-hypervisor; ${byHand}`,
      '2 objects come: EndpointSlice node-exporter-ipv4, EndpointSlice pve-exporter-hypervisor-ipv4',
    ],
  ],
  [
    'the namespace',
    {},
    { namespace: 'other' },
    [
      "moves from namespace monitoring to other: 24 objects made anew there (kubectl apply leaves the old ones there: delete them by hand); create the credentials' Secret there first",
    ],
  ],
  [
    'the prefix of names',
    {},
    { namePrefix: 'x-' },
    [
      'names begin with x- instead of paris-: 24 objects made anew (kubectl apply leaves the old ones there: delete them by hand)',
    ],
  ],
  [
    'a selector that Kubernetes does not let change',
    {},
    {
      patches: [
        {
          target: { kind: 'Deployment', name: 'proxmox-monit-pve-exporter' },
          patch: [{ op: 'add', path: '/spec/selector/matchLabels/a', value: 'b' }],
        },
      ],
    },
    [
      "Deployment pve-exporter has to be made anew: spec.selector.matchLabels.a can't be changed (b comes); delete it first, or applying fails",
    ],
  ],
  [
    'the folder of the dashboards',
    {},
    { dashboards: { folder: 'Virtualisation' } },
    ["dashboards' folder Proxmox → Virtualisation"],
  ],
  [
    'verified certificates no more',
    { pveExporter: { tls: { caConfigMap: 'ca' } } },
    {},
    [
      'scrape proxmox-pve-cluster: relabelings change',
      'scrape proxmox-pve-node: relabelings change',
      'certificates of Proxmox VE are no longer verified',
      'CA from ca goes',
      "host aliases to the hypervisors' addresses go",
      pods,
    ],
  ],
  [
    'the CA, from a ConfigMap to a Secret',
    { pveExporter: { tls: { caConfigMap: 'ca' } } },
    { pveExporter: { tls: { caSecret: 'other' } } },
    ['CA from ca goes', 'CA from other comes', pods],
  ],
  [
    'the name of the CA',
    { pveExporter: { tls: { caConfigMap: 'ca' } } },
    { pveExporter: { tls: { caConfigMap: 'other' } } },
    ['CA from ca → other', pods],
  ],
  [
    'a collector off',
    {},
    { pveExporter: { tls: 'insecure', collectors: { subscription: false } } },
    [
      'collector subscription off',
      '2 alerts go: ProxmoxSubscriptionInvalid, ProxmoxSubscriptionExpiring',
      pods,
    ],
  ],
  [
    'the Secret of the credentials',
    {},
    { pveExporter: { tls: 'insecure', credentials: { secret: 'b' } } },
    ['credentials from Secret pve-exporter → b', pods],
  ],
  [
    'what no other sentence is for',
    {},
    { pveExporter: { tls: 'insecure', resources: { limits: { memory: '1Gi' } } } },
    ['Deployment pve-exporter, Deployment pve-exporter-node: resources.limits.memory 512Mi → 1Gi', pods],
  ],
  [
    'the branch that Argo CD follows',
    { discovery: 'static', delivery: { repository, argocd: {} } },
    { discovery: 'static', delivery: { repository, revision: 'v2', argocd: {} } },
    ['Argo CD: Application: spec.source.targetRevision main → v2'],
  ],
  [
    'the port of node exporters, with static discovery',
    { discovery: 'static' },
    { discovery: 'static', nodeExporter: { port: 9101 } },
    ['port of node-exporter 9100 → 9101'],
  ],
]

for (const [what, before, after, said] of changes)
  test(what, () => {
    assert.equal(saidBy(reported({ paris: { ...paris, ...before } }, { paris: { ...paris, ...after } })), {
      paris: said,
    })
  })

test('the same environment differs in nothing', () => {
  assert.equal(saidBy(reported({ paris }, { paris })), {})
})

test('an environment that comes is told with its namespace, one that goes with what happens to its objects', () => {
  const lyon = { ...paris, namespace: 'lyon' }
  assert.equal(saidBy(reported({ paris }, { lyon })), {
    lyon: ['new environment in namespace lyon: 24 objects, 3 hypervisors (pve1, pve2, pve3)'],
    paris: [`the environment goes with its 24 objects and 3 hypervisors (pve1, pve2, pve3); ${byHand}`],
  })
})

test('Argo CD and Flux prune: nobody has to delete anything by hand', () => {
  const delivered: Environment = { ...paris, discovery: 'static', delivery: { repository, argocd: {} } }
  assert.equal(
    saidBy(reported({ paris: delivered }, { paris: { ...delivered, networkPolicy: false } })).paris?.at(-1),
    '2 objects go: NetworkPolicy pve-exporter, NetworkPolicy pve-exporter-hypervisor',
  )
})

test('a way out that a policy opens is told, also to an address of a hypervisor', () => {
  const closed: Environment['patches'] = [
    {
      target: { kind: 'NetworkPolicy', name: 'proxmox-monit-pve-exporter-hypervisor' },
      patch: [{ op: 'remove', path: '/spec/egress/0/to/2' }],
    },
  ]
  assert.equal(saidBy(reported({ paris: { ...paris, patches: closed } }, { paris })), {
    paris: ['NetworkPolicy opens the way out to 198.51.100.13/32 (TCP 8006)'],
  })
})

test('rules in another order are told: nothing is left out', () => {
  const change = (files: Record<string, string>) => {
    const path = 'overlays/paris/rules-prometheus-rule.yaml'
    const [head = '', first = '', second = '', ...rest] = (files[path] as string).split(
      /^(?= {8}- record: )/m,
    )
    return { ...files, [path]: [head, second, first, ...rest].join('') }
  }
  assert.equal(saidBy(reported({ paris }, { paris }, change)), { paris: ['rules are in another order'] })
})

test('a delivery that ends says what happens to the objects that it brought', () =>
  assert.equal(saidBy(reported({ paris: { ...paris, delivery: { repository, flux: {} } } }, { paris })), {
    paris: ['63 alerts: another runbook', 'Flux no longer syncs it, and deletes the objects that it brought'],
    gitops: ['Flux: GitRepository proxmox-monitoring goes', 'Flux: Kustomization proxmox-monitoring goes'],
  }))

test('a dashboard says which panels come, go and change', () => {
  const change = (files: Record<string, string>) => {
    const dashboard = JSON.parse(files['dashboards/proxmox-fleet.json'] as string)
    const [first, second, third] = dashboard.panels.filter(({ type }: { type: string }) => type !== 'row')
    first.description = 'another'
    second.title = 'Renamed'
    // Only its place changes.
    third.gridPos.y += 1
    return { ...files, 'dashboards/proxmox-fleet.json': JSON.stringify(dashboard) }
  }
  assert.equal(saidBy(reported({ paris }, { paris }, change)), {
    paris: [
      'dashboard Proxmox / Fleet: 1 panel comes (Renamed), 1 panel goes (No quorum), 1 panel changes (Not answering)',
    ],
  })
})

test.run()
