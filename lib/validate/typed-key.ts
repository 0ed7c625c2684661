import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml'
import { received } from '../problem.ts'

/** What is wrong with a key of labels or annotations that Kustomize 5.5 reads as no text and then fails on (tried); nothing where it is text. */
export const typedKey = (key: string): string | undefined =>
  isTyped(key)
    ? `is read by Kustomize as ${described(load(key, { schema: YAML11_SCHEMA }))}, on which it fails; take a key that reads as text, such as ${received(`example.com/${key}`)}`
    : undefined

/** Kustomize writes keys without quotes, except those that only YAML 1.1 takes for true and false; `e1` is a float to the library alone. */
const isTyped = (key: string): boolean =>
  /^[A-Za-z0-9][-.\w]*$/.test(key) &&
  !/^(y|n|yes|no|on|off|e[0-9]+)$/i.test(key) &&
  [YAML11_SCHEMA, CORE_SCHEMA].some(schema => typeof load(key, { schema }) !== 'string')

const described = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value)
  return value instanceof Date ? 'a date' : 'a number'
}
