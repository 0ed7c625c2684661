import fc from 'fast-check'
import type { JSONSchema } from '../../lib/environment/schema.ts'

/** Values that fit a JSON schema, where `likely` knows no better ones of a definition or a field (`Definition.field`). */
export const arbitraryOfSchema = (
  schema: JSONSchema,
  likely: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<unknown> => {
  const definitions = (schema.definitions ?? {}) as Record<string, JSONSchema>
  const made = new Map<string, fc.Arbitrary<unknown>>()

  const ofDefinition = (name: string): fc.Arbitrary<unknown> => {
    const known = made.get(name) ?? likely[name] ?? ofNode(definitions[name] as JSONSchema, name)
    made.set(name, known)
    return known
  }

  const ofObject = (node: JSONSchema, name: string): fc.Arbitrary<unknown> => {
    const required = (node.required ?? []) as string[]
    const fields = Object.entries((node.properties ?? {}) as Record<string, JSONSchema>).map(
      ([field, own]) => {
        const value = likely[`${name}.${field}`] ?? ofNode(own, `${name}.${field}`)
        return [field, required.includes(field) ? value : sometimes(value, name)] as const
      },
    )
    const known = fc.record(Object.fromEntries(fields)).map(withoutAbsent)
    const others = node.additionalProperties
    if (typeof others !== 'object' || others === null) return known
    const keys = likely[`${name} key`] ?? likely['any key'] ?? fc.string({ minLength: 1, maxLength: 20 })
    const rest = fc.dictionary(keys as fc.Arbitrary<string>, ofNode(others as JSONSchema, name), {
      maxKeys: 3,
    })
    return fc.tuple(known, rest).map(([one, more]) => ({ ...one, ...more }))
  }

  const ofNode = (node: JSONSchema, name: string): fc.Arbitrary<unknown> => {
    if (typeof node.$ref === 'string') return ofDefinition(node.$ref.split('/').at(-1) as string)
    if (Array.isArray(node.anyOf)) return fc.oneof(...node.anyOf.map(branch => ofNode(branch, name)))
    if ('const' in node) return fc.constant(node.const)
    if (Array.isArray(node.enum)) return fc.constantFrom(...node.enum)
    switch (node.type) {
      case 'object':
        return ofObject(node, name)
      case 'array':
        return fc.array(ofNode(node.items as JSONSchema, name), {
          minLength: Number(node.minItems ?? 0),
          maxLength: 3,
        })
      case 'boolean':
        return fc.boolean()
      case 'integer':
        return fc.integer({
          min: Number(node.minimum ?? -(2 ** 31)),
          max: Number(node.maximum ?? 2 ** 31),
        })
      case 'number':
        return fc.double({ min: 0, max: 2, noNaN: true })
      case 'string':
        return typeof node.pattern === 'string'
          ? matching(node.pattern, Number(node.maxLength ?? 300))
          : fc.string({ maxLength: 30 })
      default:
        return fc.jsonValue({ maxDepth: 2 })
    }
  }
  return ofNode({ ...schema, $ref: undefined }, 'Environment')
}

/** Text that a pattern takes; what it looks ahead for is only filtered by, since fast-check can't make it. */
export const matching = (pattern: string, longest = 300): fc.Arbitrary<string> => {
  const whole = new RegExp(pattern)
  const plain = pattern.replace(/\(\?[=!](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, '')
  return fc.stringMatching(new RegExp(plain)).filter(text => whole.test(text) && text.length <= longest)
}

const absent = Symbol('absent')

/** An optional field is mostly not there, or no two would ever go together; of the environment's own a third is. */
const sometimes = (value: fc.Arbitrary<unknown>, holder: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: holder === 'Environment' ? 2 : 4, arbitrary: fc.constant(absent) },
    { weight: 1, arbitrary: value },
  )

const withoutAbsent = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== absent))
