import type { ErrorObject } from 'ajv'
import { closest, distance } from 'fastest-levenshtein'
import type { JSONSchema } from '../../environment/schema.ts'
import type { Fault } from '../../problem/fault.ts'
import { type FieldPath, valueAt } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import { remedy } from './remedy.ts'
import { described, propertiesOf } from './schema-node.ts'

/** One of ajv's errors as a fault: what is wrong, what was received, what to do. */
export const faultOf = (error: ErrorObject, value: unknown, path: FieldPath): Fault => {
  const at = [...path, ...pathOf(error, value)]
  const { params, parentSchema = {}, data, keyword } = error
  switch (keyword) {
    case 'required':
      return {
        path: [...at, params.missingProperty],
        message: `is missing${purpose(parentSchema, params.missingProperty)}`,
        isMissing: true,
      }
    case 'additionalProperties':
      return {
        path: [...at, params.additionalProperty],
        ...unknown(params.additionalProperty, Object.keys(propertiesOf(parentSchema))),
      }
    case 'minItems':
      return { path: at, message: 'is an empty list; give it at least one item' }
    case 'minimum':
    case 'maximum':
      return { path: at, message: `${received(data, at)} must be ${params.comparison} ${params.limit}` }
    case 'maxLength':
      return { path: at, message: `${received(data, at)} has over ${params.limit} characters` }
    default:
      return {
        path: at,
        message: `${received(data, at)} is not ${described(parentSchema)}${allowed(data, parentSchema) ?? remedy(data, parentSchema, at)}`,
      }
  }
}

const allowed = (data: unknown, { enum: values }: JSONSchema): string | undefined =>
  // An object has no text to be near to anything, and may hold a field named `toString`.
  Array.isArray(values) && typeof data !== 'object'
    ? suggestion(nearest(String(data), values.map(String)))
    : undefined

const suggestion = (meant: string | undefined): string =>
  meant === undefined ? '' : `; did you mean ${JSON.stringify(meant)}?`

const purpose = (schema: JSONSchema, field: string): string => {
  const { description } = propertiesOf(schema)[field] ?? {}
  return typeof description === 'string' ? `; add it: ${inSentence(description)}` : ''
}

/** One sentence goes on in small letters without its full stop; several stay as they are. */
const inSentence = (description: string): string =>
  /^[A-Z][a-z' ][^.]*\.$/.test(description)
    ? description.charAt(0).toLowerCase() + description.slice(1, -1)
    : description

const unknown = (field: string, known: string[]): Pick<Fault, 'message' | 'unknownField'> => {
  const meant = nearest(field, known)
  return meant === undefined
    ? { message: `is not a known field; known are ${known.join(', ')}${patchable(known)}`, unknownField: {} }
    : { message: `is not a known field; did you mean ${JSON.stringify(meant)}?`, unknownField: { meant } }
}

/** The whole environment and the exporter make objects, of which a patch can change what no field does. */
const patchable = (known: string[]): string =>
  known.includes('patches') || known.includes('nodeSelector')
    ? '; what none of them says, a patch of the object does: see `patches`'
    : ''

/** Names that others, such as a chart, have for a field. */
const synonyms: Record<string, string[]> = {
  monitorLabels: ['labels', 'release', 'selector', 'selectorLabels', 'additionalLabels'],
  scrapeTimeout: ['timeout'],
}

const nearest = (field: string, known: string[]): string | undefined => {
  const small = field.toLowerCase()
  const same = known.find(name => name.toLowerCase() === small)
  const longer =
    known.find(name => synonyms[name]?.includes(field)) ??
    known.find(name => field.length > 2 && name.startsWith(field))
  if (same !== undefined || longer !== undefined || known.length === 0) return same ?? longer
  const meant = closest(field, known)
  return distance(small, meant.toLowerCase()) <= Math.max(2, field.length / 3) ? meant : undefined
}

/** The path of an error's value, with list indices as numbers. */
export const pathOf = ({ instancePath }: ErrorObject, value: unknown): FieldPath =>
  instancePath
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part, index, parts) => (Array.isArray(valueAt(value, parts.slice(0, index))) ? Number(part) : part))
