import { Document, isAlias, isNode, isScalar, type Node, type Scalar, visit, type YAMLError } from 'yaml'
import { received, shortened } from '../problem/problem.ts'
import { masked } from '../problem/secret-text.ts'
import { yamlAdvice } from './yaml-advice.ts'

/** A place of a YAML document that is an error, or that other readers of YAML would read as something else. */
export interface Misreading {
  offset: number
  message: string
}

/** The first error of a document, or else everything that YAML 1.1 and 1.2 read differently, or that stands for something unseen. */
export const misreadings = (document: Document.Parsed, text: string): Misreading[] => {
  if (document.directives.yaml.explicit)
    return [{ offset: 0, message: 'has a %YAML directive, which changes what values mean; leave it out' }]
  const errors = syntaxErrors(document, text)
  return errors.every(isDuplicateKey) ? [...errors, ...doubtful(document)] : errors
}

/** The first error of a document; keys that appear twice, where that is all that is wrong. */
export const syntaxErrors = (document: Document.Parsed, text: string): Misreading[] => {
  const errors = [...document.errors, ...document.warnings]
    .filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')
    .map(error => ({ offset: error.pos[0], message: messageOf(document, text, error) }))
  // One slip of the pen is often several errors to a parser; those of duplicate keys stand for themselves.
  const [first] = errors.filter(error => !isDuplicateKey(error))
  return first === undefined ? errors : [first]
}

const isDuplicateKey = ({ message }: Misreading): boolean => message.startsWith('the key')

const messageOf = (document: Document.Parsed, text: string, { code, message, pos }: YAMLError): string => {
  if (text[pos[0]] === ',')
    return 'has a comma after a value, where a line of YAML ends without one; leave it out'
  if (code !== 'DUPLICATE_KEY')
    return `is not YAML: ${shortened(masked(message))}${yamlAdvice(text, pos[0], message)}`
  const key = keys(document).find(node => node.range?.[0] === pos[0])
  return `the key ${received(isScalar(key) ? key.value : undefined)} appears twice; keep one of them`
}

const keys = (document: Document.Parsed): Node[] => {
  const found: Node[] = []
  visit(document, { Pair: (_, { key }) => void (isNode(key) && found.push(key)) })
  return found
}

const doubtful = (document: Document.Parsed): Misreading[] => {
  const found: Misreading[] = []
  const add = (node: unknown, message: string | undefined) =>
    message !== undefined && found.push({ offset: (isNode(node) && node.range?.[0]) || 0, message })
  const anchors = new Set<string>()
  visit(document, {
    Pair: (_, { key, value }) => {
      add(key, keyFault(key))
      add(key, emptyFault(key, value))
    },
    Node: (place, node) => {
      if (!isAlias(node) && node.anchor !== undefined) anchors.add(node.anchor)
      if (place !== 'key' && !isEmpty(node)) add(node, nodeFault(anchors, node))
    },
  })
  return found
}

const keyFault = (key: unknown): string | undefined => {
  if (!isScalar(key)) return 'has a key that is not text; write a field here'
  if (key.type === 'PLAIN' && key.value === '<<')
    return 'has "<<", which merges in YAML 1.1 only; write the fields out, or write the environment in TypeScript, where extend merges'
  if (typeof key.value !== 'string') return `the key ${received(key.source)} is not text; quote it`
  return scalarFault(key)
}

/** A key with nothing behind it: lines that belong below it and are not indented stand beside it. */
const emptyFault = (key: unknown, value: unknown): string | undefined =>
  isEmpty(value) && isScalar(key)
    ? `${received(key.source)} has no value; indent the lines below that belong to it by two spaces, or leave it out`
    : undefined

const isEmpty = (node: unknown): boolean =>
  isScalar(node) && node.type === 'PLAIN' && node.value === null && node.source === ''

/** A node with the anchors before it: to resolve each alias would be to go through the document for each. */
const nodeFault = (anchors: Set<string>, node: Node): string | undefined => {
  if (isAlias(node))
    return !anchors.has(node.source)
      ? `has the alias ${received(`*${node.source}`)}, but no anchor has that name before it`
      : undefined
  if (node.tag !== undefined) return 'has a tag; leave it out, and quote what must be text'
  return isScalar(node) ? scalarFault(node) : undefined
}

/** https://yaml.org/spec/1.1/#id858600 against https://yaml.org/spec/1.2.2/#103-core-schema: kubectl reads the first, we the second. */
export const scalarFault = ({ type, source = '', value }: Scalar): string | undefined => {
  if (type !== 'PLAIN') return undefined
  if (source.endsWith(','))
    return `${received(source)} ends in a comma, which is part of the text here; leave it out`
  const old = readAs11(source)
  return Object.is(old, value)
    ? undefined
    : `${received(source)} is ${described(value)} in YAML 1.2 and ${described(old)} in YAML 1.1; quote it${typeof old === 'boolean' ? `, or write ${old}` : ''}`
}

const tags11 = new Document(null, { version: '1.1' }).schema.tags.filter(tag => tag.default === true)

const readAs11 = (source: string): unknown => {
  const tag = tags11.find(({ test }) => test?.test(source))
  const value = tag?.resolve?.(source as never, () => {}, {})
  return tag === undefined || isNoFloat(source) ? source : isScalar(value) ? value.value : value
}

/** The library takes `e1` and `.` for floats, as YAML 1.1's wording allows and its readers do not. */
const isNoFloat = (source: string): boolean => /^[-+]?[._]*(e[-+]?[0-9]+)?$/i.test(source)

const described = (value: unknown): string => {
  if (value instanceof Date) return 'a date'
  return typeof value === 'string'
    ? 'text'
    : typeof value === 'number'
      ? `the number ${value}`
      : String(value)
}
