import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { ExternalSecretSource, SealedSecretSource, SOPSSource } from '../../environment.ts'
import { fluxOf } from '../../generate/gitops/delivered.ts'
import { defaultProperties } from '../../generate/objects/external-secret.ts'
import { credentialsSecret, kubesealFor } from '../../generate/overlay/credentials-secret.ts'
import { secretOfToken, tokens } from './secret-of-token.ts'

/** The commands that create an environment's credentials, with its names filled in; `$TOKEN` holds the token. */
export const credentialSteps = (environment: NamedEnvironment): string[] => {
  const { credentials } = environment.pveExporter
  if ('externalSecret' in credentials) return inStore(environment, credentials.externalSecret)
  if ('sealedSecret' in credentials) return sealed(environment, credentials.sealedSecret)
  if ('sops' in credentials) return encrypted(environment, credentials.sops)
  return [created(environment, `kubectl --namespace ${environment.namespace}`)]
}

/** The values of a Secret, or the variables of the shell that hold them. */
const values = { PVE_USER: tokens.pve.user, PVE_TOKEN_NAME: 'monitoring' }
const typed = { PVE_TOKEN_VALUE: tokens.pve.variable, PVE_PASSWORD: 'PASSWORD' }

const heldIn = (key: string): string => Reflect.get(values, key) ?? `"\${${Reflect.get(typed, key)}}"`

/** Says how to set the variable of a key, and runs nothing while it is not set: a pipe would run without it. */
const unlessSet = (key: string): string => {
  const name: string | undefined = Reflect.get(typed, key)
  return name === undefined ? '' : `: "\${${name}:?first: read -rs ${name}}" && `
}

/** A command that creates the Secret. */
const created = (environment: NamedEnvironment, kubectl: string): string => {
  const { name, holds } = credentialsSecret(environment)
  const create = `${kubectl} create secret generic ${name}`
  return holds === 'pve.yml' ? `${create} --from-file=pve.yml` : secretOfToken(create, tokens.pve)
}

/** Writing the entry is up to the store: what the entry must hold, and a command that shows that it was read. */
const inStore = (environment: NamedEnvironment, source: ExternalSecretSource): string[] => {
  const { store, key, properties = defaultProperties, template } = source
  const held =
    template === undefined
      ? Object.values(properties).join(', ')
      : 'the properties that the template names, such as user for {{ .user }}'
  return [
    `# ${store.kind ?? 'SecretStore'} ${store.name}: the entry ${key} must hold ${held}`,
    `kubectl --namespace ${environment.namespace} wait --for=condition=Ready externalsecret/${credentialsSecret(environment).name} --timeout=2m`,
  ]
}

/** Commands that each print the value of one key of `encryptedData`. */
const sealed = (environment: NamedEnvironment, { encryptedData }: SealedSecretSource): string[] =>
  Object.keys(encryptedData).map(key => {
    const kubeseal = kubesealFor(environment)
    if (key === 'pve.yml') return `${kubeseal} --from-file=pve.yml`
    return `${unlessSet(key)}printf %s ${heldIn(key)} | ${kubeseal} --from-file=/dev/stdin`
  })

const encrypted = (environment: NamedEnvironment, { file }: SOPSSource): string[] => {
  const { namespace = 'flux-system', decryptionSecret = 'sops-age' } = fluxOf(environment) ?? {}
  return [
    'age-keygen --output age.agekey',
    `${created(environment, 'kubectl')} --dry-run=client --output yaml | sops ${sopsFlags} /dev/stdin > overlays/${environment.name}/${file}`,
    `kubectl --namespace ${namespace} create secret generic ${decryptionSecret} --from-file=age.agekey`,
  ]
}

/** The MAC covers only encrypted values, since Kustomize changes names and labels. */
const sopsFlags =
  '--encrypt --mac-only-encrypted --age "$(age-keygen -y age.agekey)" --encrypted-regex \'^(data|stringData)$\' --input-type yaml --output-type yaml'
