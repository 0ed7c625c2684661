import type { FieldPath } from '../problem/field-path.ts'
import { type CredentialSource, credentialSources } from './credential-sources.ts'
import { exporterTls } from './exporter-tls.ts'
import { type Variable, variablesOf } from './exporter-variables.ts'
import { containerIndex, podPath } from './exporters.ts'
import type { Account, Facts } from './facts.ts'
import { withField } from './fields.ts'
import { modulesOf } from './pve-config.ts'
import { recordOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'
import { holdsSecret } from './secret-keys.ts'
import { isSecret } from './values-secrets.ts'

export type Credentials = Pick<Facts, 'fragment' | 'account' | 'tls' | 'secrets' | 'remarks'>

const field = 'pveExporter.credentials'

/** Where an exporter of the release has its token from, and how it verifies Proxmox VE, for one module of its configuration. */
export const exporterCredentials = (
  objects: ReleaseObject[],
  exporter: ReleaseObject,
  module: string | undefined,
): Credentials => {
  const container: FieldPath = [...podPath, 'containers', containerIndex(exporter) ?? 0]
  const variables = variablesOf(exporter, container, objects)
  const sources = credentialSources(exporter, container, variables)
  const held = sources.flatMap(({ name, kind }) =>
    objects.filter(one => one.kind === kind && one.name === name),
  )
  const modules = Object.assign({}, ...held.map(object => modulesOf(object) ?? {}))
  const own = modules[module ?? 'default'] ?? Object.values(modules)[0]
  const literals = variables.filter(
    ({ name, value }) => value !== undefined && (secretVariables.includes(name) || holdsSecret(name, value)),
  )
  for (const { path } of literals) exporter.reader.leave(path, isSecret)
  const outside = sources.filter(
    ({ kind, name }) => !held.some(one => one.kind === kind && one.name === name),
  )
  for (const object of held) object.reader.leave([], isSecret)
  const usable =
    literals.length === 0 && held.length === 0 ? outside.find(({ how }) => how !== undefined) : undefined
  const account: Account = { ...accountOf(variables, exporter), ...plainAccount(own) }
  const tls = exporterTls(variables, exporter, container, own?.verify)
  return {
    fragment: withField(
      withField({}, field, usable?.how),
      'pveExporter.tls',
      tls === 'insecure' ? undefined : tls,
    ),
    account,
    tls: tls === undefined ? undefined : tls === 'insecure' ? 'insecure' : 'verified',
    secrets: [
      ...literals.map(({ path, name }) => ({
        place: exporter.reader.place(path),
        what: `the variable ${name} of ${exporter.kind} ${exporter.name}`,
      })),
      ...held.map(({ place, kind, name }) => ({ place, what: `${kind} ${name}` })),
    ],
    remarks: [
      ...outside
        .filter(one => one !== usable)
        .map(({ kind, name, path }) => ({
          place: exporter.reader.place(path),
          text: `${kind} ${name} has keys that are no variables of the exporter: the environment takes a Secret of its own`,
        })),
      ...(usable === undefined ? [] : makersOf(objects, usable)),
    ],
  }
}

/** What makes the Secret, where the release holds it: it goes with the release. */
const makersOf = (objects: ReleaseObject[], { name }: CredentialSource): Credentials['remarks'] =>
  objects
    .filter(({ kind }) => kind === 'ExternalSecret' || kind === 'SealedSecret')
    .filter(maker => name === (recordOf(recordOf(maker.value.spec).target).name ?? maker.name))
    .map(({ kind, name: maker, place }) => ({
      place,
      text: `${kind} ${maker} makes the Secret ${name} and goes with the release; say it in pveExporter.credentials (docs/credentials.md), or keep it`,
    }))

const secretVariables = ['PVE_TOKEN_VALUE', 'PVE_PASSWORD']

const accountOf = (variables: Variable[], exporter: ReleaseObject): Account => {
  const given = (name: string): string | undefined => {
    const found = variables.find(one => one.name === name && one.value !== undefined)
    if (found !== undefined) exporter.reader.take(found.path, field)
    return found?.value
  }
  const [user, tokenName] = [given('PVE_USER'), given('PVE_TOKEN_NAME')]
  return { ...(user !== undefined && { user }), ...(tokenName !== undefined && { tokenName }) }
}

const plainAccount = ({ user, tokenName }: Account = {}): Account => ({
  ...(user !== undefined && { user }),
  ...(tokenName !== undefined && { tokenName }),
})
