import type { JSONSchema } from '../../environment/schema.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import { nearestName } from '../../problem/nearest-name.ts'
import { constantsOf } from './schema-node.ts'

/** What to write where a value is all but right, by what a schema asks for; nothing where that can't be told. */
export const remedy = (data: unknown, schema: JSONSchema, field: FieldPath): string => {
  if (typeof data === 'number') return ofNumber(data, schema)
  if (typeof data === 'boolean') return schema.type === 'string' ? '; quote it, for it must be text' : ''
  // Of a text that a message cuts, it would show the rest.
  return typeof data === 'string' && data.length < 60 ? ofText(data, schema, field) : ''
}

/** The same of a value of which a schema allows several kinds: the first kind of which it is all but one. */
export const unionRemedy = (branches: JSONSchema[], data: unknown, field: FieldPath): string =>
  ofNearWord(branches, data) ||
  (branches
    .map(branch => ofName(branch, data) || remedy(data, { ...branch, type: undefined }, field))
    .find(advice => advice !== '') ??
    '')

/** A constant that a text is all but, such as `insecure`. */
const ofNearWord = (branches: JSONSchema[], data: unknown): string =>
  typeof data === 'string'
    ? nearestName(
        data,
        branches.flatMap(constantsOf).filter(constant => typeof constant === 'string'),
      )
    : ''

/** The name of a Secret or ConfigMap alone, where an object says what it holds. */
const ofName = ({ properties = {} }: JSONSchema, data: unknown): string => {
  const names = Object.keys(properties as object)
  if (typeof data !== 'string' || data.length > 60 || !/^[a-z0-9][-a-z0-9.]*$/.test(data)) return ''
  if (names[0] === 'secret') return `; for the Secret of that name write { secret: '${data}' }`
  return names.includes('caConfigMap')
    ? `; for the ConfigMap of that name write { caConfigMap: '${data}' }`
    : ''
}

/** YAML takes an unquoted 3.10 for a number; a number of seconds is a duration without its unit. */
const ofNumber = (data: number, { type, title }: JSONSchema): string => {
  if (isDuration(title)) return `; write "${data}s"`
  return type === 'string' ? '; quote it, for it must be text' : ''
}

const ofText = (data: string, schema: JSONSchema, field: FieldPath): string => {
  const { type, title, pattern } = schema
  if ((type === 'integer' && /^[0-9]+$/.test(data)) || (type === 'boolean' && /^(true|false)$/.test(data)))
    return '; write it without quotes'
  if (isDuration(title) && /^[1-9][0-9]*$/.test(data)) return `; write "${data}s"`
  const fits = (text: string) =>
    text !== data && typeof pattern === 'string' && new RegExp(pattern).test(text)
  const small = data.toLowerCase()
  if (fits(small))
    return `; write ${JSON.stringify(small)}${isHypervisor(field) ? ', capitals are matched' : ''}`
  const url = data.replace(/^([A-Za-z0-9_-]+@[^\s/:@]+):(?!\/)/, 'ssh://$1/')
  return fits(url) ? `; write ${JSON.stringify(url)}` : ''
}

const isDuration = (title: unknown): boolean => typeof title === 'string' && /\bduration\b/.test(title)

/** Proxmox VE may spell a node with capitals; rules know it by its name in lower case. */
const isHypervisor = (field: FieldPath): boolean => field[0] === 'hypervisors' && field.at(-1) === 'name'
