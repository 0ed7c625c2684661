import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml'
import { received } from '../../problem/problem.ts'

/** What is wrong with a key of labels or annotations that Kustomize 5.5 reads as no text and then fails on (tried); nothing where it is text. */
export const typedKey = (key: string): string | undefined => {
  // Kustomize writes keys without quotes, except those that only YAML 1.1 takes for true and false.
  if (!/^[A-Za-z0-9][-.\w]*$/.test(key) || /^(y|n|yes|no|on|off)$/i.test(key)) return undefined
  const value = readings(key).find(reading => typeof reading !== 'string')
  return value === undefined
    ? undefined
    : `is read by Kustomize as ${described(value)}, and it fails on that; use a key that reads as text, such as ${received(`example.com/${key}`)}`
}

/** By either version; Kustomize's parser (go-yaml) also leaves "_" out before it looks for a number, and knows 2001-1-1. */
const readings = (key: string): unknown[] => [
  ...[YAML11_SCHEMA, CORE_SCHEMA].map(schema => load(key, { schema })),
  ...[load(key.replaceAll('_', ''), { schema: CORE_SCHEMA })].filter(value => typeof value === 'number'),
  ...(/^\d{4}-\d\d?-\d\d?$/.test(key) ? [new Date(key)] : []),
]

const described = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value)
  return value instanceof Date ? 'a date' : 'a number'
}
