import { caSteps } from './steps/ca-steps.ts'
import { credentialSteps } from './steps/credential-steps.ts'
import { environmentToPrint } from './steps/environment-to-print.ts'
import { telegrafSteps } from './steps/telegraf-steps.ts'

/** Prints the commands that create an environment's credentials, the CA that verifies Proxmox VE, and the same of backup servers. */
export const credentials = async (root: string, name: string): Promise<void> => {
  const environment = await environmentToPrint(root, name)
  if (environment === undefined) return
  const steps = [...credentialSteps(environment), ...caSteps(environment), ...telegrafSteps(environment)]
  process.stdout.write(`${steps.join('\n')}\n`)
}
