import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { repository } from '../file/repository.ts'
import { nearestName } from '../problem/nearest-name.ts'
import type { Problem } from '../problem/problem.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'

type Place = Pick<Problem, 'line'>

/** What an import got wrong, or a name that is used without one, and what to write instead; nothing for other errors. */
export const importMistake = (
  message: string,
  root: string,
  file: string,
): (Partial<Pick<Problem, 'file' | 'line'>> & { message: string }) | undefined => {
  const [, module, name] = notExported.exec(message) ?? []
  if (module !== undefined && name !== undefined) return { message: exportMistake(root, file, module, name) }
  const [, path, from] = notFound.exec(message) ?? []
  if (path !== undefined && from !== undefined) return pathMistake(root, path, from)
  const [, missing = ''] = notDefined.exec(message) ?? []
  return fromExtend.includes(missing) ? notImported(root, file, missing) : undefined
}

/** As V8 and Node word them. */
const notExported = /^The requested module '(.+)' does not provide an export named '(.+)'$/
const notFound = /^Cannot find module '(.+)' imported from (.+)$/
const notDefined = /^(\S+) is not defined$/

const fromExtend = ['extend', 'replace']

/** V8 gives the place of a default export's expression wrongly, so the name is looked for. */
const notImported = (root: string, file: string, name: string) => ({
  ...lineWhere(join(root, file), line => line.includes(`${name}(`)),
  message: `${name} is not imported; add \`import { ${name} } from '${'../'.repeat(file.split('/').length - 1)}lib/extend.ts'\``,
})

/** The repository, whose `lib/` other roots import. */

/** What a module exports, by name, and whether that is a type; one of lib/ may stand in this repository alone. */
const exportsOf = (root: string, file: string, module: string): Map<string, boolean> => {
  const path = join(dirname(file), module)
  const text = [root, repository]
    .map(folder => undefinedOnError(() => readFileSync(join(folder, path), 'utf8')))
    .find(text => text !== undefined)
  const exported = (text ?? '').matchAll(
    /^export (?:declare )?(const|let|function|class|type|interface) (\w+)/gm,
  )
  return new Map(
    [...exported].map(([, kind, name]) => [name as string, /type|interface/.test(kind as string)]),
  )
}

const exportMistake = (root: string, file: string, module: string, name: string): string => {
  const known = exportsOf(root, file, module)
  if (known.get(name) === true)
    return `imports the type ${name} as a value; write \`import type { ${name} } from '${module}'\``
  const names = [...known.keys()]
  const hint = nearestName(name, names) || (names.length > 0 ? `; it exports ${names.join(', ')}` : '')
  return name === 'default'
    ? `imports '${module}' as a whole, which has no default export; write \`import { ${names[0] ?? '…'} } from '${module}'\``
    : `imports ${name} from '${module}', which does not export it${hint}`
}

/** What is wrong with an import of a path that is not there, and where it stands. */
export const pathMistake = (root: string, path: string, from: string) => {
  const [right] = [`${path}.ts`, path.replace(/\.[cm]?js$/, '.ts')].filter(
    candidate => candidate !== path && existsSync(candidate),
  )
  const beside = undefinedOnError(() => readdirSync(dirname(path))) ?? []
  const hint =
    right === undefined
      ? nearestName(basename(path), beside)
      : `; write ${JSON.stringify(basename(right))}, with its ending`
  const name = below(path.startsWith(root + sep) ? root : repository, path)
  return {
    file: below(root, from),
    ...lineOf(root, name, from),
    message: `imports ${name}, which is not there${hint}`,
  }
}

/** A path from a folder, with `/`. */
export const below = (folder: string, path: string): string => relative(folder, path).replaceAll(sep, '/')

/** Where a file names the module that it imports. */
const lineOf = (root: string, name: string, from: string): Place =>
  lineWhere(from, line =>
    [...line.matchAll(/['"](\.[^'"]+)['"]/g)].some(
      ([, module]) => below(root, resolve(dirname(from), module as string)) === name,
    ),
  )

const lineWhere = (path: string, isIt: (line: string) => boolean): Place => {
  const lines = (undefinedOnError(() => readFileSync(path, 'utf8')) ?? '').split('\n')
  const index = lines.findIndex(isIt)
  return index < 0 ? {} : { line: index + 1 }
}
