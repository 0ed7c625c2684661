import { statSync } from 'node:fs'
import { fileProblem } from './file-problem.ts'
import { keepCompiled } from './keep-compiled.ts'
import { type Loading, load } from './load.ts'
import { shareLib } from './load-typescript.ts'
import { lock } from './lock.ts'
import { manifestPath } from './manifest.ts'
import type { Plan } from './plan.ts'
import { errors, type Problem } from './problem.ts'
import type { Tell } from './progress.ts'
import { inputsOf, recall, remember, sourcesOf } from './recall.ts'
import type { Sources } from './sources.ts'

/** What the sources below a root make, compared with what stands there; problems where that can't be told. */
export interface Build {
  plan?: Plan
  problems: Problem[]
  /** What the plan was made of, by which a later build may recall it; not of one that was recalled itself, or that has a problem to tell. */
  inputs?: string
}

/**
 * The flow up to writing: load, validate, generate, serialize, compare. It writes nothing. Where a hash of its sources
 * (`sourcesOf`) is given and the last build was of the same, that one is recalled.
 */
export const prepare = async (root: string, tell: Tell, sources?: string): Promise<Build> => {
  try {
    return await loadAndCompare(root, tell, sources)
  } catch (error) {
    return { problems: [fileProblem(error, root)] }
  }
}

/** The whole flow, with the tree for itself from reading to writing: of two builds, the later one's sources win. */
export const build = async (root: string, tell: Tell): Promise<Build & { touched: boolean }> => {
  if (!isFolder(root)) return { problems: [noFolder(root)], touched: false }
  // Before it waits for another build: what runs was loaded by now, whatever is edited from here on.
  const sources = sourcesOf(root)
  const locked = await lock(root, tell)
  if ('problem' in locked) return { problems: [locked.problem], touched: false }
  try {
    const brought = await bring(root, await prepare(root, tell, sources))
    const { inputs, plan, problems } = brought
    if (inputs && plan && problems.length === 0 && sourcesOf(root) === sources) remember(inputs, plan)
    return brought
  } finally {
    locked.release()
  }
}

/** Writes what was prepared, unless something is wrong with it. */
const bring = async (root: string, prepared: Build): Promise<Build & { touched: boolean }> => {
  if (prepared.plan === undefined || errors(prepared.problems).length > 0)
    return { ...prepared, touched: false }
  const { write } = await import('./write.ts')
  const failure = write(root, prepared.plan)
  if (failure !== undefined)
    return { problems: [...prepared.problems, failure.problem], touched: failure.touched }
  const problems = [...prepared.problems, ...prepared.plan.unlisted.map(notListed)]
  return { ...prepared, problems, touched: true }
}

/** The environments below a root that are right, and what is wrong with the others. */
export const environmentsBelow = async (root: string, tell: Tell): Promise<Sources> =>
  judge(root, await loadBelow(root), tell)

const loadBelow = (root: string): Promise<Loading> => {
  shareLib(root)
  return load(root)
}

const judge = async (root: string, loading: Loading, tell: Tell): Promise<Sources> => {
  await keepCompiled()
  const { sources } = await import('./sources.ts')
  return sources(root, loading, tell)
}

const loadAndCompare = async (root: string, tell: Tell, sources?: string): Promise<Build> => {
  if (!isFolder(root)) return { problems: [noFolder(root)] }
  const loading = await loadBelow(root)
  const inputs = sources === undefined ? undefined : inputsOf(sources, loading)
  const recalled = inputs === undefined ? undefined : recall(root, inputs)
  if (recalled !== undefined) return { plan: recalled, problems: [] }
  const found = await judge(root, loading, tell)
  const { compare } = await import('./compare.ts')
  return { ...compare(root, found), ...(inputs !== undefined && { inputs }) }
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
