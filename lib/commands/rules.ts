import { environmentToPrint } from './steps/environment-to-print.ts'
import { plainRules } from './steps/plain-rules.ts'

/** Prints an environment's rules as a rules file, for a Prometheus without the operator. */
export const rules = async (root: string, name: string): Promise<void> => {
  const environment = await environmentToPrint(root, name)
  if (environment !== undefined) process.stdout.write(plainRules(environment))
}
