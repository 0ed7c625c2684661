import { statSync } from 'node:fs'
import { load } from '../../load/load.ts'
import type { Evaluate, Loading } from '../../load/loaded.ts'
import { fileProblem } from '../../problem/file-problem.ts'
import type { Problem } from '../../problem/problem.ts'
import type { Tell } from '../../problem/progress.ts'
import { keepCompiledModules } from '../../write/compile-cache.ts'
import type { Comparison } from './compare.ts'

/** The flow up to writing, from nothing: load, validate, generate, serialize, compare. It writes nothing. */
export const prepare = async (root: string, tell: Tell, evaluate: Evaluate): Promise<Comparison> => {
  const noFolder = problemOfRoot(root)
  if (noFolder !== undefined) return { problems: [noFolder] }
  return orFileProblem(root, async () => judgeAndCompare(root, await load(root, evaluate), tell))
}

/** What is wrong with the folder that `--root` names; nothing where it is one. */
export const problemOfRoot = (root: string): Problem | undefined =>
  statSync(root, { throwIfNoEntry: false })?.isDirectory()
    ? undefined
    : { file: root, message: 'is no folder; --root takes the one that holds environments/' }

/** What a step gives, or the problem of a file that it failed at. */
export const orFileProblem = async <Result>(
  root: string,
  step: () => Promise<Result>,
): Promise<Result | { problems: Problem[] }> => {
  try {
    return await step()
  } catch (error) {
    return { problems: [fileProblem(error, root)] }
  }
}

/** Validates what was loaded, and compares what it makes with the tree. Its modules are loaded only now: a recalled build needs none. */
export const judgeAndCompare = async (root: string, loading: Loading, tell: Tell): Promise<Comparison> => {
  await keepCompiledModules()
  const { sources } = await import('./sources.ts')
  const found = await sources(root, loading, tell)
  const { compare } = await import('./compare.ts')
  return compare(root, found)
}
