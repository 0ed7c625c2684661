import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, parse } from 'node:path'
import type { Problem } from '../problem/problem.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { leadsOut, linksOutOf, outside } from './leads-out.ts'
import type { Evaluate, Evaluated, Loading } from './loaded.ts'

const folder = 'environments'

/**
 * Every `environments/*.ts` and `*.yaml` below a root, by name; how the former are evaluated is for the caller to say.
 * `environments/shared/` and `dashboards/` are not read. Synchronous: for promises, Node would start four threads.
 */
export const load = async (root: string, evaluate: Evaluate): Promise<Loading> => {
  // A module is known by its real path, whatever links lead to it.
  const tree = realpathSync.native(root)
  const { files, problems } = list(tree)
  const refusals = files.map(entry => refusal(tree, pathOf(entry), entry))
  const paths = files.map(pathOf)
  const readable = paths.filter((_, index) => refusals[index] === undefined)
  const [typescript, yaml] = [readable.filter(isTypeScript), readable.filter(path => !isTypeScript(path))]
  const [{ loadings, strayed }, ofYaml] = await Promise.all([
    typescript.length === 0 ? nothing : evaluate(tree, typescript),
    loadYamls(tree, yaml),
  ])
  const byFile = new Map([
    ...typescript.map((file, index) => [file, loadings[index]] as const),
    ...yaml.map((file, index) => [file, ofYaml[index]] as const),
  ])
  return {
    loaded: paths.flatMap(file => byFile.get(file)?.loaded ?? []),
    problems: [
      ...problems,
      ...paths.flatMap((file, index) => {
        const message = refusals[index]
        return message === undefined ? (byFile.get(file)?.problems ?? []) : [{ file, message }]
      }),
      ...strayed,
    ],
  }
}

const pathOf = ({ name }: Dirent): string => `${folder}/${name}`
const isTypeScript = (path: string): boolean => path.endsWith('.ts')
const nothing: Evaluated = { loadings: [], strayed: [] }

/** Where no environment is YAML, its parser is not needed. */
const loadYamls = async (root: string, files: string[]): Promise<Loading[]> => {
  if (files.length === 0) return []
  const { loadYaml } = await import('./load-yaml.ts')
  return files.map(file => loadYaml(root, file, parse(file).name))
}

const list = (root: string): { files: Dirent[]; problems: Problem[] } => {
  if (leadsOut(root, join(root, folder)))
    return { files: [], problems: [{ file: folder, message: `${outside}; copy the folder here` }] }
  const entries = undefinedOnError(() => readdirSync(join(root, folder), { withFileTypes: true }))
  if (entries === undefined)
    return {
      files: [],
      problems: [
        { file: folder, message: `no such folder in ${root}; environments stand there, one a file` },
      ],
    }
  const candidates = entries
    .filter(({ name }) => !ignored.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const isEnvironment = (entry: Dirent) => !entry.isDirectory() && environmentFile.test(entry.name)
  const files = candidates.filter(isEnvironment)
  const others = candidates.filter(entry => !isEnvironment(entry)).map(({ name }) => name)
  const links = entries.some(({ name }) => name === 'shared') ? linksOutOf(root, `${folder}/shared`) : []
  return {
    files,
    problems: [
      ...links.map(file => ({ file, message: `${outside}; copy here what it leads to` })),
      ...others.map(name => ({
        file: `${folder}/${name}`,
        message:
          'is not read: an environment is a file <name>.ts or <name>.yaml, and what they share stands in environments/shared/',
      })),
      ...(files.length === 0 && others.length === 0
        ? [
            {
              file: folder,
              message: `holds no environment; add a file <name>.ts or <name>.yaml${left(root)}`,
            },
          ]
        : []),
    ],
  }
}

/** What the last environment left: only a build with an environment removes it. */
const left = (root: string): string => {
  const overlays = undefinedOnError(() => readdirSync(join(root, 'overlays'), { withFileTypes: true })) ?? []
  const names = overlays.filter(entry => entry.isDirectory()).map(({ name }) => `overlays/${name}`)
  return names.length === 0
    ? ''
    : `; until then ${names.sort().join(', ')} ${names.length === 1 ? 'stays' : 'stay'}, unless you delete ${names.length === 1 ? 'it' : 'them'} by hand`
}

const ignored = /^\.|^shared$|^dashboards$|^README\.md$|~$/
const environmentFile = /\.(ts|yaml)$/

/** Why a file is not read: an environment is a regular file of this tree, or a symbolic link to one. */
const refusal = (root: string, file: string, entry: Dirent): string | undefined => {
  if (entry.isFile()) return undefined
  if (!entry.isSymbolicLink()) return 'is not a file; an environment is a regular file'
  const target = undefinedOnError(() => statSync(join(root, file)))
  if (target === undefined) return 'is a symbolic link that leads nowhere'
  if (leadsOut(root, join(root, file))) return `${outside}; copy the file here`
  return target.isFile() ? undefined : 'is a symbolic link to something that is not a file'
}
