import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from './problem.ts'

/** A file's text, ready to be written. */
export interface Text {
  path: string
  text: string
}

/** What differs between a tree and what the sources make: what is missing, changed, and no longer made. */
export interface Plan {
  made: Text[]
  changed: (Text & { before: string })[]
  removed: (Text & { text: string })[]
  unchanged: string[]
  /** Files in the way that the build did not make. */
  problems: Problem[]
}

/** Compares the texts with the tree below a root, of which `owned` are the paths that an earlier build made. */
export const plan = async (root: string, texts: Text[], owned: string[]): Promise<Plan> => {
  const paths = new Set(texts.map(({ path }) => path))
  const before = await Promise.all(texts.map(({ path }) => textAt(root, path)))
  const gone = owned.filter(path => !paths.has(path))
  const left = await Promise.all(gone.map(path => textAt(root, path)))
  const known = new Set(owned)
  const changed = texts.flatMap((text, index) => {
    const old = before[index]
    return old === undefined || old === text.text ? [] : [{ ...text, before: old }]
  })
  return {
    made: texts.filter((_, index) => before[index] === undefined),
    changed,
    removed: gone.flatMap((path, index) => {
      const text = left[index]
      return text === undefined ? [] : [{ path, text }]
    }),
    unchanged: texts.filter(({ text }, index) => before[index] === text).map(({ path }) => path),
    problems: changed
      .filter(({ path }) => !known.has(path))
      .map(({ path }) => ({
        file: path,
        message:
          'stands where the build writes, and the build did not make it; move it away, or into the environment that it belongs to',
      })),
  }
}

const textAt = async (root: string, path: string): Promise<string | undefined> => {
  try {
    return await readFile(join(root, path), 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
