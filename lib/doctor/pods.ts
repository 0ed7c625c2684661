import type { Seen } from '../cluster/seen.ts'
import type { Condition } from './delivery.ts'
import { ownObjects } from './own-objects.ts'
import type { Scene } from './scene.ts'

export type Pod = Seen & {
  metadata: { deletionTimestamp?: string }
  spec?: { containers: { name: string; image: string }[]; volumes?: unknown[] }
  status?: {
    phase?: string
    podIP?: string
    reason?: string
    message?: string
    conditions?: Condition[]
    containerStatuses?: ContainerStatus[]
  }
}

export interface ContainerStatus {
  name: string
  image: string
  ready: boolean
  restartCount: number
  state: State
  lastState?: State
}

interface State {
  waiting?: { reason?: string; message?: string }
  running?: { startedAt: string }
  terminated?: { reason?: string; exitCode: number; message?: string; finishedAt?: string }
}

export type Deployment = Seen & {
  spec: { replicas?: number; paused?: boolean }
  status?: { conditions?: Condition[]; readyReplicas?: number }
}

export type ReplicaSet = Seen & {
  spec: { replicas?: number }
  status?: { conditions?: Condition[] }
}

/** The exporters' workloads as the cluster has them. */
export interface Workloads {
  deployments: Deployment[]
  replicaSets: ReplicaSet[]
  /** Without those that end, or have ended: an evicted pod stays in the list, and another one takes its place. */
  pods: Pod[]
}

/** Reads them; a kind that this account may not see gives a failure. */
export const workloads = async (scene: Scene) => {
  const { objects, failures } = await ownObjects(scene)
  const failure = (['Deployment', 'ReplicaSet', 'Pod'] as const).flatMap(kind => failures.get(kind) ?? [])[0]
  if (failure !== undefined) return { failure }
  const all = <Kind extends Seen>(kind: string) => objects.filter(object => object.kind === kind) as Kind[]
  const pods = all<Pod>('Pod').filter(isMeant)
  return {
    value: { deployments: all<Deployment>('Deployment'), replicaSets: all<ReplicaSet>('ReplicaSet'), pods },
  }
}

/** Whether a pod is one that a ReplicaSet counts. */
export const isMeant = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined && status?.phase !== 'Failed' && status?.phase !== 'Succeeded'

/** A container of a pod, with what the kubelet says of it. */
export interface Container {
  pod: Pod
  status: ContainerStatus
}

/** The containers of all pods. */
export const containersOf = (pods: Pod[]): Container[] =>
  pods.flatMap(pod => (pod.status?.containerStatuses ?? []).map(status => ({ pod, status })))

/** Why a container does not run: `ImagePullBackOff`. */
export const waitingReason = ({ status }: Container): string => status.state.waiting?.reason ?? ''

/** Whether a container ends again and again: it waits for its next start, or has started just now. */
export const isCrashing = ({ status: { state, lastState, ready } }: Container): boolean =>
  state.waiting?.reason === 'CrashLoopBackOff' ||
  (lastState?.terminated !== undefined && !ready) ||
  (state.terminated !== undefined && state.terminated.exitCode !== 0)

/** How a container ended the last time. */
export const lastEnd = ({ status: { state, lastState } }: Container) =>
  state.terminated ?? lastState?.terminated
