import type { Environment } from '../environment.ts'
import type { Fault } from '../problem/fault.ts'
import type { FieldPath } from '../problem/field-path.ts'
import { isObjectOrList } from '../problem/is-object.ts'

/**
 * An environment without the fields that are faulty, so that whoever completes or reads it meets none of them; what it
 * must have and has not is empty. Rules about those fields may not see it.
 */
export const fitting = (value: object, faults: Fault[]): Environment => {
  const { hypervisors, pveExporter, ...rest } = faults.reduce<Record<string, unknown>>(
    (left, { path }) => without(left, path) as Record<string, unknown>,
    { ...value },
  )
  return {
    ...rest,
    hypervisors: Array.isArray(hypervisors) ? hypervisors : [],
    pveExporter: isObjectOrList(pveExporter) ? pveExporter : {},
  } as Environment
}

const without = (value: unknown, [first, ...deeper]: FieldPath): unknown => {
  if (first === undefined || !isObjectOrList(value) || !Object.hasOwn(value, first)) return value
  // An item stays, so that those after it keep their places.
  if (Array.isArray(value))
    return deeper.length === 0
      ? value
      : value.map((item, index) => (index === first ? without(item, deeper) : item))
  const { [first]: own, ...others } = value as Record<string | number, unknown>
  return deeper.length === 0 ? others : { ...others, [first]: without(own, deeper) }
}
