import type { PatchOperation } from '../../environment.ts'
import { valueAt } from '../../problem/field-path.ts'
import { received, shortened } from '../../problem/problem.ts'
import { partsOf } from './patch.ts'

/** What to add instead, where an operation adds below something that the object does not have; nothing where it has it. */
export const missingParent = (object: unknown, operation: PatchOperation): string | undefined => {
  if (operation.op !== 'add') return undefined
  const pointers = operation.path.split('/').slice(1)
  const parts = partsOf(operation.path)
  const depth = parts
    .slice(0, -1)
    .findIndex((_, index) => valueAt(object, parts.slice(0, index + 1)) === undefined)
  const holder = valueAt(object, parts.slice(0, depth))
  // Below text nothing can be added, and what every object of JavaScript has (`constructor`) is not what was meant.
  if (depth < 0 || typeof holder !== 'object' || (parts[depth] as string) in {}) return undefined
  const missing = `/${pointers.slice(0, depth + 1).join('/')}`
  const whole = parts
    .slice(depth + 1)
    .reduceRight<unknown>(
      (inner, part) => (/^(-|0)$/.test(part) ? [inner] : { [part]: inner }),
      operation.value,
    )
  return `it has no ${shortened(missing)}; add it whole: path ${JSON.stringify(shortened(missing))}, value ${received(whole, parts)}`
}
