import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import { type ShellCommand, shell } from '../../problem/shell.ts'
import { fullName } from './full-name.ts'

/** The Secret from which the exporters take their credentials: the name that the Deployments give, and what it holds. */
export interface UsedSecret {
  name: string
  holds: 'variables' | 'pve.yml'
}

/**
 * The Secret of an environment. One that an ExternalSecret or a SealedSecret makes is named after the prefixed
 * object, which Kustomize does not know: it stands in full. One in a SOPS file is renamed by Kustomize, here and there.
 */
export const credentialsSecret = (environment: NamedEnvironment): UsedSecret => {
  const { credentials } = environment.pveExporter
  if ('secret' in credentials) return { name: credentials.secret, holds: 'variables' }
  if ('configSecret' in credentials) return { name: credentials.configSecret, holds: 'pve.yml' }
  if ('sops' in credentials) {
    const { secret = defaults.pveExporter.credentials.secret, config = false } = credentials.sops
    return { name: secret, holds: config ? 'pve.yml' : 'variables' }
  }
  const name = fullName(environment, names.pveExporter)
  const isWhole =
    'externalSecret' in credentials
      ? credentials.externalSecret.template !== undefined
      : 'pve.yml' in credentials.sealedSecret.encryptedData
  return { name, holds: isWhole ? 'pve.yml' : 'variables' }
}

/** Seals for this environment's name and namespace only (kubeseal's scope `strict`). */
export const kubesealFor = (environment: NamedEnvironment): ShellCommand =>
  shell`kubeseal --raw --namespace ${environment.namespace} --name ${fullName(environment, names.pveExporter)}`
