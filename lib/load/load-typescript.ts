import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, parse, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { repository } from '../file/repository.ts'
import type { Loading } from './loaded.ts'
import { problemOfThrown } from './thrown.ts'
import { typeImportMistakes } from './type-imports.ts'

/** The default export of an environment's module, or why there is none: syntax, what it throws, no export. */
export const loadTypeScript = async (root: string, file: string): Promise<Loading> => {
  try {
    const module = await Promise.race([import(pathToFileURL(join(root, file)).href), nothingLeftToDo])
    if (module === undefined)
      return failed(
        file,
        'awaits a promise that never settles; an environment is plain data and awaits nothing',
      )
    if (module.default === undefined)
      return failed(file, 'exports no environment; end it with `export default { … } satisfies Environment`')
    const mistakes = typeImportMistakes(root, file)
    if (mistakes.length > 0) return { loaded: [], problems: mistakes }
    return {
      loaded: [{ name: parse(file).name, file, value: module.default, locate: () => ({}) }],
      problems: [],
    }
  } catch (error) {
    return { loaded: [], problems: [problemOfThrown(error, root, file)] }
  }
}

/** Lets the environments of another root import this repository's `lib/`, as they do when they stand in it. */
export const shareLib = (root: string): void => {
  if (root === repository) return
  registerHooks({
    resolve: (specifier, context, next) => {
      if (!specifier.startsWith('.') || context.parentURL === undefined) return next(specifier, context)
      const path = fileURLToPath(new URL(specifier, context.parentURL))
      return path.startsWith(join(root, 'lib') + sep) && !existsSync(path)
        ? next(pathToFileURL(join(repository, relative(root, path))).href, context)
        : next(specifier, context)
    },
  })
}

/** Resolves when the process would end: then an import that has not come never will. */
const nothingLeftToDo = new Promise<undefined>(resolve =>
  process.once('beforeExit', () => resolve(undefined)),
)

const failed = (file: string, message: string): Loading => ({ loaded: [], problems: [{ file, message }] })
