import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import type { IServiceAccount } from 'kubernetes-models/v1'
import { componentLabel, environmentLabel, jobs, metadata, names } from '../../environment/object-names.ts'
import { exporterDeadline } from './exporter-deadline.ts'
import { exporterDeployment } from './exporter-deployment.ts'
import { exporterService } from './exporter-service.ts'
import { exporterAddress, exporterName, job, onOneShard, withoutDiscoveryLabels } from './relabelings.ts'

/** The exporter that answers the cluster scrape, and the scrape of both exporters' own `/metrics`. */
export const pveExporter = () => [
  serviceAccount,
  exporterDeadline,
  exporterDeployment(names.pveExporter),
  exporterService(names.pveExporter),
  serviceMonitor,
]

/** The exporter that answers the node scrapes, without the collectors whose series the cluster scrape has. */
export const pveExporterNode = () => [
  exporterDeployment(
    names.pveExporterNode,
    clusterCollectors.map(name => `--no-collector.${name}`),
  ),
  exporterService(names.pveExporterNode),
]

/** The node scrapes' Service, where the first exporter answers those too: scrapes, targets and alerts stay as they are with two exporters. */
export const pveExporterSingle = () => [exporterService(names.pveExporterNode, names.pveExporter)]

/** Collectors whose series are the same from any node: the cluster scrape asks for them once. */
export const clusterCollectors = ['status', 'resources', 'backup-info', 'qdevice']

const serviceAccount = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: metadata(names.pveExporter, 'pve-exporter'),
  automountServiceAccountToken: false,
} satisfies IServiceAccount

const serviceMonitor = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: metadata(names.pveExporter, 'pve-exporter'),
  spec: {
    selector: { matchLabels: componentLabel('pve-exporter') },
    targetLabels: [environmentLabel],
    endpoints: [
      {
        port: 'http',
        interval: '60s',
        relabelings: [job(jobs.exporter), exporterName, exporterAddress, onOneShard, withoutDiscoveryLabels],
      },
    ],
  },
} satisfies IServiceMonitor
