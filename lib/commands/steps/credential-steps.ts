import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { ExternalSecretSource, SealedSecretSource, SOPSSource } from '../../environment.ts'
import { fluxOf } from '../../generate/gitops/delivered.ts'
import { defaultProperties } from '../../generate/objects/external-secret.ts'
import { credentialsSecret, kubesealFor } from '../../generate/overlay/credentials-secret.ts'

/** The commands that create an environment's credentials, with its names filled in; `$TOKEN` holds the token. */
export const credentialSteps = (environment: NamedEnvironment): string[] => {
  const { credentials } = environment.pveExporter
  if ('externalSecret' in credentials) return inStore(environment, credentials.externalSecret)
  if ('sealedSecret' in credentials) return sealed(environment, credentials.sealedSecret)
  if ('sops' in credentials) return encrypted(environment, credentials.sops)
  return [`kubectl --namespace ${environment.namespace} ${createSecret(environment)}`]
}

/** A variable of the shell, which says how to set it where it is not. */
const typed = (name: string): string => `"\${${name}:?first: read -rs ${name}}"`

const variables = {
  PVE_USER: 'prometheus@pve',
  PVE_TOKEN_NAME: 'monitoring',
  PVE_TOKEN_VALUE: typed('TOKEN'),
}

const createSecret = (environment: NamedEnvironment): string => {
  const { name, holds } = credentialsSecret(environment)
  const data =
    holds === 'pve.yml'
      ? ['--from-file=pve.yml']
      : Object.entries(variables).map(([key, value]) => `--from-literal=${key}=${value}`)
  return ['create secret generic', name, ...data].join(' ')
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
    const value = Reflect.get({ ...variables, PVE_PASSWORD: typed('PASSWORD') }, key)
    return `printf %s ${value} | ${kubeseal} --from-file=/dev/stdin`
  })

const encrypted = (environment: NamedEnvironment, { file }: SOPSSource): string[] => {
  const { namespace = 'flux-system', decryptionSecret = 'sops-age' } = fluxOf(environment) ?? {}
  return [
    'age-keygen --output age.agekey',
    `kubectl ${createSecret(environment)} --dry-run=client --output yaml | sops ${sopsFlags} /dev/stdin > overlays/${environment.name}/${file}`,
    `kubectl --namespace ${namespace} create secret generic ${decryptionSecret} --from-file=age.agekey`,
  ]
}

/** The MAC covers only encrypted values, since Kustomize changes names and labels. */
const sopsFlags =
  '--encrypt --mac-only-encrypted --age "$(age-keygen -y age.agekey)" --encrypted-regex \'^(data|stringData)$\' --input-type yaml --output-type yaml'
