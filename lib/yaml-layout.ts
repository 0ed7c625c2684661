import { isPlainWord, leaf } from './yaml-leaf.ts'
import { libraryYaml, type Style } from './yaml-library.ts'

/**
 * Plain data in YAML's block style, byte for byte as the library `yaml` lays it out (a test compares them), in an
 * eighth of its time: it makes a node of everything. What is not lists, objects and plain words it still writes.
 */
export const layOut = (value: unknown, style: Style): string =>
  isFilled(value) ? lines(value, '', style) : libraryYaml(value, style)

const lines = (collection: object, indent: string, style: Style): string =>
  Array.isArray(collection)
    ? collection.map(item => listItem(item, indent, style)).join('')
    : fieldsOf(collection)
        .map(([key, value]) => field(key, value, indent, style))
        .join('')

/** A collection begins in the line of its dash. */
const listItem = (item: unknown, indent: string, style: Style): string =>
  isFilled(item)
    ? `${indent}- ${lines(item, `${indent}  `, style).slice(indent.length + 2)}`
    : `${indent}- ${indented(leaf(item ?? null, style), indent)}\n`

const field = (key: string, value: unknown, indent: string, style: Style): string => {
  if (!isPlainWord(key)) return oddField({ [key]: value }, indent, style)
  return isFilled(value)
    ? `${indent}${key}:\n${lines(value, `${indent}  `, style)}`
    : `${indent}${key}: ${indented(leaf(value, style), indent)}\n`
}

/** A key may be quoted at a line's start only, as `---` is: the library sees it where it will stand. */
const oddField = (object: object, indent: string, style: Style): string =>
  indent === ''
    ? libraryYaml(object, style)
    : indented(libraryYaml({ a: object }, style).slice('a:'.length), indent.slice(2)).slice(1)

/** Empty lines stay empty. */
const indented = (text: string, indent: string): string =>
  text.includes('\n') ? text.replaceAll(/\n(?=[^\n])/g, `\n${indent}`) : text

const isFilled = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) ? value.length : fieldsOf(value).length) > 0

const fieldsOf = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, value]) => value !== undefined)
