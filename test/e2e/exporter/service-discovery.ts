import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import type { IEndpoints, IService } from 'kubernetes-models/v1'
import { type KubernetesObject, ofKind, selected } from './rendered.ts'

/** Kinds that a Prometheus discovers endpoints by; the names of some labels differ. */
export type Role = 'endpoints' | 'endpointslice'

/** A group of targets as `file_sd_configs` reads it, with the labels that Kubernetes's discovery would give. */
export interface Target {
  targets: [string]
  labels: Record<string, string>
}

type ServiceObject = KubernetesObject & IService

/** Services of the monitor's own namespace that it selects. */
export const monitored = (
  objects: KubernetesObject[],
  { metadata, spec }: KubernetesObject & IServiceMonitor,
) =>
  selected(
    ofKind<IService>(objects, 'Service').filter(service => service.metadata.namespace === metadata.namespace),
    service => service.metadata.labels,
    spec?.selector.matchLabels ?? {},
  )

/** Targets of a Service without selector: its Endpoints, which carry its name. */
export const endpointsTargets = (service: ServiceObject, { subsets }: IEndpoints, role: Role): Target[] =>
  (subsets ?? []).flatMap(({ addresses = [], ports = [] }) =>
    addresses.flatMap(({ ip, hostname }) =>
      ports.map(({ name = '', port }) => ({
        targets: [`${ip.includes(':') ? `[${ip}]` : ip}:${port}`],
        labels: { ...serviceLabels(service), ...endpointLabels[role](service.metadata.name, name, hostname) },
      })),
    ),
  )

/** Targets of a Service in front of a pod. */
export const podTargets = (
  service: ServiceObject,
  pod: { name: string; address: string },
  role: Role,
): Target[] =>
  (service.spec?.ports ?? []).map(({ name = '', port }) => ({
    targets: [`${pod.address}:${port}`],
    labels: {
      ...serviceLabels(service),
      ...endpointLabels[role](service.metadata.name, name),
      ...(role === 'endpoints' && {
        __meta_kubernetes_endpoint_address_target_kind: 'Pod',
        __meta_kubernetes_endpoint_address_target_name: pod.name,
      }),
      ...(role === 'endpointslice' && {
        __meta_kubernetes_endpointslice_address_target_kind: 'Pod',
        __meta_kubernetes_endpointslice_address_target_name: pod.name,
      }),
      __meta_kubernetes_pod_name: pod.name,
      __meta_kubernetes_pod_container_name: 'pve-exporter',
    },
  }))

const endpointLabels = {
  endpoints: (name: string, port: string, hostname?: string) => ({
    __meta_kubernetes_endpoints_name: name,
    __meta_kubernetes_endpoint_ready: 'true',
    __meta_kubernetes_endpoint_port_name: port,
    ...(hostname && { __meta_kubernetes_endpoint_hostname: hostname }),
  }),
  endpointslice: (name: string, port: string, hostname?: string) => ({
    __meta_kubernetes_endpointslice_name: `${name}-mirrored`,
    __meta_kubernetes_endpointslice_endpoint_conditions_ready: 'true',
    __meta_kubernetes_endpointslice_port_name: port,
    ...(hostname && { __meta_kubernetes_endpointslice_endpoint_hostname: hostname }),
  }),
}

const serviceLabels = ({ metadata }: ServiceObject) => ({
  __meta_kubernetes_namespace: metadata.namespace,
  __meta_kubernetes_service_name: metadata.name,
  ...Object.fromEntries(
    Object.entries(metadata.labels ?? {}).map(([key, value]) => [
      `__meta_kubernetes_service_label_${safe(key)}`,
      value,
    ]),
  ),
})

/** A label's key as Prometheus spells it in a label name. */
export const safe = (key: string) => key.replaceAll(/[^A-Za-z0-9_]/g, '_')
