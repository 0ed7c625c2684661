import type { Environment } from '../../../lib/environment.ts'
import type { Scenes } from '../examined.ts'
import type { Told } from '../told-scene.ts'

export const object = (kind: string, name: string, own: object = {}, metadata: object = {}) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind,
  metadata: { name, namespace: 'proxmox', labels: {}, ...metadata },
  ...own,
})
export const monitors = ['newyork-hypervisor', 'newyork-node-exporter'].map(name =>
  object('ServiceMonitor', name),
)
export const rules = object('PrometheusRule', 'newyork-rules', {
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
export const prometheus = (spec: object = {}, own: object = {}, name = 'k8s') => ({
  ...object('Prometheus', name),
  metadata: { name, namespace: 'monitoring' },
  spec: { ...all, serviceAccountName: 'prometheus-k8s', ...spec },
  ...own,
})
export const condition = (type: string, status: string, message?: string) => ({
  status: { conditions: [{ type, status, ...(message && { message }) }] },
})
export const ruler = (spec: object = {}) => ({
  ...object('ThanosRuler', 'global'),
  metadata: { name: 'global', namespace: 'monitoring' },
  spec: { ruleSelector: {}, ruleNamespaceSelector: {}, ...spec },
})
export const pod = (
  name = 'prometheus-k8s-0',
  labels: object = {},
  status: object = {},
  more: object = {},
) => ({
  metadata: {
    name,
    namespace: 'monitoring',
    labels: { 'app.kubernetes.io/name': 'prometheus', ...labels },
  },
  spec: { containers: [] },
  status: { podIP: '10.244.0.7', conditions: [{ type: 'Ready', status: 'True' }], ...status },
  ...more,
})
export interface Own {
  health?: string
  lastError?: string
  lastScrape?: string
  labels?: Record<string, string>
  discoveredLabels?: Record<string, string>
}
/** As `/api/v1/targets` of Prometheus 3.10 gives them, in short. */
export const target = (job: string, instance: string, pool: string, scrapeUrl: string, own: Own = {}) => {
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
export const node = 'http://198.51.100.18:9100/metrics'
export const ofNode = (own: Own = {}, url = node, instance = 'virtrc18u') =>
  target('proxmox-node-exporter', instance, 'newyork-node-exporter', url, own)
export const ofExporter = (own: Own = {}) => [
  target('proxmox-pve-cluster', 'hypervisor', 'newyork-hypervisor', exporter, own),
  target('proxmox-pve-node', 'virtrc18u', 'newyork-hypervisor', exporter, own),
  target('proxmox-pve-node', 'virtrc19u', 'newyork-hypervisor', exporter, own),
  target('proxmox-pve-exporter', 'pve-exporter', 'newyork-hypervisor', exporter, own),
]
export const foreign = target('old', 'a', 'x', exporter, { labels: { environment: 'other' } })
export const well = [ofNode(), ...ofExporter()]
export const pools = [
  'serviceMonitor/proxmox/newyork-hypervisor/0',
  'serviceMonitor/proxmox/newyork-node-exporter/0',
]

/** A Prometheus that scrapes the environment, with these targets. */
export const scraping = (
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
export const down = (lastError: string, more: Own = {}): Own => ({ health: 'down', lastError, ...more })
export const refused = down('Get "http://x": dial tcp: connect: connection refused')
export const rows = (...result: object[]) => ({ prometheus: { 'query?': { result } } })
export const broken = { kind: 'other', message: 'it broke' } as const
const unready = pod('prometheus-k8s-0', {}, { conditions: [{ type: 'Ready', status: 'False' }] })
export const agents = {
  Prometheus: [],
  PrometheusAgent: [prometheus({}, { kind: 'PrometheusAgent' }, 'agent')],
}

/** What every check says that asks which Prometheus selects the scrapes. */
export const selecting: Scenes = {
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
export const asking: Scenes = {
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

export const team = { matchLabels: { team: 'pve' } }
export const labelled = (namespace: string, labels: object) => ({ metadata: { name: namespace, labels } })
export const selector = (spec: object, more: Told = {}) => scraping([], { spec, ...more })

export const operator = (replicas: number, readyReplicas?: number) => ({
  kind: 'Deployment',
  metadata: { name: 'prometheus-operator', namespace: 'default' },
  spec: { replicas },
  ...(readyReplicas !== undefined && { status: { readyReplicas } }),
})
export const config = (yaml: string) => ({ prometheus: { 'status/config': { yaml } } })
export const dropping = (...steps: object[]) =>
  scraping([], config(JSON.stringify({ alerting: { alert_relabel_configs: steps } })))
const thanos: Told = scraping([], {
  spec: { ruleSelector: { matchLabels: { role: 'others' } } },
  lists: { ThanosRuler: [ruler()] },
})
export const named: Partial<Environment> = {
  prometheus: { serviceAccount: { name: 'prometheus', namespace: 'watch' } },
}

/** What every check says that asks who evaluates the rules. */
export const evaluating: Scenes = {
  'there is no rule': { ...scraping(), rendered: monitors },
  'there is no Prometheus': scraping([], { lists: { Prometheus: [] } }),
  'Prometheuses may not be listed': scraping([], { refused: ['Prometheus'] }),
  'rulers may not be listed': scraping([], { refused: ['ThanosRuler'] }),
  'a ThanosRuler evaluates them': thanos,
  'no pod is Ready': scraping([], { lists: { 'Pod monitoring': [unready] } }),
  'it does not answer': scraping([], { replies: { 'api/v1/': broken } }),
}
