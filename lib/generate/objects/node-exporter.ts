import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import { defaults } from '../../environment/defaults.ts'
import { environmentLabel, metadata, nameLabel, names } from '../../environment/object-names.ts'
import { bySlices } from './by-slices.ts'
import { emptyEndpoints, externalService } from './external-service.ts'
import { hypervisorName, job, withoutDiscoveryLabels } from './relabelings.ts'

const { port, scheme, interval, job: jobName } = defaults.nodeExporter

/** The node exporters on the hypervisors: a Service without selector, its Endpoints, and their scrape. */
export const nodeExporter = () => [
  nodeExporterService(),
  emptyEndpoints(names.nodeExporter, 'node-exporter'),
  serviceMonitor,
]

/** The headless Service of the node exporters. */
export const nodeExporterService = () =>
  externalService(names.nodeExporter, 'node-exporter', { name: 'metrics', port })

/** The scrape of the node exporters. */
export const serviceMonitor = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: metadata(names.nodeExporter, 'node-exporter'),
  spec: {
    // No namespaceSelector: Kustomize would not rewrite it.
    selector: { matchLabels: nameLabel(names.nodeExporter) },
    targetLabels: [environmentLabel],
    endpoints: [
      {
        port: 'metrics',
        scheme,
        interval,
        relabelings: [job(jobName), hypervisorName('instance'), withoutDiscoveryLabels],
      },
    ],
  },
} satisfies IServiceMonitor

/** The node exporters where an overlay brings EndpointSlices of its own instead of Endpoints. */
export const nodeExporterBySlices = () => [nodeExporterService(), bySlices(serviceMonitor)]
