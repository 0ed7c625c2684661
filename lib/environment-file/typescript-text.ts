import type { FieldPath } from '../problem/field-path.ts'
import { hasNotesBelow, type Note, notesAt } from './note.ts'

/** The width at which Biome breaks a line here (biome.json). */
const width = 110

/** An environment as a TypeScript module: a typed constant, or what extends a shared fragment. */
export const typescriptText = (
  value: object,
  notes: Note[],
  extended?: { name: string; file: string },
): string => {
  const object = broken(value, [], notes, '')
  if (extended === undefined)
    return `import type { Environment } from '../lib/environment.ts'\n\nexport default ${object} satisfies Environment\n`
  return [
    "import { extend } from '../lib/extend.ts'",
    `import { ${extended.name} } from './shared/${extended.file}'`,
    '',
    `export default extend(${extended.name}, ${object})`,
    '',
  ].join('\n')
}

/** A value on one line where it fits and has no comments; `used` is what else stands on its line. */
const printed = (value: unknown, path: FieldPath, notes: Note[], indent: string, used: number): string => {
  if (typeof value !== 'object' || value === null) return literal(value)
  const line = oneLine(value)
  const fits = indent.length + used + line.length <= width
  return fits && !hasNotesBelow(notes, path) && !isListOfObjects(value) && !holdsBroken(value)
    ? line
    : broken(value, path, notes, indent)
}

/** Biome breaks a list of several objects with several fields each, whatever its width. */
const isListOfObjects = (value: object): boolean =>
  Array.isArray(value) &&
  value.length > 1 &&
  value.every(item => typeof item === 'object' && item !== null && Object.keys(item).length > 1)

const holdsBroken = (value: object): boolean =>
  Object.values(value).some(
    item => typeof item === 'object' && item !== null && (isListOfObjects(item) || holdsBroken(item)),
  )

const oneLine = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return literal(value)
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  const fields = Object.entries(value).map(([key, field]) => `${property(key)}: ${oneLine(field)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

const broken = (value: object, path: FieldPath, notes: Note[], indent: string): string => {
  const inner = `${indent}  `
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const lines = Object.entries(value).flatMap(([key, field], index) => {
    const at = [...path, Array.isArray(value) ? index : key]
    const name = Array.isArray(value) ? '' : `${property(key)}: `
    // The comma stands on the line, too.
    const text = printed(field, at, notes, inner, name.length + 1)
    const comments = [...(path.length === 0 && index === 0 ? notesAt(notes, []) : []), ...notesAt(notes, at)]
    return [...comments.map(comment => `${inner}// ${comment}`), `${inner}${name}${text},`]
  })
  return lines.length === 0 ? `${open}${close}` : [open, ...lines, `${indent}${close}`].join('\n')
}

/** `__proto__: …` is no field in a literal. */
const property = (key: string): string => {
  if (key === '__proto__') return "['__proto__']"
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key)
}

const literal = (value: unknown): string =>
  typeof value === 'string' ? quoted(value) : JSON.stringify(value)

/** Single quotes, unless double ones need fewer escapes. */
const quoted = (text: string): string => {
  const double = JSON.stringify(text)
  const count = (quote: string) => text.split(quote).length
  if (count("'") > count('"')) return double
  return `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
