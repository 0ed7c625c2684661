import { type FieldPath, fieldName } from '../problem/field-path.ts'
import type { ReleaseObject } from './release-object.ts'
import { isSecret } from './values-secrets.ts'

/** Why an object, or a part of one, became no field. */
export const whyNotTaken = (object: ReleaseObject): ((path: FieldPath) => string) => {
  const ofKind = Object.hasOwn(kinds, object.kind) ? kinds[object.kind] : undefined
  if (object.isOwned) return () => 'made by the cluster from another object'
  if (object.kind === 'ConfigMap' && 'grafana_dashboard' in object.labels)
    return () => 'dashboards come with the overlay; one of your own goes to environments/dashboards/'
  return path =>
    path.length === 0
      ? (ofKind ?? 'nothing here takes its place; keep it, where you still need it')
      : (parts.find(([pattern]) => pattern.test(fieldName(path)))?.[1] ??
        (object.kind === 'Secret'
          ? isSecret
          : 'no field has this meaning; a patch does, where you still need it'))
}

const parts: [RegExp, string][] = [
  [/elabelings/, 'the overlay sets job and instance itself; other relabellings are a patch'],
  [/^spec\.replicas$/, 'one replica is enough: it starts in seconds; otherwise a patch'],
  [/initContainers|containers\[\d+\]$/, 'a container beside the exporter: a patch, where you still need it'],
]

const kinds: Record<string, string> = {
  Secret: isSecret,
  ExternalSecret: 'pveExporter.credentials.externalSecret says the same (docs/credentials.md)',
  SealedSecret: 'sealed for its own name: pveExporter.credentials.sealedSecret takes values sealed anew',
  PrometheusRule:
    'alerts come with the overlay (docs/alerts.md); rules of your own stay in an object of their own',
  ServiceAccount: 'the overlay has its own',
  Role: 'the exporter needs no rights in Kubernetes',
  RoleBinding: 'the exporter needs no rights in Kubernetes',
  ClusterRole: 'the exporter needs no rights in Kubernetes',
  ClusterRoleBinding: 'the exporter needs no rights in Kubernetes',
  Ingress: 'nothing but Prometheus asks the exporter',
  HorizontalPodAutoscaler: 'one replica is enough: it starts in seconds',
  NetworkPolicy: 'the overlay has its own; networkPolicy.from says who may reach the exporters',
  Namespace: 'the overlay makes no namespace: it must exist',
  Pod: 'made by the cluster, or a test of the chart',
  ReplicaSet: 'made by the cluster',
  ConfigMap: 'nothing here reads it; keep it in an object of its own, where you still need it',
  Deployment: 'no exporter of Proxmox VE',
  StatefulSet: 'no exporter of Proxmox VE',
  DaemonSet: 'no exporter of Proxmox VE',
  Service: 'leads to nothing that is scraped here',
}
