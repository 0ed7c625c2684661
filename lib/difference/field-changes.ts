import { isDeepStrictEqual } from 'node:util'
import type { FieldPath } from '../problem/field-path.ts'

/** A field that differs between two values; undefined where a side has none. */
export interface FieldChange {
  path: FieldPath
  before: unknown
  after: unknown
}

/**
 * The fields in which two values differ, each as deep as it can be told. Items of a list are told apart by `name`, as
 * containers, ports and variables are; lists of other things of different lengths differ as a whole.
 */
export const fieldChanges = (before: unknown, after: unknown, path: FieldPath = []): FieldChange[] => {
  if (before === after || isDeepStrictEqual(before, after)) return []
  if (isFields(before) && isFields(after)) return changesOfFields(before, after, path)
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.every(isNamed) && after.every(isNamed) && isInSameOrder(before, after))
      return changesOfFields(byName(before), byName(after), path)
    if (before.length === after.length && [...before, ...after].every(isFields))
      return before.flatMap((item, index) => fieldChanges(item, after[index], [...path, index]))
  }
  return [{ path, before, after }]
}

type Fields = Record<string, unknown>

const changesOfFields = (before: Fields, after: Fields, path: FieldPath): FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(key =>
    fieldChanges(before[key], after[key], [...path, key]),
  )

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNamed = (value: unknown): value is Fields & { name: string } =>
  isFields(value) && typeof value.name === 'string'

const byName = (items: (Fields & { name: string })[]): Fields =>
  Object.fromEntries(items.map(item => [item.name, item]))

/** Items that both lists have stand in the same order: an order that changes is a change of the list. */
const isInSameOrder = (before: { name: string }[], after: { name: string }[]): boolean => {
  const names = (items: { name: string }[], others: { name: string }[]) =>
    items.map(({ name }) => name).filter(name => others.some(other => other.name === name))
  const once = (items: { name: string }[]) => new Set(items.map(({ name }) => name)).size === items.length
  return once(before) && once(after) && isDeepStrictEqual(names(before, after), names(after, before))
}
