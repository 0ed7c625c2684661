import { caSteps } from './steps/ca-steps.ts'
import { credentialSteps } from './steps/credential-steps.ts'
import { environmentToPrint } from './steps/environment-to-print.ts'

/** Prints the commands that create an environment's credentials, and the CA that verifies Proxmox VE. */
export const credentials = async (root: string, name: string): Promise<void> => {
  const environment = await environmentToPrint(root, name)
  if (environment === undefined) return
  const steps = [...credentialSteps(environment), ...caSteps(environment)]
  process.stdout.write(`${steps.join('\n')}\n`)
}
