import type { NamedEnvironment } from '../../environment/defaults.ts'
import { credentialsSecret } from '../../generate/overlay/credentials-secret.ts'
import type { Rule } from '../rule.ts'

/** Telegraf sends a token from variables: it reads no `pve.yml`, and can't exchange a password for a ticket. */
export const telegrafToken: Rule = environment => {
  const { telegraf } = environment
  if (telegraf === false || telegraf.credentialsSecret !== undefined) return []
  const held = heldInstead(environment)
  return held === undefined
    ? []
    : [
        {
          path: ['telegraf'],
          message: `needs a token in variables, and pveExporter.credentials holds ${held}; give telegraf.credentialsSecret, the name of a Secret with PVE_USER, PVE_TOKEN_NAME and PVE_TOKEN_VALUE`,
        },
      ]
}

const heldInstead = (environment: NamedEnvironment): string | undefined => {
  const { credentials } = environment.pveExporter
  if (credentialsSecret(environment).holds === 'pve.yml') return 'a whole pve.yml'
  return 'sealedSecret' in credentials && !('PVE_TOKEN_VALUE' in credentials.sealedSecret.encryptedData)
    ? 'a password'
    : undefined
}
