import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, parse, sep } from 'node:path'
import type { Problem } from '../problem/problem.ts'
import { evaluated } from './evaluation.ts'
import { loadTypeScript } from './load-typescript.ts'
import type { Loading } from './loaded.ts'

const folder = 'environments'

/** Every `environments/*.ts` and `*.yaml` below a root, by name. `environments/shared/` and `dashboards/` are not read. */
export const load = async (root: string): Promise<Loading> => {
  const { files, problems } = await list(root)
  const { result: loadings, problems: strayed } = await evaluated(root, () =>
    Promise.all(files.map(entry => loadFile(root, entry))),
  )
  return {
    loaded: loadings.flatMap(({ loaded }) => loaded),
    problems: [...problems, ...loadings.flatMap(({ problems }) => problems), ...strayed],
  }
}

const list = async (root: string): Promise<{ files: Dirent[]; problems: Problem[] }> => {
  if (await leadsOut(root, join(root, folder)))
    return { files: [], problems: [{ file: folder, message: `${outside}; copy the folder here` }] }
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => undefined)
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
  return {
    files,
    problems: [
      ...others.map(name => ({
        file: `${folder}/${name}`,
        message:
          'is not read: an environment is a file <name>.ts or <name>.yaml, and what they share stands in environments/shared/',
      })),
      ...(files.length === 0 && others.length === 0
        ? [{ file: folder, message: 'holds no environment; add a file <name>.ts or <name>.yaml' }]
        : []),
    ],
  }
}

const ignored = /^\.|^shared$|^dashboards$|^README\.md$|~$/
const environmentFile = /\.(ts|yaml)$/

const loadFile = async (root: string, entry: Dirent): Promise<Loading> => {
  const file = `${folder}/${entry.name}`
  const message = await refusal(root, file, entry)
  if (message !== undefined) return { loaded: [], problems: [{ file, message }] }
  const { name, ext } = parse(entry.name)
  if (ext === '.ts') return loadTypeScript(root, file, name)
  // Where no environment is YAML, its parser is not needed yet.
  const { loadYaml } = await import('./load-yaml.ts')
  return loadYaml(root, file, name)
}

/** Why a file is not read: an environment is a regular file of this tree, or a symbolic link to one. */
const refusal = async (root: string, file: string, entry: Dirent): Promise<string | undefined> => {
  if (entry.isFile()) return undefined
  if (!entry.isSymbolicLink()) return 'is not a file; an environment is a regular file'
  const target = await stat(join(root, file)).catch(() => undefined)
  if (target === undefined) return 'is a symbolic link that leads nowhere'
  if (await leadsOut(root, join(root, file))) return `${outside}; copy the file here`
  return target.isFile() ? undefined : 'is a symbolic link to something that is no file'
}

const outside = 'is a symbolic link that leads out of this tree, where no review sees what changes'

const leadsOut = async (root: string, path: string): Promise<boolean> => {
  const [tree, target] = await Promise.all([root, path].map(one => realpath(one).catch(() => undefined)))
  return tree !== undefined && target !== undefined && !target.startsWith(tree + sep)
}
