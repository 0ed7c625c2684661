import { createHash } from 'node:crypto'
import { lstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../file/repository.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { hashOfFile } from './file-hashes.ts'
import { entriesBelow } from './folder.ts'

/** Files and folders as they were read: their hash, and whether they still are the same. */
export interface ReadSources {
  hash: string
  areCurrent: () => boolean
}

/** Reads files and folders of this repository: their paths and bytes; links and other special files count only as such. */
export const readSources = (paths: string[], ...more: string[]): ReadSources => {
  const hash = sourceHash(paths, ...more)
  return { hash, areCurrent: () => sourceHash(paths, ...more) === hash }
}

/** The same hash alone. */
export const sourceHash = (paths: string[], ...more: string[]): string => {
  const sum = createHash('sha256').update(more.join(' '))
  for (const { path, hash } of paths.flatMap(sourcesAt)) sum.update(`\n${path}\n${hash}`)
  return sum.digest('hex')
}

interface Source {
  path: string
  hash: string
}

const sourcesAt = (path: string): Source[] =>
  undefinedOnError(() => lstatSync(join(repository, path)).isDirectory())
    ? [
        { path, hash: noFile },
        ...entriesBelow(repository, path)
          .sort((a, b) => (a.path < b.path ? -1 : 1))
          .map(({ path, isFile }) => ({ path, hash: isFile ? hashAt(path) : noFile })),
      ]
    : [{ path, hash: hashAt(path) }]

const noFile = 'no file'

const hashAt = (path: string): string =>
  undefinedOnError(() => hashOfFile(path, statSync(join(repository, path)))) ?? ''
