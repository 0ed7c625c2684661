import { fieldName } from '../../problem/field-path.ts'
import { hidden } from '../../problem/secret-text.ts'
import { keyOf } from '../rendering/rendering.ts'
import { fromTo, type Sentence, say } from '../sentence.ts'
import { type Field, isBelow, type Sides, type Subject } from '../subject.ts'
import { objectName } from './objects.ts'

/** Objects with a changed field that Kubernetes refuses to change: they have to be deleted and made anew. */
export const madeAnew: Subject = (sides, fields) => {
  const own = fields.filter(field => isImmutable(sides, field))
  return { sentences: own.map(said), explained: own }
}

/** Which fields those are, as the validation of each kind in Kubernetes has it. */
export const isImmutable = ({ before }: Sides, field: Field): boolean => {
  const { kind, name } = field
  if (kind === 'Deployment') return isBelow(field, 'spec', 'selector')
  // A cluster IP can neither be taken away nor set later: a headless Service stays one.
  if (kind === 'Service') return isBelow(field, 'spec', 'clusterIP')
  if (kind === 'RoleBinding') return isBelow(field, 'roleRef')
  if (kind === 'EndpointSlice') return isBelow(field, 'addressType')
  if (kind === 'ConfigMap' || kind === 'Secret')
    return field.path[0] !== 'metadata' && before.objects.get(keyOf(kind, name))?.value().immutable === true
  return false
}

const said = (field: Field): Sentence => {
  const change = field.kind === 'Secret' ? say`${[hidden]}` : fromTo(field.before, field.after)
  return say`${objectName(field)} has to be made anew: ${fieldName(field.path)} can't be changed (${change}); delete it first, or applying fails`
}
