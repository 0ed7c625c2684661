import { type FieldPath, fieldName, valueAt } from '../problem/field-path.ts'
import type { Problem } from '../problem/problem.ts'
import type { Place } from './place.ts'
import { isRecord } from './record.ts'

/** A key or an object of the release, and what became of it: the field that holds it, or why none does. */
export interface Use {
  place: Place
  what: string
  field?: string
  why?: string
}

/** What is read, and how its parts are called and found. */
export interface Readable {
  value: unknown
  place: (path: FieldPath) => Place
  what: (path: FieldPath) => string
  doubt: (path: FieldPath) => string | undefined
}

/** Reads values and keeps account of what was read, so that what was not can be told. */
export interface Reader {
  place: (path: FieldPath) => Place
  what: (path: FieldPath) => string
  /** A value, without using it. */
  peek: (path: FieldPath) => unknown
  /** A value that a field of the environment takes; undefined where there is none. */
  take: (path: FieldPath, field: string) => unknown
  /** Not used, for this reason. */
  leave: (path: FieldPath, why: string) => void
  /** Needs no word: the overlay has its own. */
  pass: (path: FieldPath) => void
  /** What became of everything below these paths; `why` says it of what nobody asked for. */
  uses: (why: (path: FieldPath) => string, from?: FieldPath[]) => Use[]
  problems: () => Problem[]
}

type Mark = { field: string } | { why: string } | 'passed'

export const readerOf = ({ value, place, what, doubt }: Readable): Reader => {
  const marks = new Map<string, Mark>()
  const problems: Problem[] = []
  const peek = (path: FieldPath) => valueAt(value, path)
  const mark = (path: FieldPath, as: Mark) => {
    if (peek(path) !== undefined && !marks.has(keyOf(path))) marks.set(keyOf(path), as)
  }
  const uses = (path: FieldPath, why: (path: FieldPath) => string): Use[] => {
    const found = marks.get(keyOf(path))
    if (found === 'passed') return []
    if (found !== undefined) return [{ place: place(path), what: what(path), ...found }]
    const inside = childrenOf(peek(path)).map(key => [...path, key])
    const isTouched = [...marks.keys()].some(
      key => key.startsWith(keyOf(path).slice(0, -1)) && key !== keyOf(path),
    )
    const isOneFile = new Set(inside.map(one => place(one).file)).size < 2
    if (inside.length > 0 && (isTouched || !isOneFile)) return inside.flatMap(one => uses(one, why))
    return isNothing(peek(path)) ? [] : [{ place: place(path), what: what(path), why: why(path) }]
  }
  return {
    place,
    what,
    peek,
    take: (path, field) => {
      const doubtful = peek(path) === undefined ? undefined : doubt(path)
      if (doubtful !== undefined) problems.push({ ...place(path), message: `${what(path)}: ${doubtful}` })
      mark(path, { field })
      return peek(path)
    },
    leave: (path, why) => mark(path, { why }),
    pass: path => mark(path, 'passed'),
    uses: (why, from = [[]]) => from.flatMap(path => uses(path, why)),
    problems: () => problems,
  }
}

const keyOf = (path: FieldPath): string => JSON.stringify(path)

const childrenOf = (value: unknown): (string | number)[] => {
  if (Array.isArray(value)) return [...value.keys()]
  return isRecord(value) ? Object.keys(value) : []
}

/** A default that says nothing: `{}`, `[]`, `''`, null. */
const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && childrenOf(value).length === 0)

/** A key as a report names it. */
export const keyName = (path: FieldPath): string => fieldName(path)
