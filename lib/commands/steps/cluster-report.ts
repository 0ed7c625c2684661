import { appliedBy, diffArguments } from '../../cluster/applied-by.ts'
import { type Cluster, openCluster } from '../../cluster/cluster.ts'
import type { KindName } from '../../cluster/kinds.ts'
import { kubectlDiff, wholeObjects } from '../../cluster/kubectl-diff.ts'
import { runKubectl } from '../../cluster/run-kubectl.ts'
import type { Seen } from '../../cluster/seen.ts'
import { type Report, reportOf } from '../../difference/blocks.ts'
import { clusterDifference } from '../../difference/cluster-difference.ts'
import type { RenderedObject } from '../../difference/rendering/object.ts'
import { renderingOf } from '../../difference/rendering/rendering.ts'
import type { Tree } from '../../difference/rendering/tree.ts'
import { deliveredIn } from '../../difference/tree-difference.ts'

/** What applying an environment would change in a cluster; or why that can't be told. */
export type ClusterReport = { report: Report; against: string; notes: string[] } | { problem: string }

/** Compares an environment's objects with those in a cluster, as whoever applied them would. It only reads. */
export const clusterReport = async (
  tree: Tree,
  environment: string,
  context: string | undefined,
): Promise<ClusterReport> => {
  // Each object takes two or three requests.
  const reach = { seconds: 60, ...(context !== undefined && { context }) }
  const cluster = openCluster(reach)
  const rendering = renderingOf(tree, environment)
  const objects = [...rendering.objects.values()].map(({ value }) => value())
  // What SOPS encrypted only Flux can read.
  const compared = objects.filter(object => !('sops' in object))
  const [standing, name] = await Promise.all([
    standingObjects(cluster, environment, rendering.namespace),
    cluster.ask(['config', 'current-context']),
  ])
  const by = appliedBy(standing.objects)
  Object.assign(process.env, wholeObjects)
  const kubectl = runKubectl(reach, new AbortController().signal)
  const applied = await kubectlDiff(
    kubectl,
    [...diffArguments(by), '--concurrency=8', '--filename=-'],
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items: compared }),
  )
  cluster.close()
  if (applied.failure !== undefined) return { problem: `kubectl diff: ${applied.failure.message}` }
  const names = new Set(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`))
  const leftOver = standing.objects.filter(({ kind, metadata }) => !names.has(`${kind} ${metadata.name}`))
  const difference = clusterDifference(
    environment,
    rendering,
    applied.value as { live?: RenderedObject; merged?: RenderedObject }[],
    leftOver.filter(isOurs) as RenderedObject[],
    deliveredIn(tree).has(environment),
  )
  const isSame = difference.sentences.length + difference.objects.length === 0
  return {
    report: reportOf(
      { different: isSame ? [] : [{ environment, ...difference }], same: isSame ? [environment] : [] },
      [],
    ),
    against: `the cluster of context ${(context ?? name.value ?? 'unknown').trim()}, as ${by.manager} applies`,
    notes: [
      ...(compared.length < objects.length ? ['a Secret that SOPS encrypted is not compared'] : []),
      ...standing.notes,
    ],
  }
}

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

/** An environment's objects in the cluster, by their labels. */
const standingObjects = async (
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
    objects: lists.flatMap(({ value = [] }) => value),
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
