import type { JSONSchema } from '../../environment/schema.ts'

/** Whether a schema allows given values only. */
export const isConstant = (schema: JSONSchema): boolean =>
  schema.const !== undefined || schema.enum !== undefined

/** The JSON type that a schema asks for. */
export const typeOf = ({ type, const: constant }: JSONSchema): unknown => type ?? jsonType(constant)

/** The JSON type of a value. */
export const jsonType = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

/** What a schema asks for, as a message says it: its title where the type gives one. */
export const described = (schema: JSONSchema): string => {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.map(item => JSON.stringify(item)).join(', ')}`
  if (typeof schema.title === 'string') return schema.title
  if (schema.properties) return `an object with ${Object.keys(schema.properties).join(', ')}`
  return typeNames[String(schema.type)] ?? String(schema.type)
}

/** What a union asks for; objects of one field each are named by it. */
export const describedAny = (branches: JSONSchema[]): string => {
  const single = branches.filter(
    ({ title, properties }) => title === undefined && Object.keys(properties ?? {}).length === 1,
  )
  if (single.length < 2) return branches.map(described).join(' or ')
  const fields = single.flatMap(branch => Object.keys(propertiesOf(branch)))
  const others = branches.filter(branch => !single.includes(branch)).map(described)
  return [...others, `an object with one of ${fields.join(', ')}`].join(' or ')
}

const typeNames: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'text',
}

/** The values that a schema allows. */
export const constantsOf = (schema: JSONSchema): unknown[] =>
  (schema.enum as unknown[] | undefined) ?? [schema.const]

/** The schemas of an object's properties, by name. */
export const propertiesOf = (schema: JSONSchema | undefined): Record<string, JSONSchema> =>
  (schema?.properties as Record<string, JSONSchema> | undefined) ?? {}
