import type { IProbe } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import { defaults } from '../../environment/defaults.ts'
import { jobs, metadata, names } from '../../environment/object-names.ts'
import { withoutUnusedSeries } from '../../monitoring/catalogue/unused-series.ts'

const { interval, nodeInterval, scrapeTimeout, nodeScrapeTimeout } = defaults.pveExporter

/** The cluster scrape without any Service of the hypervisors: their name is a host alias of the exporter's pod. */
export const hypervisorsByProbe = () => [
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Probe',
    metadata: metadata(names.hypervisors, 'hypervisor'),
    spec: {
      jobName: jobs.cluster,
      interval,
      scrapeTimeout,
      prober: prober(names.pveExporter),
      params: params('0'),
      targets: noTargets,
      metricRelabelings: [...withoutUnusedSeries].map(relabeling => ({
        ...relabeling,
        sourceLabels: [...relabeling.sourceLabels],
      })),
    },
  } satisfies IProbe,
]

/** The node scrapes: each hypervisor's name is a host alias of the second exporter's pod. */
export const hypervisorsByProbeNode = () => [
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Probe',
    metadata: metadata(names.pveExporterNode, 'hypervisor'),
    spec: {
      jobName: jobs.node,
      interval: nodeInterval,
      scrapeTimeout: nodeScrapeTimeout,
      prober: prober(names.pveExporterNode),
      params: params('1'),
      targets: noTargets,
    },
  } satisfies IProbe,
]

/** The exporter's Service, to whose name Kustomize adds the prefix (references.ts); an overlay's relabelling adds namespace and port. */
const prober = (url: string) => ({ url, path: '/pve', scheme: 'http' as const })

const params = (node: '0' | '1') => [
  { name: 'cluster', values: ['1'] },
  { name: 'node', values: [node] },
]

/** Filled by each overlay; `replace` fails if it is missing. */
const noTargets = { staticConfig: { static: [] } }
