import type {
  BackupServer,
  Dashboards,
  Delivery,
  Discovery,
  Environment,
  Exporter,
  Hypervisor,
  NodeExporter,
  Platform,
  PveExporter,
  Resources,
  Telegraf,
} from '../environment.ts'
import { seconds } from './duration.ts'
import { nodeExporter } from './exporters/node-exporter.ts'
import { type ScrapedExporter, scrapedExporters } from './exporters/scraped-exporters.ts'

/** What an environment's absent fields mean; base/ is made of these, so an overlay holds only what differs. */
export const defaults = {
  namespace: 'monitoring',
  /** What a hypervisor runs that does not say it, besides what the environment's own `exporters` switches on. */
  exporters: ['node', 'pve'] satisfies Exporter[],
  discovery: 'endpoints' satisfies Discovery,
  platform: 'kubernetes' satisfies Platform,
  pveExporter: {
    credentials: { secret: 'pve-exporter' },
    // 10,000 guests: a worker peaks at 211 MB, twice that with two scrapes at once.
    resources: {
      requests: { cpu: '50m', memory: '128Mi' },
      limits: { cpu: '1', memory: '512Mi' },
    } satisfies Resources,
    interval: '60s',
    nodeInterval: '120s',
    scrapeTimeout: '50s',
    // One call a guest: 312 guests whose hypervisor takes 0.3 s for each.
    nodeScrapeTimeout: '100s',
    listenAddress: '::',
    single: false,
  },
  nodeExporter: {
    port: nodeExporter.port,
    scheme: nodeExporter.scheme,
    interval: nodeExporter.interval,
    job: nodeExporter.job,
  },
  telegraf: {
    interval: '5m',
    resources: {
      requests: { cpu: '20m', memory: '64Mi' },
      limits: { cpu: '500m', memory: '256Mi' },
    } satisfies Resources,
  },
  backupServers: { port: 8007, credentialsSecret: 'proxmox-backup' },
  // NodeLocal DNSCache as its own manifests and as Kubespray install it.
  networkPolicy: { dns: ['169.254.20.10', '169.254.25.10'] },
  alerts: { except: { tags: ['no-alert'] } },
  // The label by which Grafana's sidecar finds ConfigMaps, as its chart's default has it.
  dashboards: { folder: 'Proxmox', sidecarLabels: { grafana_dashboard: '1' } },
} as const

/** An environment with a name, the file it comes from, and a value in every field that has a default. */
export interface NamedEnvironment {
  name: string
  file: string
  namespace: string
  namePrefix: string
  labels: Record<string, string>
  hypervisors: (Hypervisor & { exporters: readonly Exporter[] })[]
  pveExporter: PveExporter &
    Required<Pick<PveExporter, 'credentials' | 'interval' | 'nodeInterval' | 'scrapeTimeout'>>
  /** The `scrapeTimeout` of node scrapes. */
  nodeScrapeTimeout: string
  discovery: Discovery
  nodeExporter: (NodeExporter & Required<Pick<NodeExporter, 'port' | 'scheme' | 'interval' | 'job'>>) | false
  /** The exporters on the hypervisors, the node exporter among them. */
  exporters: ScrapedExporter[]
  /** How Telegraf asks the Proxmox VE API. */
  telegraf: (Telegraf & Required<Pick<Telegraf, 'interval'>>) | false
  backupServers: (BackupServer & Required<Pick<BackupServer, 'port' | 'credentialsSecret'>>)[]
  networkPolicy: Exclude<Environment['networkPolicy'], undefined>
  prometheus: NonNullable<Environment['prometheus']>
  delivery?: Delivery
  patches: NonNullable<Environment['patches']>
  platform: Platform
  alerts: Exclude<Environment['alerts'], undefined>
  dashboards: (Dashboards & Required<Pick<Dashboards, 'folder' | 'sidecarLabels'>>) | false
}

/** The environment of a file: its name, and defaults where it is silent. */
export const complete = (
  name: string,
  file: string,
  {
    namespace = defaults.namespace,
    namePrefix = `${name}-`,
    labels = {},
    hypervisors,
    discovery = defaults.discovery,
    pveExporter,
    nodeExporter = {},
    exporters = {},
    telegraf = false,
    backupServers = [],
    networkPolicy = {},
    prometheus = {},
    delivery,
    patches = [],
    platform = defaults.platform,
    alerts = {},
    dashboards = {},
  }: Environment,
  scraped: ScrapedExporter[] = scrapedExporters({ nodeExporter, exporters }),
): NamedEnvironment => ({
  name,
  file,
  namespace,
  namePrefix,
  labels,
  hypervisors: hypervisors.map(hypervisor => ({ exporters: usual(scraped), ...hypervisor })),
  discovery,
  pveExporter: {
    credentials: defaults.pveExporter.credentials,
    interval: defaults.pveExporter.interval,
    nodeInterval: defaults.pveExporter.nodeInterval,
    scrapeTimeout: defaults.pveExporter.scrapeTimeout,
    ...pveExporter,
  },
  nodeScrapeTimeout: nodeScrapeTimeout(pveExporter),
  nodeExporter: nodeExporter && { ...defaults.nodeExporter, ...nodeExporter },
  exporters: scraped,
  telegraf: telegraf && { interval: defaults.telegraf.interval, ...(telegraf === true ? {} : telegraf) },
  backupServers: backupServers.map(server => ({ ...defaults.backupServers, ...server })),
  networkPolicy,
  prometheus,
  ...(delivery && { delivery }),
  patches,
  platform,
  alerts,
  dashboards: dashboards && { ...defaults.dashboards, ...dashboards },
})

/** What a hypervisor runs that does not say it. */
const usual = (scraped: ScrapedExporter[]): Exporter[] => [
  ...new Set([
    ...defaults.exporters,
    ...scraped.filter(({ onEveryHypervisor }) => onEveryHypervisor).map(({ key }) => key),
  ]),
]

/** A `scrapeTimeout` applies to all scrapes; without one, node scrapes have longer, within their interval. */
const nodeScrapeTimeout = (pveExporter: PveExporter | null | undefined): string => {
  const { nodeScrapeTimeout } = defaults.pveExporter
  const { scrapeTimeout, nodeInterval } = pveExporter ?? {}
  if (scrapeTimeout !== undefined) return scrapeTimeout
  // Values that do not fit the schema arrive here too.
  return typeof nodeInterval === 'string' && seconds(nodeInterval) < seconds(nodeScrapeTimeout)
    ? nodeInterval
    : nodeScrapeTimeout
}

/** The hypervisors that a scrape addresses. */
export const hypervisorsOf = (
  environment: NamedEnvironment,
  exporter: Exporter,
): NamedEnvironment['hypervisors'] =>
  environment.hypervisors.filter(({ exporters }) => exporters.includes(exporter))

/** Requests and limits of a container: an environment's own, and the defaults (the exporters' unless told otherwise) where it gives none. */
export const resourcesWithDefaults = (
  { requests, limits }: Resources = {},
  usual: Required<Resources> = defaults.pveExporter.resources,
) => ({
  requests: { ...usual.requests, ...requests },
  limits: { ...usual.limits, ...limits },
})
