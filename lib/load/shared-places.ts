import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { type FieldPath, valueAt } from '../problem/field-path.ts'
import type { Problem } from '../problem/problem.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import type { Loaded } from './loaded.ts'

/**
 * Problems of TypeScript environments, each at the line of the imported file where the value stands that it tells of.
 * One whose value stands in the environment's own file, in none or in several places stays as it is.
 */
export const atSharedPlaces = (root: string, loaded: Loaded[], problems: Problem[]): Problem[] => {
  const read = readerBelow(root)
  const values = new Map(loaded.map(({ file, value }) => [file, value]))
  return problems.map(problem => {
    const { file, line, field } = problem
    if (field === undefined || line !== undefined || !file.endsWith('.ts')) return problem
    const pattern = patternOf(field, valueAt(values.get(file), field))
    if (pattern === undefined || pattern.test(read(file))) return problem
    const places = importsOf(read, file).flatMap(imported => linesWith(pattern, imported, read(imported)))
    return places.length === 1 ? { ...problem, ...places[0], of: file } : problem
  })
}

/** Forty environments read the same few files. */
const readerBelow = (root: string): ((file: string) => string) => {
  const texts = new Map<string, string>()
  return file => {
    const text = texts.get(file) ?? undefinedOnError(() => readFileSync(join(root, file), 'utf8')) ?? ''
    texts.set(file, text)
    return text
  }
}

/** The files below environments/ that a file imports, and those that these import. */
const importsOf = (read: (file: string) => string, file: string): string[] => {
  const found = new Set([file])
  for (const one of found)
    for (const [, module] of read(one).matchAll(/\bfrom\s*['"](\.[^'"]+)['"]/g)) {
      const path = join(dirname(one), module as string)
      if (path.startsWith('environments/')) found.add(path)
    }
  return [...found].slice(1)
}

/** A field with its value, as a file says it. */
const patternOf = (field: FieldPath, value: unknown): RegExp | undefined => {
  const key = field.at(-1)
  if (typeof key !== 'string' || value === undefined) return undefined
  const said =
    typeof value === 'object' && value !== null
      ? ''
      : `['"\`]?${escaped(String(value))}['"\`]?\\s*(?:[,}\\n]|as\\b)`
  return new RegExp(`(?:^|[{,\\s])['"]?${escaped(key)}['"]?\\s*:\\s*${said}`)
}

// RegExp.escape came with Node 24.
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

const linesWith = (pattern: RegExp, file: string, text: string): { file: string; line: number }[] =>
  [...text.matchAll(new RegExp(pattern, 'g'))].map(({ 0: match, index }) => ({
    file,
    line: text.slice(0, index + match.search(/\S/)).split('\n').length,
  }))
