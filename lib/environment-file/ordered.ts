import type { JSONSchema } from '../environment/schema.ts'

/** A value with its fields in the order in which the type declares them; labels and other maps keep their own. */
export const ordered = (value: unknown, schema: JSONSchema): unknown => orderedBy(value, schema, schema)

const orderedBy = (value: unknown, schema: JSONSchema | undefined, root: JSONSchema): unknown => {
  const branches = schema === undefined ? [] : branchesOf(schema, root)
  if (Array.isArray(value)) {
    const items = branches.find(({ items }) => items !== undefined)?.items as JSONSchema | undefined
    return value.map(item => orderedBy(item, items, root))
  }
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value).filter(key => Reflect.get(value, key) !== undefined)
  const properties = branches.map(propertiesOf).find(known => keys.some(key => key in known)) ?? {}
  const declared = Object.keys(properties)
  const position = (key: string) => (declared.includes(key) ? declared.indexOf(key) : declared.length)
  return Object.fromEntries(
    keys
      .toSorted((one, other) => position(one) - position(other))
      .map(key => [key, orderedBy(Reflect.get(value, key), properties[key], root)]),
  )
}

/** A schema and the branches of its unions, without references. */
const branchesOf = (schema: JSONSchema, root: JSONSchema): JSONSchema[] => {
  const { $ref, anyOf } = schema as { $ref?: string; anyOf?: JSONSchema[] }
  if ($ref !== undefined) {
    const definitions = root.definitions as Record<string, JSONSchema>
    const target = definitions[decodeURIComponent($ref.replace('#/definitions/', ''))]
    return target === undefined ? [] : branchesOf(target, root)
  }
  return anyOf === undefined ? [schema] : anyOf.flatMap(branch => branchesOf(branch, root))
}

const propertiesOf = ({ properties = {} }: JSONSchema): Record<string, JSONSchema> =>
  properties as Record<string, JSONSchema>
