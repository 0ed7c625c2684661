import { createHash } from 'node:crypto'
import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../file/repository.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { entriesBelow } from './folder.ts'

/** A hash of files and folders of this repository, by path and bytes; links and other special files count only as such. */
export const sourceHash = (paths: string[], ...more: string[]): string => {
  const sum = createHash('sha256').update(more.join(' '))
  for (const { path, text } of paths.flatMap(textsAt)) sum.update(`\n${path}\n`).update(text)
  return sum.digest('hex')
}

const textsAt = (path: string): { path: string; text: string | Buffer }[] =>
  undefinedOnError(() => lstatSync(join(repository, path)).isDirectory())
    ? entriesBelow(repository, path)
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map(({ path, isFile }) => ({ path, text: isFile ? textOf(path) : 'no file' }))
    : [{ path, text: textOf(path) }]

const textOf = (path: string): string | Buffer =>
  undefinedOnError(() => readFileSync(join(repository, path))) ?? ''
