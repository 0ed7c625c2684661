import type { FieldPath } from '../field.ts'
import type { Fault } from './fault.ts'

/** An environment is plain data: what JSON can't say, can't reach the cluster. Each place that holds something else. */
export const plainData = (value: unknown, path: FieldPath = [], parents: unknown[] = []): Fault[] => {
  if (parents.includes(value)) return [{ path, message: 'holds itself' }]
  if (Array.isArray(value))
    return value.flatMap((item, index) => plainData(item, [...path, index], [...parents, value]))
  if (isPlainObject(value))
    return Object.entries(value).flatMap(([key, item]) =>
      plainData(item, [...path, key], [...parents, value]),
    )
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value))
    return []
  return [
    {
      path,
      message: `is ${described(value)}, and an environment is plain data: objects, lists, text, numbers, true and false`,
    },
  ]
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value))

const described = (value: unknown): string => {
  if (value === undefined) return 'undefined'
  if (typeof value === 'object') return `a ${(value as object).constructor.name}`
  return typeof value === 'number' ? String(value) : `a ${typeof value}`
}
