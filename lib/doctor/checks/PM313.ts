import { shell } from '../../problem/shell.ts'
import type { Finding } from '../check.ts'
import { objectName } from '../live-object.ts'
import type { Pod } from '../pods.ts'
import { workloadCheck } from '../workload-check.ts'

/** Whether Services lead to the pods. */
export const PM313 = workloadCheck({
  code: 'PM313',
  title: 'The pods are Ready.',
  after: ['PM312'],
  note: ({ pods }) => `${pods.length} of ${pods.length}`,
  judge: ({ pods }) => unready(pods),
})

/** Pods that run and are not Ready, or have ended. */
export const unready = (pods: Pod[]): Finding[] =>
  pods.flatMap(pod => {
    const { conditions = [], phase, reason, message } = pod.status ?? {}
    const ready = conditions.find(({ type }) => type === 'Ready')
    if (ready?.status === 'True') return []
    const { namespace, name } = pod.metadata
    const said = [reason ?? ready?.reason, message ?? ready?.message].filter(one => one !== undefined)
    return [
      {
        what: `${objectName(pod)} is not Ready (${phase ?? 'unknown'}): ${said.join(', ') || 'no reason given'}`,
        why: 'Services lead to Ready pods alone, so Prometheus finds no exporter there.',
        mend: {
          command: shell`kubectl --namespace ${namespace} wait --for=condition=Ready pod/${name} --timeout=2m`,
        },
      },
    ]
  })
