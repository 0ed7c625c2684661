import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import type { KubernetesObject } from './rendered.ts'
import { type Role, safe } from './service-discovery.ts'

type Spec = NonNullable<IServiceMonitor['spec']>
type Endpoint = Spec['endpoints'][number]
type Relabeling = NonNullable<Endpoint['relabelings']>[number]

/** How often the test scrapes. Shipped intervals are for a fleet; a test that waits for two of them takes minutes. */
const often = '5s'

/** The scrape of one of a ServiceMonitor's endpoints, as the Prometheus Operator writes it, with targets from a file. */
export const scrapeConfig = (
  { metadata, spec }: KubernetesObject & IServiceMonitor,
  number: number,
  role: Role,
  targetsFile: string,
) => {
  const endpoint = spec?.endpoints[number] as Endpoint
  return {
    job_name: `serviceMonitor/${metadata.namespace}/${metadata.name}/${number}`,
    scrape_interval: often,
    scrape_timeout: often,
    scheme: endpoint.scheme ?? 'http',
    metrics_path: endpoint.path ?? '/metrics',
    params: endpoint.params ?? {},
    file_sd_configs: [{ files: [targetsFile] }],
    relabel_configs: [
      ...operatorRelabelings(spec as Spec, endpoint, role),
      ...(endpoint.relabelings ?? []).map(relabeling),
    ],
    metric_relabel_configs: (endpoint.metricRelabelings ?? []).map(relabeling),
  }
}

/** What the operator (0.90) puts before an endpoint's own relabellings. */
function operatorRelabelings({ jobLabel, targetLabels = [] }: Spec, { port = '' }: Endpoint, role: Role) {
  const prefix = `__meta_kubernetes_${role === 'endpoints' ? 'endpoint' : 'endpointslice'}`
  const kind = [`${prefix}_address_target_kind`, `${prefix}_address_target_name`]
  return [
    { source_labels: ['job'], target_label: '__tmp_prometheus_job_name' },
    { action: 'keep', source_labels: [`${prefix}_port_name`], regex: port },
    { source_labels: kind, separator: ';', regex: 'Node;(.*)', replacement: '$1', target_label: 'node' },
    { source_labels: kind, separator: ';', regex: 'Pod;(.*)', replacement: '$1', target_label: 'pod' },
    { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
    { source_labels: ['__meta_kubernetes_service_name'], target_label: 'service' },
    { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
    { source_labels: ['__meta_kubernetes_pod_container_name'], target_label: 'container' },
    ...targetLabels.map(label => ({
      source_labels: [`__meta_kubernetes_service_label_${safe(label)}`],
      regex: '(.+)',
      target_label: safe(label),
      replacement: '$1',
    })),
    { source_labels: ['__meta_kubernetes_service_name'], target_label: 'job', replacement: '$1' },
    ...(jobLabel
      ? [
          {
            source_labels: [`__meta_kubernetes_service_label_${safe(jobLabel)}`],
            regex: '(.+)',
            target_label: 'job',
            replacement: '$1',
          },
        ]
      : []),
    { target_label: 'endpoint', replacement: port },
  ]
}

/** A relabelling in Prometheus's own spelling; a key that the operator does not know is dropped, as it drops it. */
const relabeling = ({
  action,
  modulus,
  regex,
  replacement,
  separator,
  sourceLabels,
  targetLabel,
}: Relabeling) => ({
  ...(action !== undefined && { action: action.toLowerCase() }),
  ...(modulus !== undefined && { modulus }),
  ...(regex !== undefined && { regex }),
  ...(replacement !== undefined && { replacement }),
  ...(separator !== undefined && { separator }),
  ...(sourceLabels !== undefined && { source_labels: sourceLabels }),
  ...(targetLabel !== undefined && { target_label: targetLabel }),
})
