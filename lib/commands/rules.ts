import { allEnvironments } from './steps/all-environments.ts'
import { environmentToPrint } from './steps/environment-to-print.ts'
import { plainRules } from './steps/plain-rules.ts'
import { orFileProblem } from './steps/prepare.ts'
import { fail, print } from './steps/print.ts'
import { writeRules } from './steps/write-rules.ts'

/** Prints an environment's rules as a rules file, for a Prometheus without the operator. */
export const rules = async (root: string, name: string): Promise<void> => {
  const environment = await environmentToPrint(root, name)
  if (environment !== undefined) process.stdout.write(plainRules(environment))
}

/** Writes the rules of all environments into a folder, a file for each, and removes those of environments that are gone. */
export const rulesOfAll = async (root: string, folder: string): Promise<void> => {
  const environments = await allEnvironments(root)
  if (environments === undefined) return
  const result = await orFileProblem(folder, async () => writeRules(root, folder, environments))
  print(result.problems)
  if (!('written' in result)) return fail(result.problems, 'not all rules were written')
  if (result.problems.length > 0) return fail(result.problems, 'nothing was written')
  process.stdout.write(`${result.written} written, ${result.removed} removed\n`)
}
