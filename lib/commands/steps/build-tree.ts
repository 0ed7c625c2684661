import { evaluate } from '../../load/evaluation.ts'
import { load } from '../../load/load.ts'
import { errors, type Problem } from '../../problem/problem.ts'
import type { Tell } from '../../problem/progress.ts'
import { inputsOf, recallBuild, rememberBuild, sourcesOf } from '../../write/build-cache.ts'
import { drafts } from '../../write/drafts.ts'
import { keepFileHashes } from '../../write/file-hashes.ts'
import { lock } from '../../write/lock.ts'
import { manifestPath } from '../../write/manifest.ts'
import type { Keep, Plan } from '../../write/plan.ts'
import type { Comparison } from './compare.ts'
import { judgeAndCompare, orFileProblem, problemOfRoot } from './prepare.ts'

/** The result of a build, and whether it wrote anything before a problem stopped it. */
export interface Built extends Comparison {
  touched: boolean
}

/** The whole flow. It locks the tree from reading to writing, so that of two builds the later one's sources win. */
export const buildTree = async (root: string, tell: Tell): Promise<Built> => {
  const noFolder = problemOfRoot(root)
  if (noFolder !== undefined) return { problems: [noFolder], touched: false }
  // Before waiting for another build: the running code is loaded by now, whatever somebody edits from here on.
  const sources = sourcesOf(root)
  const locked = await lock(root, tell)
  if ('problem' in locked) return { problems: [locked.problem], touched: false }
  const { keep, hashes, discard } = drafts(root)
  try {
    const { inputs, ...prepared } = await prepareOrRecall(root, tell, sources, keep)
    const built = await write(root, prepared)
    if (inputs && built.plan && isRepeatable(built, built.plan) && sources?.areCurrent())
      rememberBuild(inputs, hashes, built.problems)
    keepFileHashes()
    return built
  } finally {
    discard()
    locked.release()
  }
}

/** Whether a build of the same would say the same: it has no error, and found nothing that somebody may delete. */
const isRepeatable = ({ problems }: Built, { unlisted }: Plan): boolean =>
  errors(problems).length === 0 && unlisted.length === 0

/** The last build's plan if its inputs were the same; else a new one with the hash of its inputs, so that a later build can reuse it. */
const prepareOrRecall = (
  root: string,
  tell: Tell,
  sources: ReturnType<typeof sourcesOf>,
  keep: Keep,
): Promise<Comparison & { inputs?: string }> =>
  orFileProblem(root, async () => {
    const loading = await load(root, evaluate)
    const inputs = sources === undefined ? undefined : inputsOf(root, sources, loading)
    const recalled = inputs === undefined ? undefined : recallBuild(root, inputs)
    if (recalled !== undefined) return recalled
    const compared = await judgeAndCompare(root, loading, tell, true, keep)
    return { ...compared, ...(inputs !== undefined && { inputs }) }
  })

/** Writes what was prepared, unless it has errors. */
const write = async (root: string, { plan, problems }: Comparison): Promise<Built> => {
  if (plan === undefined || errors(problems).length > 0)
    return { ...(plan && { plan }), problems, touched: false }
  const { write } = await import('../../write/write.ts')
  const failure = write(root, plan)
  if (failure !== undefined) return { problems: [...problems, failure.problem], touched: failure.touched }
  return { plan, problems: [...problems, ...plan.unlisted.map(notListed)], touched: true }
}

const notListed = (path: string): Problem => ({
  file: path,
  message: `is marked as generated, but ${manifestPath} does not list it, so the build left it; delete it, or delete its first line to keep it`,
  severity: 'warning',
})
