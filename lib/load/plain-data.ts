import { isProxy } from 'node:util/types'
import type { Fault } from '../problem/fault.ts'
import type { FieldPath } from '../problem/field-path.ts'
import { received } from '../problem/problem.ts'

/** An environment is plain data: what JSON can't say, can't reach the cluster. Each place that holds something else. */
export const plainData = (value: unknown, path: FieldPath = [], parents: unknown[] = []): Fault[] => {
  // Its traps could do anything to whoever looks.
  if (isProxy(value)) return [{ path, message: `is a Proxy, ${plainly}` }]
  if (parents.includes(value)) return [{ path, message: 'holds itself' }]
  if (path.length > deepest)
    return [
      {
        path: path.slice(0, 3),
        message: `is nested over ${deepest} levels deep, which no field is; flatten it`,
      },
    ]
  const other = otherThanItems(value)
  if (other !== undefined) return [{ path, message: `is ${other}, ${plainly}` }]
  // Array.from, since flatMap would step over holes.
  if (Array.isArray(value))
    return Array.from(value).flatMap((item, index) => plainData(item, [...path, index], [...parents, value]))
  if (isPlainObject(value))
    return Object.entries(Object.getOwnPropertyDescriptors(value)).flatMap(([key, { get, value: item }]) =>
      get === undefined
        ? plainData(item, [...path, key], [...parents, value])
        : [{ path: [...path, key], message: 'is computed by a getter; write the value' }],
    )
  const fact = unfit(value)
  return fact === undefined ? [] : [{ path, message: fact }]
}

const deepest = 50
const plainly = 'and an environment is plain data: objects, lists, text, numbers, true and false'

/** What a list has beside its items: fields of its own, or a class. */
const otherThanItems = (value: unknown): string | undefined => {
  if (!Array.isArray(value)) return undefined
  if (Object.getPrototypeOf(value) !== Array.prototype) return 'a list of a class of its own'
  const field = Object.getOwnPropertyNames(value).find(name => name !== 'length' && !/^[0-9]+$/.test(name))
  return field === undefined ? undefined : `a list with the field ${received(field)}`
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value))

const unfit = (value: unknown): string | undefined => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return undefined
  if (typeof value === 'number' && Number.isFinite(value))
    return Number.isInteger(value) && !Number.isSafeInteger(value)
      ? 'is a whole number beyond 2^53, whose last digits are lost; write a smaller one, or text'
      : undefined
  return `is ${described(value)}, ${plainly}`
}

const described = (value: unknown): string => {
  if (value === undefined) return 'undefined'
  if (typeof value === 'object') return `a ${value?.constructor?.name ?? 'nameless object'}`
  return typeof value === 'number' ? String(value) : `a ${typeof value}`
}
