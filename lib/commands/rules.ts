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
  const { problems, ...counts } = await orFileProblem(folder, async () => writeRules(folder, environments))
  if (problems.length > 0) {
    print(problems)
    return fail(problems, 'not all was written; run it again')
  }
  if ('written' in counts) process.stdout.write(`${counts.written} written, ${counts.removed} removed\n`)
}
