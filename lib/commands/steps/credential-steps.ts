import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { ExternalSecretSource, SealedSecretSource, SOPSSource } from '../../environment.ts'
import { fluxOf } from '../../generate/gitops/delivered.ts'
import { defaultProperties } from '../../generate/objects/external-secret.ts'
import { credentialsSecret, kubesealFor } from '../../generate/overlay/credentials-secret.ts'
import { joined, type ShellCommand, shell } from '../../problem/shell.ts'
import { secretOfToken, tokens } from './secret-of-token.ts'

/** The commands that create an environment's credentials, with its names filled in; `$TOKEN` holds the token. */
export const credentialSteps = (environment: NamedEnvironment): ShellCommand[] => {
  const { credentials } = environment.pveExporter
  if ('externalSecret' in credentials) return inStore(environment, credentials.externalSecret)
  if ('sealedSecret' in credentials) return sealed(environment, credentials.sealedSecret)
  if ('sops' in credentials) return encrypted(environment, credentials.sops)
  return [created(environment, shell`kubectl --namespace ${environment.namespace}`)]
}

/** The values of a Secret, or the variables of the shell that hold them. */
const values = { PVE_USER: tokens.pve.user, PVE_TOKEN_NAME: 'monitoring' }
const typed = { PVE_TOKEN_VALUE: tokens.pve.variable, PVE_PASSWORD: 'PASSWORD' }

const heldIn = (key: string): ShellCommand => {
  const value: string | undefined = Reflect.get(values, key)
  return value === undefined ? shell`"\${${Reflect.get(typed, key)}}"` : shell`${value}`
}

/** Says how to set the variable of a key, and runs nothing while it is not set: a pipe would run without it. */
const unlessSet = (key: string): ShellCommand[] => {
  const name: string | undefined = Reflect.get(typed, key)
  return name === undefined ? [] : [shell`: "\${${name}:?first: read -rs ${name}}"`]
}

/** A command that creates the Secret. */
const created = (environment: NamedEnvironment, kubectl: ShellCommand): ShellCommand => {
  const { name, holds } = credentialsSecret(environment)
  const create = joined(' ', kubectl, shell`create secret generic ${name}`)
  return holds === 'pve.yml'
    ? joined(' ', create, shell`--from-file=pve.yml`)
    : secretOfToken(create, tokens.pve)
}

/** Writing the entry is up to the store: what the entry must hold, and a command that shows that it was read. */
const inStore = (environment: NamedEnvironment, source: ExternalSecretSource): ShellCommand[] => {
  const { store, key, properties = defaultProperties, template } = source
  const held =
    template === undefined
      ? Object.values(properties).map((name, index, { length }) => (index + 1 < length ? `${name},` : name))
      : undefined
  // A comment, too, has its words quoted: a zsh at a terminal takes it for a command.
  const entry = shell`# ${store.kind ?? 'SecretStore'} ${store.name}: the entry ${key} must hold`
  return [
    held === undefined
      ? joined(' ', entry, shell`the properties that the template names, such as user for {{ .user }}`)
      : joined(' ', entry, shell`${held}`),
    shell`kubectl --namespace ${environment.namespace} wait --for=condition=Ready externalsecret/${credentialsSecret(environment).name} --timeout=2m`,
  ]
}

/** Commands that each print the value of one key of `encryptedData`. */
const sealed = (environment: NamedEnvironment, { encryptedData }: SealedSecretSource): ShellCommand[] =>
  Object.keys(encryptedData).map(key => {
    const kubeseal = kubesealFor(environment)
    if (key === 'pve.yml') return joined(' ', kubeseal, shell`--from-file=pve.yml`)
    return joined(
      ' && ',
      ...unlessSet(key),
      joined(
        ' | ',
        joined(' ', shell`printf %s`, heldIn(key)),
        joined(' ', kubeseal, shell`--from-file=/dev/stdin`),
      ),
    )
  })

const encrypted = (environment: NamedEnvironment, { file }: SOPSSource): ShellCommand[] => {
  const { namespace = 'flux-system', decryptionSecret = 'sops-age' } = fluxOf(environment) ?? {}
  return [
    shell`age-keygen --output age.agekey`,
    joined(
      ' | ',
      joined(' ', created(environment, shell`kubectl`), shell`--dry-run=client --output yaml`),
      joined(' ', sops, shell`/dev/stdin > overlays/${environment.name}/${file}`),
    ),
    shell`kubectl --namespace ${namespace} create secret generic ${decryptionSecret} --from-file=age.agekey`,
  ]
}

/** The MAC covers only encrypted values, since Kustomize changes names and labels. */
const sops = shell`sops --encrypt --mac-only-encrypted --age "$(age-keygen -y age.agekey)" --encrypted-regex '^(data|stringData)$' --input-type yaml --output-type yaml`
