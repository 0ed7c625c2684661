import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { repository } from '../file/repository.ts'
import type { Problem } from '../problem/problem.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { below, pathMistake } from './import-mistake.ts'

/**
 * The type imports that lead nowhere, of an environment and of the files below environments/ that it imports.
 * Node strips them, so nothing else reports them before `npm run types`.
 */
export const typeImportMistakes = (root: string, file: string): Problem[] => {
  const files = new Set([file])
  const problems: Problem[] = []
  for (const one of files) {
    const from = join(root, one)
    const text = undefinedOnError(() => readFileSync(from, 'utf8')) ?? ''
    for (const [, type, specifier = ''] of text.matchAll(imports)) {
      const path = home(root, resolve(dirname(from), specifier))
      const name = below(root, path)
      if (name.startsWith('environments/')) files.add(name)
      if (type !== undefined && !isThere(path))
        problems.push({ ...pathMistake(root, path, from), ...(one !== file && { of: file }) })
    }
  }
  return problems
}

const imports = /^(?:import|export)\s+(type\s+)?[\w*{][\w\s,*{}$]*?from\s*['"](\.[^'"]+)['"]/gm

/** A path of `lib/` in this repository, where the root has no such file of its own. */
const home = (root: string, path: string): string => {
  const name = below(root, path)
  return name.startsWith('lib/') && !isThere(path) ? join(repository, name) : path
}

/** Whether a module stands there; a folder is none, and TypeScript takes `.js` for `.ts`. */
const isThere = (path: string): boolean =>
  [path, path.replace(/\.js$/, '.ts')].some(
    name => statSync(name, { throwIfNoEntry: false })?.isFile() === true,
  )
