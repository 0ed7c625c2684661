import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Check, Finding } from '../../../lib/doctor/check.ts'
import { PM501 } from '../../../lib/doctor/checks/PM501.ts'
import { PM503 } from '../../../lib/doctor/checks/PM503.ts'
import { PM504 } from '../../../lib/doctor/checks/PM504.ts'
import { PM505 } from '../../../lib/doctor/checks/PM505.ts'
import { PM506 } from '../../../lib/doctor/checks/PM506.ts'
import { PM507 } from '../../../lib/doctor/checks/PM507.ts'
import { PM508 } from '../../../lib/doctor/checks/PM508.ts'
import { PM509 } from '../../../lib/doctor/checks/PM509.ts'
import { PM510 } from '../../../lib/doctor/checks/PM510.ts'
import { PM511 } from '../../../lib/doctor/checks/PM511.ts'
import { PM512 } from '../../../lib/doctor/checks/PM512.ts'
import { PM513 } from '../../../lib/doctor/checks/PM513.ts'
import { PM514 } from '../../../lib/doctor/checks/PM514.ts'
import { PM601 } from '../../../lib/doctor/checks/PM601.ts'
import { PM602 } from '../../../lib/doctor/checks/PM602.ts'
import { PM603 } from '../../../lib/doctor/checks/PM603.ts'
import { type Told, toldScene } from '../told-scene.ts'
import { ofExporter, ofNode, target } from './told-prometheus.ts'

const object = (kind: string, name: string, own = {}) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind,
  metadata: { name, namespace: 'proxmox', labels: {} },
  ...own,
})
const monitors = ['newyork-hypervisor', 'newyork-node-exporter'].map(name => object('ServiceMonitor', name))
const rules = object('PrometheusRule', 'newyork-rules')
const all = {
  serviceMonitorSelector: {},
  serviceMonitorNamespaceSelector: {},
  ruleSelector: {},
  ruleNamespaceSelector: {},
}
const prometheus = (spec = {}) => ({
  ...object('Prometheus', 'k8s'),
  metadata: { name: 'k8s', namespace: 'monitoring' },
  spec: { ...all, serviceAccountName: 'prometheus-k8s', ...spec },
})
const pod = {
  metadata: {
    name: 'prometheus-k8s-0',
    namespace: 'monitoring',
    labels: { 'app.kubernetes.io/name': 'prometheus' },
  },
  status: { podIP: '10.244.0.7', conditions: [{ type: 'Ready', status: 'True' }] },
}

const pools = [...new Set([ofNode(), ...ofExporter()].map(({ scrapePool }) => scrapePool))]

const scene = (
  activeTargets: object[] = [ofNode(), ...ofExporter()],
  { spec = {}, prometheus: api = {}, lists = {}, ...told }: Told & { spec?: object } = {},
) =>
  toldScene({
    rendered: [...monitors, rules],
    ...told,
    lists: { Prometheus: [prometheus(spec)], Pod: [pod], Namespace: [], ...lists },
    prometheus: { 'targets?': { activeTargets }, scrape_pools: { scrapePools: pools }, ...api },
  })
const findings = async (check: Check, own: ReturnType<typeof toldScene>): Promise<Finding[]> => {
  const result = await check.run(own)
  return 'findings' in result ? result.findings : []
}
const whats = async (check: Check, own: ReturnType<typeof toldScene>) =>
  (await findings(check, own)).map(({ what }) => what)
const mends = async (check: Check, own: ReturnType<typeof toldScene>) =>
  (await findings(check, own)).map(({ mend }) => Object.values(mend).join())

test('nothing is told of targets that are up, selected and labelled', async () => {
  const result = { result: [] }
  const well = scene(undefined, { prometheus: { 'query?': result } })
  for (const check of [PM501, PM503, PM504, PM505, PM506, PM507, PM509, PM510, PM511, PM512, PM513, PM514])
    assert.equal(await whats(check, well), [], check.code)
})

test('a cluster without a Prometheus says so', async () => {
  assert.equal(await whats(PM501, scene([], { lists: { Prometheus: [] } })), [
    'There is no Prometheus and no PrometheusAgent in this cluster.',
  ])
})

test('an account that may not list the namespace gets it by a field of the environment', async () => {
  const own = scene([], { allowed: resource => resource !== 'endpoints' })
  assert.match(
    (await whats(PM503, own))[0] ?? '',
    /may not list and watch endpoints in the namespace proxmox/,
  )
  assert.equal(await mends(PM503, own), [
    "prometheus: { serviceAccount: { name: 'prometheus-k8s', namespace: 'monitoring' } }",
  ])
})

test('with discovery by slices Prometheus needs EndpointSlices and no Endpoints', async () => {
  const spec = { serviceDiscoveryRole: 'EndpointSlice' }
  assert.equal(await whats(PM503, scene([], { spec, allowed: resource => resource !== 'endpoints' })), [])
  assert.is(
    (await whats(PM503, scene([], { spec, allowed: resource => resource !== 'endpointslices' }))).length,
    1,
  )
})

test('a scrape that is not in the configuration is told, with the object that is paused', async () => {
  const own = { prometheus: { scrape_pools: { scrapePools: pools.slice(0, 1) } } }
  assert.match(
    (await whats(PM504, scene([], own)))[0] ?? '',
    /lacks serviceMonitor\/proxmox\/newyork-hypervisor\.$/,
  )
  assert.match((await mends(PM504, scene([], own)))[0] ?? '', /get events .*reason=InvalidConfiguration/)
  assert.match((await mends(PM504, scene([], { ...own, spec: { paused: true } })))[0] ?? '', /"paused":false/)
})

test('a Prometheus of which no pod is Ready is told once, and the others only say that they could not look', async () => {
  const own = () => scene([], { lists: { Pod: [] } })
  assert.equal(await whats(PM504, own()), ['No pod of the Prometheus monitoring/k8s is Ready.'])
  assert.is((await PM506.run(own())).status, 'skip')
})

test('a configuration that the operator cannot write is told in its own words', async () => {
  // As prometheus-operator 0.90.1 writes it.
  const message =
    'creating config failed: generating config failed: generate additional scrape configs: unmarshalling additional scrape configs failed'
  const told = (status: string) => ({
    ...prometheus(),
    status: { conditions: [{ type: 'Reconciled', status, reason: 'ReconciliationFailed', message }] },
  })
  const refused = (api = {}) => scene(undefined, { lists: { Prometheus: [told('False')] }, prometheus: api })
  assert.equal(await whats(PM504, refused()), [])
  assert.equal(
    await whats(PM504, refused({ scrape_pools: { scrapePools: [] } })),
    await whats(PM513, refused()),
  )
  assert.equal(await whats(PM513, refused()), [
    `The operator cannot configure the Prometheus monitoring/k8s: ${message}.`,
  ])
  assert.equal(await whats(PM513, scene([], { lists: { Prometheus: [told('True')] } })), [])
})

test('an operator that does not run is told where a scrape is missing, and is scaled up', async () => {
  const told = (replicas: number, readyReplicas?: number) => {
    const metadata = { name: 'prometheus-operator', namespace: 'default' }
    const operator = { kind: 'Deployment', metadata, spec: { replicas }, status: { readyReplicas } }
    return scene([], { lists: { Deployment: [operator] }, prometheus: { scrape_pools: { scrapePools: [] } } })
  }
  assert.equal(await mends(PM504, told(0)), [
    'kubectl --namespace default scale deployment prometheus-operator --replicas=1',
  ])
  assert.equal(await mends(PM504, told(1)), [
    'kubectl --namespace default describe deployment prometheus-operator',
  ])
  assert.match((await whats(PM504, told(1, 1)))[0] ?? '', /lacks serviceMonitor/)
})

test('a Prometheus that is scaled to nothing is scaled up again', async () => {
  assert.equal(await mends(PM504, scene([], { lists: { Pod: [] }, spec: { replicas: 0 } })), [
    `kubectl --namespace monitoring patch prometheus k8s --type merge --patch '{"spec":{"replicas":1}}'`,
  ])
})

test('an exporter that has no pod is not told a second time, as a target that Prometheus lacks', async () => {
  const own = (...Pod: object[]) => scene([ofNode(), ...ofExporter().slice(0, 3)], { lists: { Pod } })
  assert.equal(await whats(PM504, own({ ...pod, status: { ...pod.status, phase: 'Failed' } })), [])
  const waiting = { ...exporterPod, kind: 'Pod', status: { phase: 'Pending' } }
  assert.equal(await whats(PM504, own(pod, waiting)), [])
  assert.equal(await whats(PM504, own({ ...pod, kind: 'Pod' })), [
    'Prometheus lacks targets: proxmox-pve-exporter: 0 of 1.',
  ])
})

test('fewer targets than the file has hypervisors are told by job', async () => {
  assert.match(
    (await whats(PM504, scene(ofExporter())))[0] ?? '',
    /lacks targets: proxmox-node-exporter: 0 of 1\./,
  )
})

const silent = { health: 'down', lastError: 'Get "http://x": context deadline exceeded' }
const closed = (namespace: string, direction: string) => ({
  metadata: { name: 'closed', namespace },
  spec: { podSelector: {}, policyTypes: [direction] },
})
const exporterPod = {
  metadata: {
    name: 'exporter',
    labels: { 'app.kubernetes.io/name': 'pve-exporter', 'app.kubernetes.io/component': 'pve-exporter' },
  },
  status: { podIP: '10.244.0.9', conditions: [{ type: 'Ready', status: 'True' }] },
}
const shut = (policy: object, targets: object[]) =>
  scene(targets, { lists: { NetworkPolicy: [policy], Pod: [pod, exporterPod] } })

test('a policy that shuts Prometheus out is mended in the environment’s file', async () => {
  const own = shut(closed('proxmox', 'Ingress'), [ofNode(), ...ofExporter(silent)])
  assert.equal(await mends(PM505, own), [
    "networkPolicy: { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }, podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } }] }",
  ])
})

test('whom the environment’s policy lets in already, and its DNS servers, stay in the line', async () => {
  const peer = { ipBlock: { cidr: '192.0.2.0/24' } }
  const networkPolicy = { from: [peer], dns: ['169.254.0.53'] }
  const own = scene([ofNode(), ...ofExporter(silent)], {
    environment: { networkPolicy },
    lists: { NetworkPolicy: [closed('proxmox', 'Ingress')], Pod: [pod, exporterPod] },
  })
  assert.match(
    (await mends(PM505, own))[0] ?? '',
    "networkPolicy: { dns: ['169.254.0.53'], from: [{ ipBlock: { cidr: '192.0.2.0/24' } }, { namespaceSelector:",
  )
})

test('the policy that lets Prometheus out selects the pods of the one that scrapes, and of no other in its namespace', async () => {
  const labels = { 'app.kubernetes.io/name': 'prometheus', 'operator.prometheus.io/name': 'k8s' }
  const own = scene([ofNode(silent), ...ofExporter()], {
    lists: {
      NetworkPolicy: [closed('monitoring', 'Egress')],
      Pod: [{ ...pod, metadata: { ...pod.metadata, labels } }, exporterPod],
    },
  })
  assert.match(
    (await mends(PM505, own))[0] ?? '',
    '{"podSelector":{"matchLabels":{"operator.prometheus.io/name":"k8s"}}',
  )
})

test('a firewall is opened for a node exporter to the Kubernetes nodes alone', async () => {
  const Node = [{ status: { addresses: [{ type: 'InternalIP', address: '10.0.0.7' }] } }]
  const down = (lists: Told['lists'] = {}) => scene([ofNode(silent), ...ofExporter()], { lists })
  assert.match((await mends(PM507, down({ Node })))[0] ?? '', /--dport 9100 --source 10\.0\.0\.7$/)
  assert.match((await mends(PM507, down()))[0] ?? '', /^Start it, or open port 9100/)
})

test('a policy of Prometheus’s own namespace is opened by another beside it, for the targets as well that it has not yet silenced', async () => {
  const silenced = shut(closed('monitoring', 'Egress'), [ofNode(silent), ...ofExporter()])
  assert.match((await whats(PM505, silenced))[0] ?? '', / out to 198\.51\.100\.18:9100, proxmox:9221\.$/)
  const [line = ''] = await mends(PM505, silenced)
  const [, policy = '{}'] = /^echo '(.*)' \| kubectl apply --filename -$/.exec(line) ?? []
  assert.equal(JSON.parse(policy).spec.egress.slice(1), [
    {
      to: [{ ipBlock: { cidr: '198.51.100.18/32' } }],
      ports: [{ port: 9100, protocol: 'TCP' }],
    },
    {
      to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'proxmox' } } }],
      ports: [{ port: 9221, protocol: 'TCP' }],
    },
  ])
})

test('targets that are still scraped by a connection from before the policy are let out, too', async () => {
  const own = shut(closed('monitoring', 'Egress'), [ofNode(), ...ofExporter(silent)])
  assert.match((await mends(PM505, own))[0] ?? '', '198.51.100.18/32')
})

test('a policy that shuts a target that answers is enforced by nobody, and not told', async () => {
  const own = shut(closed('proxmox', 'Ingress'), [ofNode(), ...ofExporter()])
  assert.equal(await whats(PM505, own), [])
})

// scrape/scrape.go of Prometheus 3.10.
for (const [lastError, field] of [
  ['sample limit exceeded', 'enforcedSampleLimit'],
  ['target_limit exceeded (number of targets: 2, limit: 1)', 'enforcedTargetLimit'],
  ['label_limit exceeded (metric: x, number of labels: 9, limit: 8)', 'enforcedLabelLimit'],
  ['body size limit exceeded', 'enforcedBodySizeLimit'],
] as const)
  test(`"${lastError}" is told as ${field}, and not as a target that is down`, async () => {
    const own = scene([ofNode({ health: 'down', lastError }), ...ofExporter()])
    assert.match((await mends(PM506, own))[0] ?? '', new RegExp(`{"spec":{"${field}":null}}`))
    assert.equal(await whats(PM507, own), [])
  })

test('a node exporter that refuses is started on its hypervisor', async () => {
  const lastError =
    'Get "http://198.51.100.18:9100/metrics": dial tcp 198.51.100.18:9100: connect: connection refused'
  assert.equal(await mends(PM507, scene([ofNode({ health: 'down', lastError }), ...ofExporter()])), [
    'ssh root@198.51.100.18 systemctl enable --now prometheus-node-exporter',
  ])
})

test('a target that was not scraped since its exporter started waits, and its exporter is not restarted again', async () => {
  const since = '2026-11-26T22:03:50Z'
  const started = {
    ...exporterPod,
    kind: 'Pod',
    status: { conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: since }] },
  }
  const lastError =
    'Get "http://newyork-proxmox-monit-pve-exporter.proxmox.svc:9221/pve": dial tcp 10.96.204.117:9221: connect: connection refused'
  const scraped = (lastScrape: string) =>
    scene([ofNode(), ...ofExporter({ health: 'down', lastError, lastScrape }).slice(0, 1)], {
      lists: { Pod: [pod, started] },
    })
  assert.equal(await mends(PM507, scraped('2026-11-26T22:03:40.204Z')), [
    'npm run doctor -- newyork --wait 3m',
  ])
  assert.match((await mends(PM507, scraped('2026-11-26T22:04:40.204Z')))[0] ?? '', /rollout restart/)
})

test('several targets of a job with one error are one finding', async () => {
  const own = scene([
    ofNode(),
    ...ofExporter({ health: 'down', lastError: 'server returned HTTP status 500' }),
  ])
  assert.equal(
    (await whats(PM507, own)).map(what => what.replace(/ \(.*/, '')),
    [
      'A target of proxmox-pve-cluster is down',
      '2 targets of proxmox-pve-node are down',
      'A target of proxmox-pve-exporter is down',
    ],
  )
})

test('a label that Prometheus writes over is told with the field that does it', async () => {
  const own = scene([ofNode({ labels: { environment: 'proxmox' } })], {
    spec: { enforcedNamespaceLabel: 'environment' },
  })
  assert.match(
    (await whats(PM509, own))[0] ?? '',
    /1 target carries environment="proxmox" and not "newyork": .*enforcedNamespaceLabel/,
  )
  assert.match((await mends(PM509, own))[0] ?? '', /"excludedFromEnforcement":\[/)
  // Somebody's relabeling does it, or a patch.
  const relabelled = scene([ofNode({ labels: { environment: 'proxmox' } })])
  assert.match(
    (await whats(PM509, relabelled))[0] ?? '',
    /1 target carries environment="proxmox" and not "newyork"\.$/,
  )
  assert.match(
    (await mends(PM509, relabelled))[0] ?? '',
    /\(scrapeClasses, externalLabels\) and at `patches` of the environment\./,
  )
})

test('a release that scrapes beside the environment is a warning, and is uninstalled', async () => {
  const old = {
    ...target('old-pve-exporter', '10.244.0.30:9221', 'old', 'http://10.244.0.30:9221/pve'),
    labels: { job: 'old-pve-exporter', instance: '10.244.0.30:9221', namespace: 'monitoring' },
    discoveredLabels: {
      __meta_kubernetes_service_annotation_meta_helm_sh_release_name: 'old',
      __meta_kubernetes_service_annotation_meta_helm_sh_release_namespace: 'monitoring',
    },
  }
  const id = 'cluster/newyork'
  const result = [
    { metric: { environment: 'newyork', job: 'proxmox-pve-cluster', id } },
    { metric: { ...old.labels, id } },
  ]
  const own = scene([ofNode(), ...ofExporter(), old], { prometheus: { 'query?': { result } } })
  assert.equal(
    (await findings(PM508, own)).map(({ severity, mend }) => [severity, mend]),
    [['warn', { command: 'helm --namespace monitoring uninstall old' }]],
  )
})

test('rules have selectors of their own', async () => {
  const spec = { ruleSelector: { matchLabels: { role: 'alert-rules' } } }
  assert.equal(await mends(PM601, scene([], { spec })), [
    "prometheus: { monitorLabels: { role: 'alert-rules' } }",
  ])
  assert.equal(await whats(PM601, scene([])), [])
})

test('clocks may differ by half a minute', async () => {
  const apart = (seconds: string) => ({
    prometheus: { 'query?': { result: [{ metric: { instance: 'virtrc18u' }, value: [0, seconds] }] } },
  })
  assert.equal(await whats(PM510, scene(undefined, apart('29'))), [])
  assert.equal(await whats(PM510, scene(undefined, apart('-61.2'))), [
    'The clock of virtrc18u is 61 s behind Prometheus’s.'.replace('’', "'"),
  ])
})

test('addresses that stand beside the name of another node are put right, by the newest sample of each', async () => {
  const sampled = (instance: string, labels: object, at: number) => ({
    metric: { instance, ...labels },
    value: [at, String(at)],
  })
  const answering = (...result: object[]) => scene(undefined, { prometheus: { 'query?': { result } } })
  const right = [
    sampled('virtrc18u', { id: 'node/virtrc18u' }, 1),
    sampled('virtrc19u', { id: 'node/VIRTRC19U' }, 1),
    sampled('virtrc18u', { nodename: 'somebody-else' }, 1),
  ]
  assert.equal(await whats(PM512, answering(...right)), [])
  const wrong = [
    sampled('virtrc18u', { id: 'node/virtrc19u' }, 2),
    sampled('virtrc19u', { nodename: 'virtrc18u' }, 2),
  ]
  assert.equal(await mends(PM512, answering(...right.slice(0, 1), ...wrong)), [
    "hypervisors: [{ name: 'virtrc18u', address: '198.51.100.19' }, { name: 'virtrc19u', address: '198.51.100.18' }]",
  ])
})

const ruler = (spec: object = {}) => ({
  ...object('ThanosRuler', 'global'),
  metadata: { name: 'global', namespace: 'monitoring' },
  spec: { ruleNamespaceSelector: {}, ...spec },
})
const others = { ruleSelector: { matchLabels: { role: 'others' } } }

test('a ThanosRuler may select the rules that no Prometheus does, and is not asked', async () => {
  const told = { spec: others, lists: { ThanosRuler: [ruler({ ruleSelector: {} })] } }
  assert.equal(await whats(PM601, scene([], told)), [])
  assert.equal(await PM602.run(scene([], told)), {
    status: 'skip',
    because: 'the ThanosRuler monitoring/global evaluates the rules',
  })
})

test('rules with labels of their own get those that a ThanosRuler asks for', async () => {
  const lists = {
    ThanosRuler: [ruler({ ruleSelector: { matchLabels: { ruler: 'global' } } })],
    Prometheus: [],
  }
  const environment = { prometheus: { monitorLabels: { release: 'stack' }, ruleLabels: { team: 'pve' } } }
  const own = toldScene({ rendered: [rules], environment, lists: { ...lists, Namespace: [] } })
  assert.equal(await mends(PM601, own), [
    "prometheus: { monitorLabels: { release: 'stack' }, ruleLabels: { team: 'pve', ruler: 'global' } }",
  ])
})

test('an external label environment is told where Thanos puts it over ours', async () => {
  const externalLabels = { environment: 'production' }
  assert.equal(await whats(PM514, scene([], { spec: { externalLabels } })), [])
  assert.equal(await whats(PM514, scene([], { spec: { externalLabels, thanos: {} } })), [
    'The Prometheus monitoring/k8s has environment="production" in externalLabels, which Thanos puts over that of all series.',
  ])
  const lists = { ThanosRuler: [ruler({ ruleSelector: {}, labels: externalLabels })] }
  assert.equal(await whats(PM514, scene([], { spec: others, lists })), [
    'The ThanosRuler monitoring/global has environment="production" in labels, which Thanos puts over that of all alerts.',
  ])
})

test('a Prometheus with shards needs a new operator, and an environment that says so', async () => {
  const sharded = (spec: object, reloader: string, own = {}) => {
    const containers = [
      {
        name: 'config-reloader',
        image: `quay.io/prometheus-operator/prometheus-config-reloader:${reloader}`,
      },
    ]
    return scene([], { spec, lists: { Pod: [{ ...pod, spec: { containers } }] }, ...own })
  }
  assert.equal(await mends(PM511, sharded({ shards: 2 }, 'v0.79.2')), ['prometheus: { sharded: true }'])
  assert.equal(await mends(PM511, sharded({ shards: 1 }, 'v0.78.2')), [])
  assert.equal(
    await mends(PM511, sharded({ shards: 2, ruleSelector: { matchLabels: { role: 'others' } } }, 'v0.79.2')),
    [],
  )
  assert.equal(
    await whats(PM511, sharded({ shards: 3, ruleSelector: { matchLabels: { role: 'others' } } }, 'v0.78.2')),
    [
      "The Prometheus monitoring/k8s has 3 shards, and an operator 0.78 parts the environment's targets among them.",
    ],
  )
})

const group = (health: string, file = '/etc/prometheus/rules/k8s/proxmox-newyork-rules-4f1c.yaml') => ({
  groups: [
    { name: 'proxmox', file, rules: [{ name: 'ProxmoxNodeDown', health, lastError: 'many-to-many' }] },
  ],
})

test('rules that Prometheus has not, and rules that fail, are told', async () => {
  const of = (groups: object) => scene([], { prometheus: { rules: groups } })
  assert.equal(await whats(PM602, of(group('ok'))), [])
  assert.match(
    (await whats(PM602, of(group('err'))))[0] ?? '',
    /The rule ProxmoxNodeDown of .* fails: many-to-many/,
  )
  assert.match(
    (await whats(PM602, of(group('ok', '/other.yaml'))))[0] ?? '',
    /has not loaded the rules of proxmox\/newyork-rules/,
  )
})

test('without an Alertmanager the Service that listens on its port is named, the operator’s own first', async () => {
  const service = (name: string, namespace: string, port = 9093) => ({
    metadata: { name, namespace },
    spec: { ports: [{ name: 'web', port }] },
  })
  const own = scene([], {
    prometheus: { alertmanagers: { activeAlertmanagers: [] } },
    lists: {
      Service: [
        service('alertmanager', 'other'),
        service('am', 'monitoring'),
        service('alertmanager-operated', 'monitoring'),
        service('web', 'monitoring', 80),
      ],
    },
  })
  assert.match(
    (await mends(PM603, own))[0] ?? '',
    /"namespace":"monitoring","name":"alertmanager-operated","port":"web"/,
  )
})

test('an agent is patched as an agent, and asked no question that agents refuse', async () => {
  const agent = { ...prometheus({ paused: true }), kind: 'PrometheusAgent' }
  const own = (api = {}) =>
    scene(undefined, { lists: { Prometheus: [], PrometheusAgent: [agent] }, prometheus: api })
  assert.equal(await mends(PM504, own({ scrape_pools: { scrapePools: [] } })), [
    `kubectl --namespace monitoring patch prometheusagent k8s --type merge --patch '{"spec":{"paused":false}}'`,
  ])
  for (const check of [PM508, PM510])
    assert.equal(await check.run(own()), { status: 'skip', because: 'an agent answers no queries' })
})

test.run()
