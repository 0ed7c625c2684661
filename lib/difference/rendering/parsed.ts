import { load, loadAll } from 'js-yaml'
import { shortened } from '../../problem/problem.ts'
import { UnknownRendering } from './tree.ts'

// Environments share most of their texts: each is parsed once, and whoever changes a value copies it.
const values = new Map<string, unknown>()
const documents = new Map<string, unknown[]>()

/** A YAML text's value. */
export const parsed = (path: string, text: string): unknown =>
  remembered(values, text, () => orUnknown(path, () => load(text)))

/** The values of a YAML text's documents. */
export const parsedAll = (path: string, text: string): unknown[] =>
  remembered(documents, text, () => orUnknown(path, () => loadAll(text).filter(value => value != null)))

const remembered = <Value>(known: Map<string, Value>, text: string, make: () => Value): Value => {
  const there = known.get(text)
  if (there !== undefined) return there
  const made = make()
  known.set(text, made)
  return made
}

const orUnknown = <Value>(path: string, parse: () => Value): Value => {
  try {
    return parse()
  } catch (error) {
    throw new UnknownRendering(
      `${path} is not YAML: ${shortened(String(Reflect.get(Object(error), 'reason') ?? error), 100)}`,
    )
  }
}
