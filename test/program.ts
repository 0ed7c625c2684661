import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What tests need of a program: its names, what to ask it, and whether its answer is good enough. */
export interface Need {
  names: string[]
  question: string[]
  isEnough: (answer: string) => boolean
  /** What the answer lacks otherwise: `no Kustomize 5`. */
  otherwise: string
}

/** A program that does, or why the tests that need it are skipped. */
export type Program = { path: string; missing?: never } | { path?: never; missing: string }

/** The machine's own programs in the order of PATH, then those that the end-to-end tests built. */
const folders = [
  ...(process.env.PATH ?? '').split(delimiter).filter(folder => folder !== ''),
  join(import.meta.dirname, '..', '.cache/e2e/bin'),
]

/** The first program in these folders that can do what is needed: an old one in front does not hide a newer one behind it. */
export const findProgram = (
  { names, question, isEnough, otherwise }: Need,
  from: string[] = folders,
): Program => {
  const found = from
    .flatMap(folder => names.map(name => join(folder, name)))
    .filter((path, index, all) => isExecutable(path) && all.indexOf(path) === index)
  const path = found.find(path => isEnough(answerOf(path, question)))
  if (path !== undefined) return { path }
  return {
    missing: found.length === 0 ? `no ${names.join(' or ')}` : `${otherwise}: ${found.join(', ')}`,
  }
}

/** Whether a version, the first that an expression finds in an answer, is at least this. */
export const isAtLeast =
  (expression: RegExp, major: number, minor: number) =>
  (answer: string): boolean => {
    const [, ...numbers] = expression.exec(answer) ?? []
    const [ownMajor = -1, ownMinor = -1] = numbers.map(Number)
    return ownMajor > major || (ownMajor === major && ownMinor >= minor)
  }

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const answerOf = (path: string, question: string[]): string => {
  const { stdout, stderr } = spawnSync(path, question, { encoding: 'utf8', timeout: 30_000 })
  return `${stdout}${stderr}`
}
