import { hash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { readLater } from './file-text.ts'
import type { Keep } from './plan.ts'
import { closeWorkspace, openWorkspace, scratchFolder } from './workspace.ts'

/** Texts that a build is about to write, in files of its workspace. */
export interface Drafts {
  keep: Keep
  /** Of each path the SHA-256 of its text. */
  hashes: Record<string, string>
  /** Removes those that were not moved into the tree. */
  discard: () => void
}

/** Keeps a build's texts on disk: those of a thousand environments, all at once, would take as much memory as the build's program. */
export const drafts = (root: string): Drafts => {
  const hashes: Record<string, string> = {}
  let count = 0
  let folder: string | undefined
  const draftOf = (text: string): string => {
    folder ??= newFolder(root)
    const draft = join(folder, String(count++))
    writeFileSync(draft, text)
    return draft
  }
  return {
    keep: ({ path, text }, stands) => {
      hashes[path] = hash('sha256', text)
      if (stands) return readLater(path, join(root, path))
      const draft = draftOf(text)
      return Object.assign(readLater(path, draft), { draft })
    },
    hashes,
    discard: () => {
      if (folder === undefined) return
      const unwanted = folder
      // What can't be removed now, the next build sweeps.
      undefinedOnError(() => rmSync(unwanted, { recursive: true, force: true }))
      closeWorkspace(root)
    },
  }
}

const newFolder = (root: string): string => {
  openWorkspace(root)
  return scratchFolder(root)
}
