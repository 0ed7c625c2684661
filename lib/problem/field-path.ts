import { isProxy } from 'node:util/types'

/** A field's place in an environment: property names and list indices, outermost first. */
export type FieldPath = (string | number)[]

/** A field as a message names it: `hypervisors[2].address`, `labels["a/b"]`. */
export const fieldName = (path: FieldPath): string =>
  path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`
    if (!/^[A-Za-z_$][\w$]*$/.test(part)) return `${name}[${JSON.stringify(part)}]`
    return name === '' ? part : `${name}.${part}`
  }, '')

/** The value at a field's path; undefined where the path leads nowhere, or to a getter, which is code and not asked. */
export const valueAt = (value: unknown, path: FieldPath): unknown =>
  path.reduce<unknown>(
    (parent, part) =>
      typeof parent === 'object' && parent !== null && !isProxy(parent)
        ? Object.getOwnPropertyDescriptor(parent, part)?.value
        : undefined,
    value,
  )
