import type { PatchOperation } from '../../environment.ts'
import { valueAt } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'

/** What to add instead, where an operation adds below something that the object does not have; nothing where it has it. */
export const missingParent = (object: unknown, operation: PatchOperation): string | undefined => {
  if (operation.op !== 'add') return undefined
  const pointers = operation.path.split('/').slice(1)
  const parts = pointers.map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const depth = parts
    .slice(0, -1)
    .findIndex((_, index) => valueAt(object, parts.slice(0, index + 1)) === undefined)
  if (depth < 0) return undefined
  const missing = `/${pointers.slice(0, depth + 1).join('/')}`
  const whole = parts
    .slice(depth + 1)
    .reduceRight<unknown>(
      (inner, part) => (/^(-|0)$/.test(part) ? [inner] : { [part]: inner }),
      operation.value,
    )
  return `it has no ${missing}; add it whole: path ${JSON.stringify(missing)}, value ${received(whole, parts)}`
}
