import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { evaluateContained } from '../../load/evaluate-contained.ts'
import { load } from '../../load/load.ts'
import { loadYaml } from '../../load/load-yaml.ts'
import type { Loaded } from '../../load/loaded.ts'
import { errors, formatProblem, type Problem } from '../../problem/problem.ts'
import type { Tell } from '../../problem/progress.ts'
import { linkOrCopy } from '../../write/link-or-copy.ts'
import { orFileProblem } from './prepare.ts'
import { validated } from './sources.ts'

/** A new environment file, not yet in its place. */
export interface NewEnvironment {
  name: string
  format: 'ts' | 'yaml'
  text: string
}

export interface Placed {
  environments: NamedEnvironment[]
  problems: Problem[]
}

/** The file of a new environment, from the root. */
export const fileOf = ({ name, format }: Pick<NewEnvironment, 'name' | 'format'>): string =>
  `environments/${name}.${format}`

/** Why a name is taken. */
export const problemOfName = (root: string, name: string): Problem | undefined => {
  const file = ['ts', 'yaml', 'yml']
    .map(format => `environments/${name}.${format}`)
    .find(one => existsSync(join(root, one)))
  return file === undefined
    ? undefined
    : {
        file,
        message: 'exists already, and is not overwritten; choose another name, or edit or delete the file',
      }
}

/**
 * Puts new environments in their places once all of them are valid, beside those that are there. They are evaluated as drafts, which
 * no build reads; with a problem nothing is left. A `rehearsal` writes nothing into the tree, which may be somebody else's.
 */
export const placeEnvironments = async (
  root: string,
  files: NewEnvironment[],
  tell: Tell,
  rehearsal = false,
): Promise<Placed> => {
  const taken = files.flatMap(({ name }) => problemOfName(root, name) ?? [])
  if (taken.length > 0) return { environments: [], problems: taken }
  const place = rehearsal ? mkdtempSync(join(tmpdir(), 'proxmox-monitoring-')) : root
  const folder = join(place, 'environments')
  const drafts = files.map(file => `.${file.name}.${process.pid}.${file.format}`)
  const isNew = !existsSync(folder)
  const placed = await orFileProblem<Placed>(root, async () => {
    mkdirSync(folder, { recursive: true })
    try {
      for (const [index, { text }] of files.entries())
        writeFileSync(join(folder, drafts[index] as string), text, { flag: 'wx' })
      const judged = await judge(root, files, place, drafts, tell)
      if (errors(judged.problems).length > 0 || rehearsal) return judged
      const done: string[] = []
      try {
        for (const [index, file] of files.entries()) {
          linkOrCopy(join(folder, drafts[index] as string), join(root, fileOf(file)))
          done.push(join(root, fileOf(file)))
        }
      } catch (error) {
        for (const file of done) rmSync(file)
        throw error
      }
      return judged
    } finally {
      for (const draft of drafts) rmSync(join(folder, draft), { force: true })
    }
  })
  const result = { environments: [], ...placed }
  if (rehearsal) rmSync(place, { recursive: true, force: true })
  else if (isNew && errors(result.problems).length > 0) rmSync(folder, { recursive: true, force: true })
  return result
}

/** The new environments by every rule, and what is wrong in the tree that was not before. */
const judge = async (
  root: string,
  files: NewEnvironment[],
  place: string,
  drafts: string[],
  tell: Tell,
): Promise<Placed> => {
  const [there, own] = await Promise.all([
    load(root, evaluateContained),
    Promise.all(files.map((file, index) => evaluated(place, file, `environments/${drafts[index]}`))),
  ])
  const problems = own.flatMap(one => one.problems)
  if (problems.length > 0) return { environments: [], problems }
  const before = await validated(root, { ...there, problems: [] }, tell)
  const after = await validated(
    root,
    { loaded: [...there.loaded, ...own.flatMap(one => one.loaded)], problems: [] },
    tell,
  )
  const known = new Set(before.problems.map(formatProblem))
  return {
    environments: after.environments.filter(({ name }) => files.some(file => file.name === name)),
    problems: after.problems.filter(problem => !known.has(formatProblem(problem))),
  }
}

const evaluated = async (
  root: string,
  file: NewEnvironment,
  draft: string,
): Promise<{ loaded: Loaded[]; problems: Problem[] }> => {
  const loading =
    file.format === 'yaml'
      ? loadYaml(root, draft, file.name)
      : await evaluateContained(root, [draft]).then(({ loadings, strayed }) => ({
          loaded: loadings.flatMap(({ loaded }) => loaded),
          problems: [...loadings.flatMap(({ problems }) => problems), ...strayed],
        }))
  return {
    loaded: loading.loaded.map(one => ({ ...one, name: file.name, file: fileOf(file) })),
    problems: loading.problems.map(problem => ({ ...problem, file: fileOf(file) })),
  }
}
