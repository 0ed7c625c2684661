import { parse } from 'node:path'
import { isObject } from '../problem/is-object.ts'
import { errors, type Problem } from '../problem/problem.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import type { Evaluated, Loading } from './loaded.ts'

/**
 * What another process wrote about its evaluation of these files; nothing where that has another shape. The process ran an
 * environment's code, so it is not asked which environments there are: their names and files are those of the list.
 */
export const receivedEvaluation = (text: string, files: string[]): Evaluated | undefined => {
  const received = undefinedOnError(() => JSON.parse(text) as unknown)
  if (!isObject(received)) return undefined
  const { loadings, strayed } = received
  if (!Array.isArray(loadings) || loadings.length !== files.length || !areProblems(strayed)) return undefined
  const known = loadings.flatMap((loading, index) => loadingOf(loading, files[index] as string) ?? [])
  return known.length === files.length ? { loadings: known, strayed } : undefined
}

/** Each file has either one environment or an error that says why not. */
const loadingOf = (loading: unknown, file: string): Loading | undefined => {
  if (!isObject(loading) || !Array.isArray(loading.loaded) || !areProblems(loading.problems)) return undefined
  const { loaded, problems } = loading
  if (loaded.length === 0) return errors(problems).length > 0 ? { loaded: [], problems } : undefined
  const [one] = loaded as unknown[]
  return loaded.length === 1 && isObject(one) && 'value' in one
    ? { loaded: [{ name: parse(file).name, file, value: one.value, locate: () => ({}) }], problems }
    : undefined
}

const areProblems = (value: unknown): value is Problem[] => Array.isArray(value) && value.every(isProblem)

const isProblem = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.file === 'string' &&
  typeof value.message === 'string' &&
  [value.line, value.column].every(place => place === undefined || typeof place === 'number') &&
  ['string', 'undefined'].includes(typeof value.of) &&
  [undefined, 'warning'].includes(value.severity as undefined) &&
  (value.field === undefined ||
    (Array.isArray(value.field) && value.field.every(part => ['string', 'number'].includes(typeof part))))
