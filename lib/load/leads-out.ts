import { readdirSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { undefinedOnError } from '../problem/undefined-on-error.ts'

/** Why a symbolic link is not followed: nobody who reviews this tree sees what stands at its end. */
export const outside = 'is a symbolic link that leads out of this tree, where no review sees what changes'

/** Whether a path, through whatever links, stands outside a tree. */
export const leadsOut = (root: string, path: string): boolean => {
  const [tree, target] = [root, path].map(one => undefinedOnError(() => realpathSync.native(one)))
  return tree !== undefined && target !== undefined && !target.startsWith(tree + sep)
}

/** The folder, and the links at any depth in it, that lead out of a tree; by their paths from the root, with `/`. */
export const linksOutOf = (root: string, folder: string): string[] => {
  if (leadsOut(root, join(root, folder))) return [folder]
  const entries =
    undefinedOnError(() => readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) ?? []
  return entries
    .filter(entry => entry.isSymbolicLink())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(link => leadsOut(root, link))
    .map(link => link.slice(root.length + 1).replaceAll(sep, '/'))
    .sort()
}
