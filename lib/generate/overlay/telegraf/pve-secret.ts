import type { NamedEnvironment } from '../../../environment/defaults.ts'
import { credentialsSecret } from '../credentials-secret.ts'

/** The Secret with the token of the Proxmox VE API: one that the environment names, or the pve exporters'. */
export const pveSecret = (environment: NamedEnvironment): string =>
  (environment.telegraf !== false && environment.telegraf.credentialsSecret) ||
  credentialsSecret(environment).name
