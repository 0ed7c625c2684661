import type { Cluster } from '../../cluster/cluster.ts'
import type { KindName } from '../../cluster/kinds.ts'
import type { Seen } from '../../cluster/seen.ts'

/** The kinds that an overlay can hold. */
const kinds: KindName[] = [
  'ConfigMap',
  'Endpoints',
  'Service',
  'ServiceAccount',
  'Deployment',
  'EndpointSlice',
  'NetworkPolicy',
  'Role',
  'RoleBinding',
  'ServiceMonitor',
  'Probe',
  'PrometheusRule',
  'ScrapeConfig',
  'ExternalSecret',
  'SealedSecret',
  'GrafanaDashboard',
]

/** An environment's objects in the cluster by their labels, without those that Kubernetes makes; and what could not be listed. */
export const standingObjects = async (
  cluster: Cluster,
  environment: string,
  namespace: string | undefined,
): Promise<{ objects: Seen[]; notes: string[] }> => {
  const where = {
    ...(namespace !== undefined && { namespace }),
    selector: `environment=${environment},app.kubernetes.io/part-of=proxmox-monitoring`,
    managedFields: true as const,
  }
  const lists = await Promise.all(kinds.map(kind => cluster.list(kind, where)))
  const failed = kinds.filter((_, index) => {
    const { failure } = lists[index] ?? {}
    return failure !== undefined && failure.kind !== 'unknown kind'
  })
  return {
    objects: lists.flatMap(({ value = [] }) => value).filter(isOurs),
    notes:
      failed.length === 0
        ? []
        : [
            `objects that are no longer rendered are not told, of the kinds ${failed.join(', ')}: they can't be listed`,
          ],
  }
}

/** Kubernetes makes Endpoints and slices of its own for our Services, with our labels. */
const isOurs = ({ metadata: { ownerReferences = [], managedFields = [] } }: Seen): boolean =>
  ownerReferences.length === 0 &&
  (managedFields.length === 0 || managedFields.some(({ manager }) => manager !== 'kube-controller-manager'))
