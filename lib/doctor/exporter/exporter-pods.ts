import type { Answer } from '../../cluster/failure.ts'
import type { Seen } from '../../cluster/seen.ts'
import { environmentLabel } from '../../environment/object-names.ts'
import { onceAScene } from '../once-a-scene.ts'

/** A pod of an exporter, as far as it is asked. */
export type ExporterPod = Seen & {
  spec: { hostAliases?: { ip: string; hostnames?: string[] }[] }
  status?: {
    podIP?: string
    conditions?: { type: string; status: string }[]
  }
}

/** The exporters of an environment, by what their Deployments are called in base/: one pod of each that is Ready. */
export interface ExporterPods {
  cluster?: ExporterPod
  /** That of the node scrapes; the same where there is one exporter for both. */
  node?: ExporterPod
}

/** Port on which the exporters listen. */
export const exporterPort = 9221

export const exporterPods = onceAScene(
  async ({ cluster, environment: { namespace, name } }): Promise<Answer<ExporterPods>> => {
    const selector = `${environmentLabel}=${name},app.kubernetes.io/component=pve-exporter`
    const { value, failure } = await cluster.list<ExporterPod>('Pod', { namespace, selector })
    if (failure !== undefined) return { failure }
    const of = (label: string) =>
      value.find(pod => pod.metadata.labels?.['app.kubernetes.io/name'] === label && isReady(pod))
    const clusterPod = of('pve-exporter')
    const nodePod = of('pve-exporter-node')
    return { value: { ...(clusterPod && { cluster: clusterPod }), ...(nodePod && { node: nodePod }) } }
  },
)

const isReady = ({ metadata, status }: ExporterPod): boolean =>
  !('deletionTimestamp' in metadata) &&
  (status?.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True')
