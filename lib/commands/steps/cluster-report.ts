import { appliedBy, diffArguments } from '../../cluster/applied-by.ts'
import { type Cluster, openCluster } from '../../cluster/cluster.ts'
import type { Failure } from '../../cluster/failure.ts'
import { kubectlDiff, wholeObjects } from '../../cluster/kubectl-diff.ts'
import { runKubectl } from '../../cluster/run-kubectl.ts'
import { type Report, reportOf } from '../../difference/blocks.ts'
import { clusterDifference } from '../../difference/cluster-difference.ts'
import type { RenderedObject } from '../../difference/rendering/object.ts'
import { renderingOf } from '../../difference/rendering/rendering.ts'
import type { Tree } from '../../difference/rendering/tree.ts'
import { deliveredIn } from '../../difference/tree-difference.ts'
import { standingObjects } from './standing-objects.ts'

/** What applying an environment would change in a cluster; or why that can't be told. */
export type ClusterReport = { report: Report; against: string; notes: string[] } | { problem: string }

/** Compares an environment's objects with those in a cluster, as whoever applied them would. It only reads. */
export const clusterReport = async (
  tree: Tree,
  environment: string,
  context: string | undefined,
): Promise<ClusterReport> => {
  const named = context !== undefined && { context }
  const dead = await silence(openCluster({ ...named }))
  if (dead !== undefined) return { problem: reasonOf(dead) }
  // Each object takes two or three requests.
  const reach = { seconds: 60, ...named }
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
  if (applied.failure !== undefined) return { problem: reasonOf(applied.failure) }
  const names = new Set(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`))
  const leftOver = standing.objects.filter(({ kind, metadata }) => !names.has(`${kind} ${metadata.name}`))
  const difference = clusterDifference(
    environment,
    rendering,
    applied.value as { live?: RenderedObject; merged?: RenderedObject }[],
    leftOver as RenderedObject[],
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

/** Why a server does not answer, found out in seconds: `kubectl diff` takes a minute and a half for it. */
const silence = async (cluster: Cluster): Promise<Failure | undefined> => {
  const { failure } = await cluster.raw('/version')
  cluster.close()
  return failure?.kind === 'unreachable' ? failure : undefined
}

/** Why a cluster could not be compared, and what to do; Kubernetes's own words otherwise. */
const reasonOf = ({ kind, message }: Failure): string => {
  const advice = advices[kind]
  return advice === undefined ? `kubectl diff: ${message}` : `${advice} (${message})`
}

const advices: Partial<Record<Failure['kind'], string>> = {
  'no kubectl': 'kubectl compares with the cluster: install it',
  'no context': 'kubectl has no such cluster: give --context one that `kubectl config get-contexts` lists',
  unreachable: 'the cluster does not answer',
  unauthorized: 'the cluster refuses this account: log in again',
  forbidden: 'this account may not read and patch all objects',
  'unknown kind': 'the cluster lacks the definition of a kind: install its operator first',
}
