import type { Fault } from '../problem/fault.ts'
import { type FieldPath, fieldName } from '../problem/field-path.ts'

/**
 * Faults of what a text holds, and the schema's without those that follow from them: a password under `credentials`
 * is one fault, not also a source of no kind and unknown fields beside it. A field that is missing is always told.
 */
export const withoutConsequences = (causes: Fault[], bySchema: Fault[]): Fault[] => {
  const causing = new Set(causes.flatMap(({ path }) => (path.length === 0 ? [''] : prefixes(path))))
  const holders = new Set(
    causes
      .filter(({ isSecret, path }) => isSecret && path.length > 1)
      .map(({ path }) => fieldName(path.slice(0, -1))),
  )
  const isForeign = ({ unknownField }: Fault) => unknownField !== undefined && !unknownField.meant
  const follows = (fault: Fault) =>
    causing.has(fieldName(fault.path)) ||
    (isForeign(fault) && holders.has(fieldName(fault.path.slice(0, -1))))
  return [...causes, ...bySchema.filter(fault => !follows(fault))]
}

const prefixes = (path: FieldPath): string[] => path.map((_, index) => fieldName(path.slice(0, index + 1)))
