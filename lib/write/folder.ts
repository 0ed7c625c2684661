import { mkdirSync, readdirSync, rmdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { undefinedOnError } from '../problem/undefined-on-error.ts'

/** Makes one folder, unless it stands there. Not `recursive`, under which Node calls a read-only file system ENOENT. */
export const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Makes the folders below a root that these paths go into, each once. */
export const makeFoldersFor = (root: string, paths: string[]): void => {
  for (const folder of [...new Set(paths.flatMap(foldersOf))].sort()) makeFolder(join(root, folder))
}

/** Removes the folders below a root that these paths went out of, as far as they are empty now. */
export const removeEmptyFolders = (root: string, paths: string[]): void => {
  const deepestFirst = [...new Set(paths.flatMap(foldersOf))].sort().reverse()
  for (const folder of deepestFirst) undefinedOnError(() => rmdirSync(join(root, folder)))
}

/** What stands below a folder of a root, in no order: its path from the root, with `/`, and whether it is a regular file. None where there is no such folder. */
export const entriesBelow = (root: string, folder: string): { path: string; isFile: boolean }[] =>
  (undefinedOnError(() => readdirSync(join(root, folder), { withFileTypes: true })) ?? []).flatMap(entry => {
    const path = `${folder}/${entry.name}`
    return [
      { path, isFile: entry.isFile() },
      // Not by `recursive`: to make paths of what that gives takes twice as long.
      ...(entry.isDirectory() ? entriesBelow(root, path) : []),
    ]
  })

const foldersOf = (path: string): string[] => {
  const folder = dirname(path)
  return folder === '.' ? [] : [...foldersOf(folder), folder]
}
