import { errors } from '../problem/problem.ts'
import { progressTo } from '../problem/progress.ts'
import { buildSummary } from './steps/build-summary.ts'
import { buildTree } from './steps/build-tree.ts'
import { fail, print } from './steps/print.ts'

/** Generates all files from environments/ and prints which it made, changed and removed. */
export const build = async (root: string): Promise<void> => {
  const { plan, problems, touched } = await buildTree(root, progressTo(process.stderr))
  print(problems)
  if (plan === undefined || errors(problems).length > 0)
    return fail(problems, touched ? 'only some files were written; run it again' : 'nothing was written')
  process.stdout.write(buildSummary(plan))
}
