import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import { environmentLabel, names } from '../../environment/object-names.ts'
import { exporterPort } from './exporter-service.ts'

/** A relabelling as the Prometheus Operator spells it. */
export type Relabeling = NonNullable<
  NonNullable<NonNullable<IServiceMonitor['spec']>['endpoints']>[number]['relabelings']
>[number]

/** `job` set outright: its default would be the prefixed Service's name. */
export const job = (value: string): Relabeling => ({ targetLabel: 'job', replacement: value })

// One of the two is empty: which depends on the Prometheus's serviceDiscoveryRole.
const hostname = ['__meta_kubernetes_endpoint_hostname', '__meta_kubernetes_endpointslice_endpoint_hostname']

/** The hypervisor's name, its hostname in the Endpoints, as a label. */
export const hypervisorName = (targetLabel: string): Relabeling => ({
  sourceLabels: hostname,
  separator: '',
  targetLabel,
})

/** The name by which one hypervisor's certificate knows it, where that is not its node name. */
export const serverName = (hypervisor: string, name: string): Relabeling => ({
  sourceLabels: hostname,
  separator: '',
  regex: hypervisor,
  targetLabel: '__param_target',
  replacement: name,
})

/** The hypervisors' Service, by its prefixed name, as a label. */
export const serviceName = (targetLabel: string): Relabeling => ({
  sourceLabels: ['__meta_kubernetes_service_name'],
  targetLabel,
})

/** Leads a scrape that hangs on the hypervisors' Service to an exporter's Service, whatever the prefix is. */
export const throughExporter = (exporter: string): Relabeling => ({
  sourceLabels: ['__meta_kubernetes_service_name', '__meta_kubernetes_namespace'],
  regex: `(.*${names.pveExporter})-hypervisor;(.+)`,
  targetLabel: '__address__',
  // $1 and never ${1}: Flux would substitute it.
  replacement: `$1${exporter.replace(names.pveExporter, '')}.$2.svc:${exporterPort}`,
})

/** The exporter's own name as `instance`: a pod's address would change with the pod. */
export const exporterName: Relabeling = {
  sourceLabels: ['__meta_kubernetes_service_label_app_kubernetes_io_name'],
  targetLabel: 'instance',
}

/** Leads a scrape of a pod to its Service, so that the target survives the pod. */
export const exporterAddressAt = (port: number): Relabeling => ({
  sourceLabels: ['__meta_kubernetes_service_name', '__meta_kubernetes_namespace'],
  regex: '(.+);(.+)',
  targetLabel: '__address__',
  replacement: `$1.$2.svc:${port}`,
})

/** The same for the pve exporters. */
export const exporterAddress: Relabeling = exporterAddressAt(exporterPort)

/** Leads a Probe to the exporter's Service: the operator has set the address to the prober's name and `namespace` to the Probe's. */
export const exporterOfProbe: Relabeling = {
  sourceLabels: ['__address__', 'namespace'],
  regex: '(.+);(.+)',
  targetLabel: '__address__',
  replacement: `$1.$2.svc:${exporterPort}`,
}

/**
 * Keeps all targets of an environment on one shard of a Prometheus: the operator (0.79 and newer) takes this label, where it is set, instead
 * of the target's address. A Prometheus without shards does not read it.
 */
export const onOneShard: Relabeling = { sourceLabels: [environmentLabel], targetLabel: '__tmp_hash' }

/** Drops what discovery adds, so that series are the same in all discovery modes and after a pod's restart. */
export const withoutDiscoveryLabels: Relabeling = {
  action: 'labeldrop',
  regex: 'service|endpoint|pod|container|node',
}
