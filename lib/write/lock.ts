import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileProblem } from '../problem/file-problem.ts'
import type { Problem } from '../problem/problem.ts'
import type { Tell } from '../problem/progress.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { hasNoLinks } from './link-or-copy.ts'
import { type Identity, isDead, ownProcessIdentity } from './process-identity.ts'
import { standingBelow } from './standing.ts'
import { closeWorkspace, openWorkspace, workspace } from './workspace.ts'

/** The lock on a tree, held until `release`, or the problem that prevented it. */
export type Lock = { release: () => void } | { problem: Problem }

const lockFile = `${workspace}/lock`
const attempts = 1200
const pause = 50

/** Locks a tree for one build: waits for a running build (a minute at most) and takes over from a dead one. */
export const lock = async (root: string, tell: Tell): Promise<Lock> => {
  const own = ownProcessIdentity()
  try {
    const { problem } = standingBelow(root)(lockFile)
    if (problem !== undefined) return { problem }
    for (let left = attempts, last = ''; left > 0; left--) {
      const holder = claim(root, own)
      if (holder === undefined) return { release: () => release(root, own) }
      if (holder !== last) {
        tell(`waiting for another build, ${described(holder)}`)
        left = attempts
        last = holder
      }
      await sleep(pause)
    }
    return { problem: held(root) }
  } catch (error) {
    closeWorkspace(root)
    return { problem: fileProblem(error, root) }
  }
}

const release = (root: string, own: Identity): void => {
  const path = join(root, lockFile)
  const guard = guardOf(path)
  if (existsSync(guard) && claim(root, own, guard) === undefined) rmSync(guard)
  if (read(path) === JSON.stringify(own)) rmSync(path)
  closeWorkspace(root)
}

/** Nothing when the lock is ours now, else the text of who holds it. */
const claim = (root: string, own: Identity, path = join(root, lockFile)): string | undefined => {
  if (create(root, own, path)) return undefined
  const holder = read(path)
  if (holder === undefined) return ''
  const identity = parsed(holder)
  // One that goes on saying nothing, as a crash of the machine may leave it, is held by nobody who lives.
  if (identity === undefined ? isYoung(path) : !isDead(identity, own)) return holder
  // Under a lock of its own: of two that find the same dead holder, the second would take away the first one's lock.
  const guard = guardOf(path)
  if (claim(root, own, guard) !== undefined) return holder
  if (read(path) === holder) rmSync(path)
  rmSync(guard)
  return claim(root, own, path)
}

/** Makes a lock file, unless one stands there. */
const create = (root: string, own: Identity, path: string): boolean => {
  openWorkspace(root)
  const draft = join(root, workspace, `claim-${randomUUID()}`)
  try {
    writeFileSync(draft, JSON.stringify(own))
    moveInto(path, draft, JSON.stringify(own))
    return true
  } catch (error) {
    // ENOENT: a build that ended took its empty workspace with it; the next attempt makes it anew.
    if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A link fails where a file stands, and shows no half-written text; without links, readers give a young lock time to say whose it is. */
const moveInto = (path: string, draft: string, text: string): void => {
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!hasNoLinks(error)) throw error
    writeFileSync(path, text, { flag: 'wx' })
  }
}

const isYoung = (path: string): boolean =>
  (undefinedOnError(() => Date.now() - statSync(path).mtimeMs) ?? 0) < 1000

const read = (path: string): string | undefined => undefinedOnError(() => readFileSync(path, 'utf8'))

const guardOf = (path: string): string => `${path}.dead`

const parsed = (holder: string): Identity | undefined => {
  const identity = undefinedOnError(() => JSON.parse(holder) as Identity)
  return typeof identity?.pid === 'number' ? identity : undefined
}

const described = (holder: string): string => {
  const identity = parsed(holder)
  return identity === undefined ? 'an unknown process' : `process ${identity.pid} on ${identity.host}`
}

const held = (root: string): Problem => ({
  file: lockFile,
  message: `another build, ${described(read(join(root, lockFile)) ?? '')}, has held the tree for a minute; end it, or delete this file if it no longer runs`,
})
