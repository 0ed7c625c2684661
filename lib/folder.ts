import { mkdirSync, rmdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { attempt } from './attempt.ts'

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
  for (const folder of deepestFirst) attempt(() => rmdirSync(join(root, folder)))
}

const foldersOf = (path: string): string[] => {
  const folder = dirname(path)
  return folder === '.' ? [] : [...foldersOf(folder), folder]
}
