import type { Seen } from '../../cluster/seen.ts'
import { shell } from '../../problem/shell.ts'
import type { Finding } from '../check.ts'
import { objectName } from '../live-object.ts'
import { type Container, containersOf, waitingReason } from '../pods.ts'
import { mayList } from '../rights.ts'
import { workloadCheck } from '../workload-check.ts'

type Event = Seen & { reason?: string; message?: string; involvedObject?: { uid?: string } }

/** Whether the kubelet can set the container up: its variables, its mounts. */
export const PM309 = workloadCheck({
  code: 'PM309',
  title: 'The containers are set up.',
  after: ['PM308'],
  rights: ({ environment }) => mayList(['Event'], environment.namespace),
  judge: async ({ pods }, { cluster, environment: { namespace } }) => {
    const stuck = containersOf(pods).filter(isNotSetUp)
    if (stuck.length === 0) return []
    const { value: events = [] } = await cluster.list<Event>('Event', { namespace })
    return stuck.flatMap(one => notSetUp(one, events))
  },
})

const reasons = [
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'ContainerCreating',
]

export const isNotSetUp = (container: Container): boolean => reasons.includes(waitingReason(container))

/** What the kubelet misses. A container that is only being made has no event that complains. */
export const notSetUp = ({ pod, status }: Container, events: Event[]): Finding[] => {
  const { reason, message } = status.state.waiting ?? {}
  const complaint = events.findLast(
    one => one.involvedObject?.uid === pod.metadata.uid && /^Failed/.test(one.reason ?? ''),
  )
  const said = message ?? complaint?.message
  if (said === undefined) return []
  return [
    {
      what: `${objectName(pod)} is not set up: ${reason}, ${said}`,
      why: 'This exporter does not run.',
      mend: {
        command: shell`kubectl --namespace ${pod.metadata.namespace} describe pod ${pod.metadata.name}`,
      },
    },
  ]
}
