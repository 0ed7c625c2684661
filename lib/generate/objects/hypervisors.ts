import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import { defaults } from '../../environment/defaults.ts'
import { environmentLabel, jobs, metadata, nameLabel, names } from '../../environment/object-names.ts'
import { withoutUnusedSeries } from '../../monitoring/catalogue/unused-series.ts'
import { bySlices } from './by-slices.ts'
import { externalService } from './external-service.ts'
import {
  hypervisorName,
  job,
  onOneShard,
  serviceName,
  throughExporter,
  withoutDiscoveryLabels,
} from './relabelings.ts'

/** Port of the Proxmox VE API (pveproxy). */
export const apiPort = 8006

/** The port of the hypervisors' Service. */
export const servicePort = { name: 'api', port: apiPort }

const { interval, nodeInterval, scrapeTimeout, nodeScrapeTimeout } = defaults.pveExporter

/** The hypervisors' API: a headless Service, whose addresses each overlay brings, and both scrapes. */
export const hypervisors = () => [hypervisorsService(), serviceMonitor]

/** The headless Service of the hypervisors' API, whose DNS name leads to all of them. */
export const hypervisorsService = () => externalService(names.hypervisors, 'hypervisor', servicePort)

/** Every endpoint's cluster scrape ends with the same labels and address, so it is one target to Prometheus. */
const clusterScrape = {
  port: 'api',
  scheme: 'http',
  path: '/pve',
  params: { cluster: ['1'], node: ['0'] },
  interval,
  scrapeTimeout,
  relabelings: [
    serviceName('__param_target'),
    serviceName('instance'),
    throughExporter(names.pveExporter),
    job(jobs.cluster),
    onOneShard,
    withoutDiscoveryLabels,
  ],
  metricRelabelings: withoutUnusedSeries,
} as const

/** One scrape a hypervisor: node collectors answer only for the node that is asked. */
const nodeScrape = {
  port: 'api',
  scheme: 'http',
  path: '/pve',
  params: { cluster: ['1'], node: ['1'] },
  interval: nodeInterval,
  scrapeTimeout: nodeScrapeTimeout,
  relabelings: [
    { sourceLabels: ['__address__'], targetLabel: '__param_target' },
    hypervisorName('instance'),
    throughExporter(names.pveExporterNode),
    job(jobs.node),
    onOneShard,
    withoutDiscoveryLabels,
  ],
} as const

/** The cluster and the node scrape of the hypervisors' API. */
export const serviceMonitor = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: metadata(names.hypervisors, 'hypervisor'),
  spec: {
    // No namespaceSelector: Kustomize would not rewrite it.
    selector: { matchLabels: nameLabel(names.hypervisors) },
    targetLabels: [environmentLabel],
    endpoints: [clusterScrape, nodeScrape],
  },
} satisfies DeepReadonly<IServiceMonitor>

type DeepReadonly<Value> = { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }

/** The hypervisors' API where an overlay brings EndpointSlices instead of Endpoints. */
export const hypervisorsBySlices = () => [hypervisorsService(), bySlices(serviceMonitor)]
