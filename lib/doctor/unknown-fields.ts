/** The part of an OpenAPI schema that says which fields there are. */
export interface Schema {
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: Schema | boolean
  enum?: unknown[]
  allOf?: Schema[]
  $ref?: string
  'x-kubernetes-preserve-unknown-fields'?: boolean
  'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string }[]
}

/** What a schema does not know in a value: fields by their path, and values that are none of an enumeration. */
export const unknownFields = (schema: Schema, value: unknown, path = ''): string[] => {
  if (
    schema['x-kubernetes-preserve-unknown-fields'] ||
    schema.$ref !== undefined ||
    schema.allOf !== undefined
  )
    return []
  if (schema.enum !== undefined && typeof value === 'string' && !schema.enum.includes(value))
    return [`${path}: ${value}`]
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      schema.items === undefined ? [] : unknownFields(schema.items, item, `${path}[${index}]`),
    )
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, field]) => {
    const below = path === '' ? key : `${path}.${key}`
    const own = schema.properties?.[key] ?? additional(schema)
    if (own !== undefined) return unknownFields(own, field, below)
    return schema.properties === undefined ? [] : [below]
  })
}

const additional = ({ additionalProperties }: Schema): Schema | undefined =>
  typeof additionalProperties === 'object' ? additionalProperties : undefined
