import type { Tree } from '../../difference/rendering/tree.ts'
import { load } from '../../load/load.ts'
import type { Evaluate } from '../../load/loaded.ts'
import { errors, type Problem } from '../../problem/problem.ts'
import type { Tell } from '../../problem/progress.ts'
import type { Plan } from '../../write/plan.ts'
import { standingBelow } from '../../write/standing.ts'
import { judgeAndCompare, orFileProblem, problemOfRoot } from './prepare.ts'

/** What a build would make now, as a tree, with how many files on disk are not that; or the problems that keep it from it. */
export type WorkingTree = { tree?: Tree; stale: number; problems: Problem[] }

/** What the environments generate now, in memory; what operators keep beside their overlays is read from the disk. */
export const workingTree = async (root: string, tell: Tell, evaluate: Evaluate): Promise<WorkingTree> => {
  const noFolder = problemOfRoot(root)
  if (noFolder !== undefined) return { stale: 0, problems: [noFolder] }
  const compared = await orFileProblem(root, async () =>
    judgeAndCompare(root, await load(root, evaluate), tell, true),
  )
  const { problems } = compared
  const plan = 'plan' in compared ? compared.plan : undefined
  if (plan === undefined || errors(problems).length > 0) return { stale: 0, problems }
  const { made, changed, removed } = plan
  return { tree: treeOf(root, plan), stale: made.length + changed.length + removed.length, problems }
}

const treeOf = (root: string, { made, changed, unchanged, gone }: Plan): Tree => {
  const texts = new Map([...made, ...changed, ...unchanged].map(({ path, text }) => [path, text]))
  const notMade = new Set(gone)
  const look = standingBelow(root)
  return {
    paths: [...texts.keys()],
    read: path =>
      texts.get(path) ??
      (path.startsWith('overlays/') && path.endsWith('.yaml') && !notMade.has(path)
        ? look(path).text
        : undefined),
  }
}
