import type { IScrapeConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1'
import { defaults } from '../defaults.ts'
import { metadata, names } from '../names.ts'

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
