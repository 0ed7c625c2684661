import { type FieldPath, fieldName } from '../field.ts'
import type { Fault } from './fault.ts'

/**
 * Faults of what a text holds, and the schema's without those that follow from them: a password under `credentials`
 * is one fault, not also an unknown field and a missing Secret.
 */
export const withoutConsequences = (causes: Fault[], bySchema: Fault[]): Fault[] => {
  const causing = new Set(
    causes.flatMap(({ path }) => path.map((_, index) => fieldName(path.slice(0, index + 1)))),
  )
  const parents = new Set(
    causes.filter(({ isSecret }) => isSecret).map(({ path }) => fieldName(path.slice(0, -1))),
  )
  return [
    ...causes,
    ...bySchema.filter(
      ({ path, isMissing }) =>
        !causing.has(fieldName(path)) && !(isMissing && parents.has(fieldName(parentOf(path)))),
    ),
  ]
}

const parentOf = (path: FieldPath): FieldPath => path.slice(0, -1)
