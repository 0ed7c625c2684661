import { Ajv, type AnySchemaObject } from 'ajv'
import standaloneCode from 'ajv/dist/standalone/index.js'
import type { JSONSchema } from '../../environment/schema.ts'

/**
 * A module whose `validate` says whether a value is what a schema asks for; ajv writes it. It needs no library: a text's
 * length is counted in UTF-16 units, at which a text is at most too long, and whoever is refused is judged by ajv itself.
 */
export const validatorCode = (schema: JSONSchema): string => {
  const ajv = new Ajv({
    validateFormats: false,
    messages: false,
    inlineRefs: false,
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  })
  return standaloneCode.default(ajv, ajv.compile(withoutNotes(schema) as AnySchemaObject))
}

const notes = ['title', 'description', 'default', 'examples']
const byName = ['properties', 'definitions']

/** A schema without what it only tells a person: it would be twice as long. */
const withoutNotes = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withoutNotes)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !notes.includes(keyword))
      .map(([keyword, value]) => [
        keyword,
        byName.includes(keyword)
          ? Object.fromEntries(
              Object.entries(value as JSONSchema).map(([name, one]) => [name, withoutNotes(one)]),
            )
          : withoutNotes(value),
      ]),
  )
}
