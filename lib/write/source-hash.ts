import { createHash } from 'node:crypto'
import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../file/repository.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { entriesBelow } from './folder.ts'

/** Files and folders as they were read: their hash, and whether they still are the same. */
export interface ReadSources {
  hash: string
  areCurrent: () => boolean
}

/** Reads files and folders of this repository: their paths and bytes; links and other special files count only as such. */
export const readSources = (paths: string[], ...more: string[]): ReadSources => {
  const since = Date.now()
  const texts = paths.flatMap(textsAt)
  const hash = hashOf(texts, more)
  // Not the texts, which would stay in memory as long as this.
  const read = texts.map(({ path }) => path)
  return {
    hash,
    areCurrent: () =>
      read.every(path => isOlder(path, since)) || hashOf(paths.flatMap(textsAt), more) === hash,
  }
}

/** The same hash alone. */
export const sourceHash = (paths: string[], ...more: string[]): string => readSources(paths, ...more).hash

interface Text {
  path: string
  text: string | Buffer
}

const hashOf = (texts: Text[], more: string[]): string => {
  const sum = createHash('sha256').update(more.join(' '))
  for (const { path, text } of texts) sum.update(`\n${path}\n`).update(text)
  return sum.digest('hex')
}

const textsAt = (path: string): Text[] =>
  undefinedOnError(() => lstatSync(join(repository, path)).isDirectory())
    ? [
        { path, text: noFile },
        ...entriesBelow(repository, path)
          .sort((a, b) => (a.path < b.path ? -1 : 1))
          .map(({ path, isFile }) => ({ path, text: isFile ? textOf(path) : noFile })),
      ]
    : [{ path, text: textOf(path) }]

const noFile = 'no file'

const textOf = (path: string): string | Buffer =>
  undefinedOnError(() => readFileSync(join(repository, path))) ?? ''

/**
 * Whether a path last changed before a time; one that is not there may have changed. Nobody can set the time that this looks at, and a
 * folder changes when a name in it comes or goes. No file system counts in steps longer than these two seconds.
 */
const isOlder = (path: string, time: number): boolean =>
  (lstatSync(join(repository, path), { throwIfNoEntry: false })?.ctimeMs ?? time) < time - 2000
