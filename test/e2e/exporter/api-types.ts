import { Ajv } from 'ajv'
import type { ApiType } from './api-schema.ts'

/** Where an answer differs from its declared type, such as `/0/level must be string`; fields that are not declared, too. */
export function differences(declared: ApiType, answer: unknown): string[] {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(jsonSchema(declared))
  if (validate(answer)) return []
  const told = (validate.errors ?? []).map(({ instancePath, message, params }) =>
    'additionalProperty' in params
      ? `${instancePath}/${params.additionalProperty} is not declared`
      : `${instancePath} ${message}`,
  )
  // Of a list each kind of difference once.
  return [...new Set(told.map(line => line.replace(/^\/\d+/, '/*')))].sort()
}

function jsonSchema({ type, properties, items, enum: values, minimum, maximum }: ApiType): object {
  if (type === 'boolean') return { enum: [0, 1] }
  if (type === 'array') return { type, items: jsonSchema(items ?? {}) }
  if (type === 'object' && properties !== undefined && Object.keys(properties).length > 0)
    return objectSchema(properties)
  return {
    ...(type !== undefined && type !== 'any' && { type }),
    ...(values !== undefined && { enum: values }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  }
}

/** A name such as `net[n]` stands for `net0` and its like. */
function objectSchema(properties: Record<string, ApiType>): object {
  const entries = Object.entries(properties)
  const numbered = entries.filter(([name]) => name.endsWith('[n]'))
  const named = entries.filter(([name]) => !name.endsWith('[n]'))
  return {
    type: 'object',
    properties: Object.fromEntries(named.map(([name, of]) => [name, jsonSchema(of)])),
    patternProperties: Object.fromEntries(
      numbered.map(([name, of]) => [`^${name.slice(0, -3)}\\d+$`, jsonSchema(of)]),
    ),
    required: named.filter(([, { optional }]) => !optional).map(([name]) => name),
    additionalProperties: false,
  }
}
