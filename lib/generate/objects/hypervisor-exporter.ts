import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import type { IScrapeConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1'
import type { KnownExporter } from '../../environment/exporters/known-exporter.ts'
import { environmentLabel, metadata, nameLabel, objectName } from '../../environment/object-names.ts'
import type { Discovery } from '../../environment.ts'
import type { KubernetesObject } from '../kubernetes-object.ts'
import { bySlices } from './by-slices.ts'
import { externalService } from './external-service.ts'
import { hypervisorName, job, onOneShard, withoutDiscoveryLabels } from './relabelings.ts'

/** The objects that scrape an exporter on the hypervisors, whose addresses each overlay brings, by discovery mode. */
export const exporterObjects: Record<Discovery, (exporter: KnownExporter) => KubernetesObject[]> = {
  endpoints: exporter => [service(exporter), serviceMonitor(exporter)],
  endpointslices: exporter => [service(exporter), bySlices(serviceMonitor(exporter))],
  static: exporter => [scrapeConfig(exporter)],
}

/** The port of an exporter's Service. */
export const metricsPort = (port: number) => ({ name: 'metrics', port })

const service = ({ name, port }: KnownExporter) => externalService(objectName(name), name, metricsPort(port))

const serviceMonitor = ({ name, path, scheme, interval, scrapeTimeout, job: jobName }: KnownExporter) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: metadata(objectName(name), name),
    spec: {
      // No namespaceSelector: Kustomize would not rewrite it.
      selector: { matchLabels: nameLabel(objectName(name)) },
      targetLabels: [environmentLabel],
      endpoints: [
        {
          port: 'metrics',
          scheme,
          ...(path !== usualPath && { path }),
          interval,
          ...(scrapeTimeout !== undefined && { scrapeTimeout }),
          relabelings: [job(jobName), hypervisorName('instance'), onOneShard, withoutDiscoveryLabels],
        },
      ],
    },
  }) satisfies IServiceMonitor

const scrapeConfig = ({ name, path, scheme, interval, scrapeTimeout, job }: KnownExporter) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'ScrapeConfig',
    metadata: metadata(objectName(name), name),
    spec: {
      jobName: job,
      // In capitals the operator took it before 0.86, too.
      ...(scheme === 'https' && { scheme: 'HTTPS' as const }),
      ...(path !== usualPath && { metricsPath: path }),
      scrapeInterval: interval,
      ...(scrapeTimeout !== undefined && { scrapeTimeout }),
      staticConfigs: [],
      relabelings: [{ ...onOneShard }],
    },
  }) satisfies IScrapeConfig

/** Prometheus's own default. */
const usualPath = '/metrics'
