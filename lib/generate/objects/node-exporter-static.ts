import type { IScrapeConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1'
import { defaults } from '../../environment/defaults.ts'
import { metadata, names } from '../../environment/object-names.ts'

/** The node exporters as static targets, which each overlay fills. */
export const nodeExporterByScrapeConfig = () => [
  {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'ScrapeConfig',
    metadata: metadata(names.nodeExporter, 'node-exporter'),
    spec: {
      jobName: defaults.nodeExporter.job,
      scrapeInterval: defaults.nodeExporter.interval,
      staticConfigs: [],
    },
  } satisfies IScrapeConfig,
]
