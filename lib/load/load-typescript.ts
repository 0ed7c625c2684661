import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { MergeConflict } from '../extend.ts'
import type { Problem } from '../problem/problem.ts'
import { importMistake } from './import-mistake.ts'
import type { Loading } from './loaded.ts'

/** The default export of an environment's module, or why there is none: syntax, what it throws, no export. */
export const loadTypeScript = async (root: string, file: string, name: string): Promise<Loading> => {
  try {
    const module = await Promise.race([import(pathToFileURL(join(root, file)).href), nothingLeftToDo])
    if (module === undefined)
      return failed(
        file,
        'awaits something that never comes; an environment is plain data and awaits nothing',
      )
    if (module.default === undefined)
      return failed(file, 'exports no environment; end it with `export default { … } satisfies Environment`')
    return { loaded: [{ name, file, value: module.default, locate: () => ({}) }], problems: [] }
  } catch (error) {
    return { loaded: [], problems: [problemOf(error, root, file)] }
  }
}

/** Lets the environments of another root import this repository's `lib/`, as they do when they stand in it. */
export const shareLib = (root: string): void => {
  const here = resolve(import.meta.dirname, '../..')
  if (root === here) return
  registerHooks({
    resolve: (specifier, context, next) => {
      if (!specifier.startsWith('.') || context.parentURL === undefined) return next(specifier, context)
      const path = fileURLToPath(new URL(specifier, context.parentURL))
      return path.startsWith(join(root, 'lib') + sep) && !existsSync(path)
        ? next(pathToFileURL(join(here, relative(root, path))).href, context)
        : next(specifier, context)
    },
  })
}

/** Resolves when the process would end: then an import that has not come never will. */
const nothingLeftToDo = new Promise<undefined>(resolve =>
  process.once('beforeExit', () => resolve(undefined)),
)

const failed = (file: string, message: string): Loading => ({ loaded: [], problems: [{ file, message }] })

/** What an environment's module threw, at the line where it did. */
export const problemOf = (error: unknown, root: string, file: string): Problem => {
  if (!(error instanceof Error)) return { file, message: `throws ${String(error)}` }
  const place = placeOf(error, root) ?? { file }
  const mistake = importMistake(firstLine(error), root, place.file)
  if (mistake !== undefined) {
    const { column: _, ...line } = place
    return { ...line, ...mistake }
  }
  if (error instanceof MergeConflict || error instanceof SyntaxError)
    return { ...place, message: firstLine(error) }
  if (/MODULE_NOT_FOUND|UNSUPPORTED/.test(String(Reflect.get(error, 'code'))))
    return { ...place, message: firstLine(error).replaceAll(root + sep, '') }
  return { ...place, message: `throws ${error.name}: ${firstLine(error)}` }
}

/** Whatever was thrown may call itself an error. */
const firstLine = ({ message }: Error): string => String(message).trim().split('\n')[0] as string

/** The first place below `environments/` that an error's stack names: where it was thrown, or where the syntax breaks. */
const placeOf = (error: Error, root: string): Pick<Problem, 'file' | 'line' | 'column'> | undefined => {
  const folder = join(root, 'environments') + sep
  const place = /^(?:.*?)((?:file:\/\/)?\/.+?):(\d+)(?::(\d+))?\)?$/
  return (error.stack ?? '')
    .split('\n')
    .map(line => place.exec(line.trim()))
    .flatMap(match =>
      match === null ? [] : [{ path: pathOf(match[1] as string), line: match[2], column: match[3] }],
    )
    .filter(({ path }) => path.startsWith(folder))
    .map(({ path, line, column }) => ({
      file: relative(root, path).replaceAll(sep, '/'),
      line: Number(line),
      ...(column !== undefined && { column: Number(column) }),
    }))[0]
}

const pathOf = (place: string): string => (place.startsWith('file://') ? fileURLToPath(place) : place)
