import type { Finding } from '../check.ts'
import { objectName } from '../live-object.ts'
import type { Pod } from '../pods.ts'
import { workloadCheck } from '../workload-check.ts'

/** Whether a Kubernetes node takes each pod. */
export const PM307 = workloadCheck({
  code: 'PM307',
  title: 'Each pod has a Kubernetes node.',
  after: ['PM306'],
  judge: ({ pods }) => unscheduled(pods),
})

/** Pods that no node takes, in the scheduler's words. */
export const unscheduled = (pods: Pod[]): Finding[] =>
  pods.flatMap(pod => {
    const condition = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled')
    if (condition?.status !== 'False') return []
    const { message = 'no reason given' } = condition
    return [
      {
        what: `${objectName(pod)} has no Kubernetes node: ${message}`,
        why: 'This exporter does not run.',
        mend: {
          advice:
            advice.find(([pattern]) => pattern.test(message))?.[1] ??
            'Make room, or correct pveExporter.nodeSelector, tolerations, affinity or resources.',
        },
      },
    ]
  })

const advice: [RegExp, string][] = [
  [
    /were unschedulable/,
    'Nodes are cordoned (kubectl get nodes: SchedulingDisabled): once their maintenance is over, kubectl uncordon them.',
  ],
  [/Insufficient|Too many pods/, 'Make room on a node, or lower pveExporter.resources.requests.'],
  [/untolerated taint/, 'Add the taint to pveExporter.tolerations.'],
  [
    /node affinity\/selector|node selector/,
    'Correct pveExporter.nodeSelector or affinity: no node has these labels.',
  ],
]
