import type { Failure } from '../cluster/failure.ts'
import { type KindName, kinds } from '../cluster/kinds.ts'
import type { Seen } from '../cluster/seen.ts'
import type { NamedEnvironment } from '../environment/defaults.ts'
import { environmentLabel } from '../environment/object-names.ts'
import { overlayKinds } from '../generate/gitops/kinds.ts'
import type { Scene } from './scene.ts'

/** The environment's objects in its namespace, and why some of its kinds can't be seen. */
export interface OwnObjects {
  objects: Seen[]
  failures: Map<KindName, Failure>
}

/** Where an environment's objects are. */
export const ownPlace = ({ namespace, name }: NamedEnvironment) => ({
  namespace,
  selector: `${environmentLabel}=${name}`,
})

/** Every object with the environment's label, of every kind that an overlay can hold and of what is made from them: one call. */
export const ownObjects = async ({ cluster, environment }: Scene): Promise<OwnObjects> => {
  const all = ownKinds(environment)
  const answers = await Promise.all(all.map(kind => cluster.list(kind, ownPlace(environment))))
  const failures = all.flatMap((kind, index) => {
    const failure = answers[index]?.failure
    // A kind that the cluster does not know has no objects; whether it has to know it is another check's question.
    return failure === undefined || failure.kind === 'unknown kind' ? [] : [[kind, failure] as const]
  })
  return { objects: answers.flatMap(({ value = [] }) => value), failures: new Map(failures) }
}

/** Kinds of the overlay, and those that controllers make of them. */
export const ownKinds = (environment: NamedEnvironment): KindName[] => [
  ...new Set([
    ...overlayKinds([environment]).flatMap(({ kind }) => (kind in kinds ? [kind as KindName] : [])),
    'Endpoints' as const,
    'Pod' as const,
    'ReplicaSet' as const,
  ]),
]
