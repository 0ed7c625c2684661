import { readdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { FieldPath } from './field.ts'
import { loadTypeScript } from './load-typescript.ts'
import { loadYaml } from './load-yaml.ts'
import type { Problem } from './problem.ts'

/** What an environment file gives before it is validated. */
export interface Loaded {
  name: string
  /** The file, from the root, with `/`. */
  file: string
  value: unknown
  /** Where a field stands in the file; nothing where that can't be told. */
  locate: (field: FieldPath) => Pick<Problem, 'line' | 'column'>
}

/** What loading gives: each file's environment, or why there is none. */
export interface Loading {
  loaded: Loaded[]
  problems: Problem[]
}

const folder = 'environments'

/** Every `environments/*.ts` and `*.yaml` below a root, by name. `environments/shared/` is not read. */
export const load = async (root: string): Promise<Loading> => {
  const { names, problems } = await list(root)
  const loadings = await Promise.all(names.map(name => loadFile(root, name)))
  return {
    loaded: loadings.flatMap(({ loaded }) => loaded),
    problems: [...problems, ...loadings.flatMap(({ problems }) => problems)],
  }
}

const list = async (root: string): Promise<{ names: string[]; problems: Problem[] }> => {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined)
    return {
      names: [],
      problems: [
        { file: folder, message: `no such folder in ${root}; environments stand there, one a file` },
      ],
    }
  const candidates = entries
    .filter(({ name }) => !ignored.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const names = candidates
    .filter(entry => !entry.isDirectory() && environmentFile.test(entry.name))
    .map(({ name }) => name)
  const others = candidates.map(({ name }) => name).filter(name => !names.includes(name))
  return {
    names,
    problems: [
      ...others.map(name => ({
        file: `${folder}/${name}`,
        message:
          'is not read: an environment is a file <name>.ts or <name>.yaml, and what they share stands in environments/shared/',
      })),
      ...(names.length === 0 && others.length === 0
        ? [{ file: folder, message: 'holds no environment; add a file <name>.ts or <name>.yaml' }]
        : []),
    ],
  }
}

const ignored = /^\.|^shared$|^README\.md$|~$/
const environmentFile = /\.(ts|yaml)$/

const loadFile = (root: string, fileName: string): Promise<Loading> => {
  const file = `${folder}/${fileName}`
  const { name, ext } = parse(fileName)
  return ext === '.ts' ? loadTypeScript(root, file, name) : loadYaml(root, file, name)
}
