import type { NamedEnvironment } from '../../environment/defaults.ts'
import { parts } from '../base.ts'

/** A kind as AppProjects name it. */
export interface GroupKind {
  group: string
  kind: string
}

/**
 * The kinds of objects that overlays can hold, whatever an environment says now: what a project no longer allows
 * Argo CD would not prune when an environment goes to another discovery or another source of credentials. Roles are the exception: they
 * give rights away, so only a project that needs them allows them.
 */
export const overlayKinds = (environments: NamedEnvironment[]): GroupKind[] => [
  ...Object.entries(parts)
    .filter(([part]) => part !== 'prometheus-access' || environments.some(asksForAccess))
    .flatMap(([, objects]) => objects)
    .map(({ apiVersion, kind }) => ({
      group: apiVersion.includes('/') ? (apiVersion.split('/')[0] as string) : '',
      kind,
    })),
  { group: '', kind: 'Endpoints' },
  { group: 'discovery.k8s.io', kind: 'EndpointSlice' },
  { group: 'external-secrets.io', kind: 'ExternalSecret' },
  { group: 'bitnami.com', kind: 'SealedSecret' },
  { group: 'monitoring.coreos.com', kind: 'PrometheusRule' },
  // Dashboards.
  { group: '', kind: 'ConfigMap' },
  { group: 'grafana.integreatly.org', kind: 'GrafanaDashboard' },
]

const asksForAccess = ({ prometheus }: NamedEnvironment): boolean => prometheus.serviceAccount !== undefined
