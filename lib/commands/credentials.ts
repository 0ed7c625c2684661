import { credentialSteps } from './steps/credential-steps.ts'
import { environmentToPrint } from './steps/environment-to-print.ts'

/** Prints the commands that create an environment's credentials. */
export const credentials = async (root: string, name: string): Promise<void> => {
  const environment = await environmentToPrint(root, name)
  if (environment !== undefined) process.stdout.write(`${credentialSteps(environment).join('\n')}\n`)
}
