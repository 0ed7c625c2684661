import { evaluateContained } from '../load/contained.ts'
import { evaluateNone } from '../load/no-evaluation.ts'
import { errors } from '../problem/problem.ts'
import { progressTo } from '../problem/progress.ts'
import { forgetBuild } from '../write/build-cache.ts'
import { differenceReport } from './steps/difference-report.ts'
import { prepare } from './steps/prepare.ts'
import { fail, print } from './steps/print.ts'

/** Tells whether what is committed is what environments/ make, and ends with 1 where it is not. Writes nothing. */
export const check = async (root: string, { yamlOnly }: { yamlOnly?: true } = {}): Promise<void> => {
  const evaluate = yamlOnly ? evaluateNone : evaluateContained
  const { plan, problems } = await prepare(root, progressTo(process.stderr), evaluate)
  print(problems)
  if (plan === undefined || errors(problems).length > 0) return fail(problems, 'nothing was compared')
  const { text, differs } = differenceReport(plan)
  process.stdout.write(text)
  if (!differs) return
  process.exitCode = 1
  // Whatever a build remembers, the next one makes what this check found.
  forgetBuild()
}
