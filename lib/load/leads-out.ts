import { readdir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** Why a symbolic link is not followed: nobody who reviews this tree sees what stands at its end. */
export const outside = 'is a symbolic link that leads out of this tree, where no review sees what changes'

/** Whether a path, through whatever links, stands outside a tree. */
export const leadsOut = async (root: string, path: string): Promise<boolean> => {
  const [tree, target] = await Promise.all([root, path].map(one => realpath(one).catch(() => undefined)))
  return tree !== undefined && target !== undefined && !target.startsWith(tree + sep)
}

/** The folder, and the links at any depth in it, that lead out of a tree; by their paths from the root, with `/`. */
export const linksOutOf = async (root: string, folder: string): Promise<string[]> => {
  if (await leadsOut(root, join(root, folder))) return [folder]
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => [])
  const links = entries
    .filter(entry => entry.isSymbolicLink())
    .map(entry => join(entry.parentPath, entry.name))
  const leading = await Promise.all(links.map(link => leadsOut(root, link)))
  return links
    .filter((_, index) => leading[index])
    .map(link => link.slice(root.length + 1).replaceAll(sep, '/'))
    .sort()
}
