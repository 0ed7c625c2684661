import { hash } from 'node:crypto'
import { readFileSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../file/repository.ts'
import { cacheFile } from './cache-file.ts'

/** Of each path what the file system said of its file, and the SHA-256 that the file had then. */
type FileHashes = Record<string, [stamp: string, hash: string]>

const cache = cacheFile<FileHashes>('file-hashes.json')
const used: FileHashes = {}
let known: FileHashes | undefined
let isNews = false

/** The SHA-256 of a file of this repository. As git does it, a file is not read again while the file system says of it what it said then. */
export const hashOfFile = (path: string, stat: Stats): string => {
  const stamp = stampOf(stat)
  known ??= cache.read() ?? {}
  const entry = used[path] ?? known[path]
  if (entry?.[0] === stamp) {
    used[path] = entry
    return entry[1]
  }
  // Before the file is read: what changes while it is read is read again next time.
  const isSettled = Math.max(stat.ctimeMs, stat.mtimeMs) < Date.now() - longestStep
  const read = hash('sha256', readFileSync(join(repository, path)))
  if (isSettled) {
    used[path] = [stamp, read]
    isNews = true
  }
  return read
}

/** Keeps the hashes of the files that were asked for, for the next build. */
export const keepFileHashes = (): void => {
  if (isNews) cache.keep(used)
  isNews = false
}

/** No file system counts time in steps longer than these milliseconds: a file that changed within them may change again and seem the same. */
const longestStep = 2000

/** What changes with a file, among it the time of its last change, which nobody can set; the other time is for file systems without that one. */
const stampOf = ({ ino, size, ctimeMs, mtimeMs }: Stats): string => `${ino} ${size} ${ctimeMs} ${mtimeMs}`
