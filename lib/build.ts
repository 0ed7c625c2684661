import { statSync } from 'node:fs'
import { dashboardFiles } from './dashboards/files.ts'
import { type DeliveredName, deliveredNames } from './dashboards/names.ts'
import { ownDashboards } from './dashboards/own.ts'
import type { File } from './file.ts'
import { fileProblem } from './file-problem.ts'
import { generate } from './generate.ts'
import { load } from './load.ts'
import { shareLib } from './load-typescript.ts'
import { lock } from './lock.ts'
import { manifestPath } from './manifest.ts'
import { type Plan, plan } from './plan.ts'
import { errors, type Problem } from './problem.ts'
import type { Tell } from './progress.ts'
import { schemaFile } from './schema.ts'
import { serialize } from './serialize.ts'
import { type Validation, validate } from './validate/validate.ts'
import { write } from './write.ts'

/** What the sources below a root make, compared with what stands there; problems where that can't be told. */
export interface Build {
  plan?: Plan
  problems: Problem[]
}

/** The flow up to writing: load, validate, generate, serialize, compare. It writes nothing. */
export const prepare = async (root: string, tell: Tell): Promise<Build> => {
  try {
    return await compare(root, tell)
  } catch (error) {
    return { problems: [fileProblem(error, root)] }
  }
}

/** The whole flow, with the tree for itself from reading to writing: of two builds, the later one's sources win. */
export const build = async (root: string, tell: Tell): Promise<Build & { touched: boolean }> => {
  if (!isFolder(root)) return { problems: [noFolder(root)], touched: false }
  const locked = await lock(root, tell)
  if ('problem' in locked) return { problems: [locked.problem], touched: false }
  try {
    const prepared = await prepare(root, tell)
    if (prepared.plan === undefined || errors(prepared.problems).length > 0)
      return { ...prepared, touched: false }
    const failure = write(root, prepared.plan)
    const { unlisted } = prepared.plan
    if (failure === undefined)
      return { ...prepared, problems: [...prepared.problems, ...unlisted.map(notListed)], touched: true }
    return { problems: [...prepared.problems, failure.problem], touched: failure.touched }
  } finally {
    locked.release()
  }
}

/** The environments below a root that are right, and what is wrong with the others. */
export const environmentsBelow = async (root: string, tell: Tell): Promise<Sources> => {
  shareLib(root)
  const [loading, schema, dashboards, own] = await Promise.all([
    load(root),
    schemaFile(tell),
    dashboardFiles(tell),
    ownDashboards(root),
  ])
  const { environments, problems } = validate(loading.loaded, schema.value)
  return {
    environments,
    schema,
    dashboards: { files: [...dashboards.files, ...own.files], names: [...deliveredNames, ...own.names] },
    problems: [...loading.problems, ...problems, ...dashboards.problems, ...own.problems],
  }
}

interface Sources extends Validation {
  schema: Awaited<ReturnType<typeof schemaFile>>
  dashboards: { files: File[]; names: DeliveredName[] }
}

const compare = async (root: string, tell: Tell): Promise<Build> => {
  if (!isFolder(root)) return { problems: [noFolder(root)] }
  const { environments, schema, dashboards, problems: found } = await environmentsBelow(root, tell)
  if (errors(found).length > 0) return { problems: found }
  const files = [...generate(environments, dashboards.names), ...dashboards.files, schema]
  const texts = files.map(file => ({ path: file.path, text: serialize(file) }))
  const planned = plan(root, texts)
  return { plan: planned, problems: [...found, ...planned.problems] }
}

const notListed = (path: string): Problem => ({
  file: path,
  message: `says that the build made it, but ${manifestPath} does not list it, so it stays; delete it, or its first line if you keep it`,
  severity: 'warning',
})

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

const noFolder = (root: string): Problem => ({
  file: root,
  message: 'is no folder; --root takes the one that holds environments/',
})
