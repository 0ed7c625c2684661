import type { NamedEnvironment } from '../../environment/defaults.ts'
import { evaluateContained } from '../../load/evaluate-contained.ts'
import { load } from '../../load/load.ts'
import { errors } from '../../problem/problem.ts'
import { progressTo } from '../../problem/progress.ts'
import { orFileProblem } from './prepare.ts'
import { fail, print } from './print.ts'
import { validated } from './sources.ts'

/** All environments below a root, for a command that writes their rules; none after printing what is wrong with any of them. */
export const allEnvironments = async (root: string): Promise<NamedEnvironment[] | undefined> => {
  const found = await orFileProblem(root, async () =>
    validated(root, await load(root, evaluateContained), progressTo(process.stderr)),
  )
  print(found.problems)
  if ('environments' in found && errors(found.problems).length === 0) return found.environments
  fail(found.problems, 'nothing was written')
  return undefined
}
