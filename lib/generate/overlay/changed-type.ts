import type { PatchOperation } from '../../environment.ts'
import { valueAt } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import { partsOf } from './patch.ts'

/** What the API server would say of an operation that puts a value of another JSON type where one stands; nothing where it keeps the type. */
export const changedType = (object: unknown, operation: PatchOperation): string | undefined => {
  if (operation.op !== 'replace' && operation.op !== 'add') return undefined
  const parts = partsOf(operation.path)
  // To add to a list changes nothing that stands there.
  if (operation.op === 'add' && Array.isArray(valueAt(object, parts.slice(0, -1)))) return undefined
  const [before, after] = [typeOf(valueAt(object, parts)), typeOf(operation.value)]
  return before === undefined || after === undefined || before === after || takesBoth(operation.path)
    ? undefined
    : `${operation.path} is ${before}, and ${received(operation.value, parts)} is ${after}`
}

/** Quantities and Kubernetes's IntOrString are numbers or text. */
const takesBoth = (path: string): boolean =>
  /\/resources(\/|$)|\/(port|targetPort|maxSurge|maxUnavailable)$/.test(path)

/** The JSON type of a value in words; none of null, with which the API server takes a field away. */
const typeOf = (value: unknown): string | undefined =>
  value === null ? undefined : Array.isArray(value) ? 'a list' : words[typeof value]

const words: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
}
