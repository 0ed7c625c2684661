import { statSync } from 'node:fs'
import { load } from '../../load/load.ts'
import type { Evaluate, Loading } from '../../load/loaded.ts'
import { fileProblem } from '../../problem/file-problem.ts'
import type { Problem } from '../../problem/problem.ts'
import type { Tell } from '../../problem/progress.ts'
import type { Keep } from '../../write/plan.ts'
import type { Comparison } from './compare.ts'

/** The flow up to writing, from the sources alone, without caches and stored files: load, validate, generate, serialize, compare. */
export const prepare = async (root: string, tell: Tell, evaluate: Evaluate): Promise<Comparison> => {
  const noFolder = problemOfRoot(root)
  if (noFolder !== undefined) return { problems: [noFolder] }
  return orFileProblem(root, async () => judgeAndCompare(root, await load(root, evaluate), tell, false))
}

/** The problem with the path given as `--root`; none if it is a folder. */
export const problemOfRoot = (root: string): Problem | undefined =>
  statSync(root, { throwIfNoEntry: false })?.isDirectory()
    ? undefined
    : { file: root, message: 'is not a folder; give --root the folder that holds environments/' }

/** The result of a step, or the problem of the file at which it failed. */
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

/** Validates what was loaded and compares what it generates with the tree; `keep` holds the texts. It imports modules late: a build from the cache needs none. */
export const judgeAndCompare = async (
  root: string,
  loading: Loading,
  tell: Tell,
  takeStored: boolean,
  keep?: Keep,
): Promise<Comparison> => {
  const { sources } = await import('./sources.ts')
  const found = await sources(root, loading, tell, takeStored)
  const { compare } = await import('./compare.ts')
  return compare(root, found, takeStored, keep)
}
