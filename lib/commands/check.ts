import { evaluateContained } from '../load/evaluate-contained.ts'
import { evaluateNone } from '../load/evaluate-none.ts'
import { errors, type Problem } from '../problem/problem.ts'
import { progressTo } from '../problem/progress.ts'
import { forgetBuild } from '../write/build-cache.ts'
import { foreignFiles } from '../write/foreign-files.ts'
import { differenceReport } from './steps/difference-report.ts'
import { prepare } from './steps/prepare.ts'
import { fail, print } from './steps/print.ts'

/** Compares the committed files with what `build` would generate, and exits with 1 if they differ. Writes nothing. */
export const check = async (root: string, { yamlOnly }: { yamlOnly?: true } = {}): Promise<void> => {
  const evaluate = yamlOnly ? evaluateNone : evaluateContained
  const { plan, problems } = await prepare(root, progressTo(process.stderr), evaluate)
  print(problems)
  if (plan === undefined || errors(problems).length > 0) return fail(problems, 'nothing was compared')
  print(foreignFiles(root, plan).map(foreign))
  const { text, differs } = differenceReport(plan)
  process.stdout.write(text)
  if (!differs) return
  process.exitCode = 1
  // The next build must not trust its cache: it has to make what this check found missing.
  forgetBuild()
}

const foreign = (file: string): Problem => ({
  file,
  message: 'is not made by the build, and no overlay takes it in; delete it, or keep it elsewhere',
  severity: 'warning',
})
