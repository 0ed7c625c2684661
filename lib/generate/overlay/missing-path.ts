import type { PatchOperation } from '../../environment.ts'
import { isObjectOrList } from '../../problem/is-object.ts'
import { received } from '../../problem/problem.ts'
import { partsOf } from './patch.ts'

/**
 * What an operation's pointers name that is not there, as Kustomize would say it: only what an object itself holds, not
 * what every object of JavaScript has (`constructor`), and nothing below text or numbers. Nothing where all is there.
 */
export const missingPath = (object: unknown, operation: PatchOperation): string | undefined => {
  if (operation.op === 'move' || operation.op === 'copy')
    return missing(object, operation.from, true) ?? missing(object, operation.path, false)
  return missing(object, operation.path, operation.op !== 'add')
}

/** An operation that adds needs the holder alone; any other needs the value itself. */
const missing = (object: unknown, pointer: string, whole: boolean): string | undefined => {
  const parts = partsOf(pointer)
  const holder = parts.slice(0, -1).reduce<unknown>(held, object)
  const last = parts.at(-1) as string
  const isThere = whole ? held(holder, last) !== undefined : isPlace(holder, last)
  return isThere ? undefined : `it has no ${shown(pointer)}`
}

const held = (holder: unknown, part: string): unknown =>
  isIndexed(holder)
    ? isIndex.test(part) && Object.hasOwn(holder, part)
      ? Reflect.get(holder, part)
      : undefined
    : isObjectOrList(holder) && Object.hasOwn(holder, part)
      ? Reflect.get(holder, part)
      : undefined

/** Where something can be put: a list's index up to its end, or any field of an object but the one that is none. */
const isPlace = (holder: unknown, part: string): boolean =>
  isIndexed(holder)
    ? part === '-' || (isIndex.test(part) && Number(part) <= holder.length)
    : isObjectOrList(holder) && part !== '__proto__'

const isIndex = /^(0|[1-9][0-9]*)$/
const isIndexed = (value: unknown): value is unknown[] => Array.isArray(value)

const shown = (pointer: string): string => (pointer.length > 60 ? received(pointer) : pointer)
