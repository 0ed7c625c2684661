import { mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { makeFolder } from './folder.ts'

/** Folder for a build's lock and unfinished files; git ignores it, and it is removed when the build ends. */
export const workspace = '.build'

/** Makes the workspace, unless it stands there already. */
export const openWorkspace = (root: string): void => makeFolder(join(root, workspace))

/** A new folder of the workspace, on the same file system as the tree, so that renaming out of it is atomic. */
export const scratchFolder = (root: string): string => mkdtempSync(join(root, workspace, 'build-'))

/** Removes what killed builds left in the workspace, but not the lock or files that no build made. */
export const sweepWorkspace = (root: string): void => {
  for (const name of readdirSync(join(root, workspace)))
    if (/^(build|claim)-/.test(name)) rmSync(join(root, workspace, name), { recursive: true, force: true })
}

/** Removes the workspace if it is empty; another build may be waiting in it. */
export const closeWorkspace = (root: string): void => {
  undefinedOnError(() => rmdirSync(join(root, workspace)))
}
