import type { Seen } from '../../cluster/seen.ts'
import { shell } from '../../problem/shell.ts'
import { type Check, type Finding, found, pass, unseen } from '../check.ts'
import { ownObjects } from '../own-objects.ts'
import { mayGet } from '../rights.ts'

type Namespace = Seen & { status?: { phase?: string } }

/** The namespace, which no overlay makes. */
export const PM207: Check = {
  code: 'PM207',
  title: 'The namespace exists.',
  after: ['PM102'],
  rights: ({ environment }) => [mayGet('Namespace', undefined, environment.namespace)],
  run: async scene => {
    const { cluster, environment } = scene
    const { namespace } = environment
    const { value, failure } = await cluster.get<Namespace>('Namespace', namespace)
    if (failure === undefined) return found(judgeNamespace(namespace, value))
    // Who may not read namespaces may still see what is in one.
    const { objects } = await ownObjects(scene)
    return objects.length > 0 ? pass() : unseen(failure)
  },
}

/** Whether objects can be made in a namespace. */
export const judgeNamespace = (name: string, seen: Namespace | undefined): Finding[] => {
  if (seen === undefined)
    return [
      {
        what: `There is no namespace ${name}.`,
        why: 'None of the objects can be made.',
        mend: { command: shell`kubectl create namespace ${name}` },
      },
    ]
  if (seen.status?.phase !== 'Terminating') return []
  return [
    {
      what: `The namespace ${name} is being deleted.`,
      why: 'No object can be made in it, and those that are there go.',
      mend: { command: shell`kubectl get namespace ${name} --output jsonpath='{.status.conditions}'` },
    },
  ]
}
