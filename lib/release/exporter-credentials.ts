import type { Tls } from '../environment.ts'
import type { Fragment } from '../extend.ts'
import type { FieldPath } from '../problem/field-path.ts'
import { containerIndex, podPath } from './exporters.ts'
import type { Account, Facts } from './facts.ts'
import { withField } from './fields.ts'
import { modulesOf } from './pve-config.ts'
import { listOf, type Plain, recordOf, textOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'
import { isSecret } from './values-credentials.ts'

export type Credentials = Pick<Facts, 'fragment' | 'account' | 'tls' | 'secrets' | 'remarks'>

const field = 'pveExporter.credentials'

/** Where an exporter of the release has its token from, and how it verifies Proxmox VE, for one module of its configuration. */
export const exporterCredentials = (
  objects: ReleaseObject[],
  exporter: ReleaseObject,
  module: string | undefined,
): Credentials => {
  const container: FieldPath = [...podPath, 'containers', containerIndex(exporter) ?? 0]
  const variables = variablesOf(exporter, container)
  const sources = sourcesOf(exporter, container, variables)
  const held = sources.flatMap(({ name, kind }) =>
    objects.filter(one => one.kind === kind && one.name === name),
  )
  const modules = Object.assign({}, ...held.map(object => modulesOf(object) ?? {}))
  const own = modules[module ?? 'default'] ?? Object.values(modules)[0]
  const literals = variables.filter(
    ({ name, value }) => value !== undefined && secretVariables.includes(name),
  )
  for (const { path } of literals) exporter.reader.leave(path, isSecret)
  const outside = sources.filter(
    ({ kind, name }) => !held.some(one => one.kind === kind && one.name === name),
  )
  const usable =
    literals.length === 0 && held.length === 0 ? outside.find(({ how }) => how !== undefined) : undefined
  const account: Account = { ...accountOf(variables, exporter), ...plainAccount(own) }
  const tls = tlsOf(variables, exporter, container, own?.verify)
  return {
    fragment: [
      usable?.how === undefined ? {} : withField({}, field, usable.how),
      tls === undefined || tls === 'insecure' ? {} : withField({}, 'pveExporter.tls', tls),
    ].reduce<Fragment>((one, other) => ({ ...one, ...other, ...both(one, other) }), {}),
    account,
    tls: tls === undefined ? undefined : tls === 'insecure' ? 'insecure' : 'verified',
    secrets: [
      ...literals.map(({ path, name }) => ({
        place: exporter.reader.place(path),
        what: `the variable ${name} of ${exporter.kind} ${exporter.name}`,
      })),
      ...held.map(({ place, kind, name }) => ({ place, what: `${kind} ${name}` })),
    ],
    remarks: outside
      .filter(one => one !== usable)
      .map(({ kind, name, path }) => ({
        place: exporter.reader.place(path),
        text: `${kind} ${name} has keys that are no variables of the exporter: the environment takes a Secret of its own`,
      })),
  }
}

const both = (one: Fragment, other: Fragment): Fragment =>
  one.pveExporter && other.pveExporter ? { pveExporter: { ...one.pveExporter, ...other.pveExporter } } : {}

const secretVariables = ['PVE_TOKEN_VALUE', 'PVE_PASSWORD']

interface Variable {
  name: string
  value: string | undefined
  from: Plain | undefined
  path: FieldPath
}

const variablesOf = (exporter: ReleaseObject, container: FieldPath): Variable[] =>
  listOf(exporter.reader.peek([...container, 'env'])).map((variable, index) => {
    const { name, value, valueFrom } = recordOf(variable)
    const from = recordOf(valueFrom).secretKeyRef
    return {
      name: String(name),
      value: value === undefined ? undefined : String(value),
      from: from === undefined ? undefined : recordOf(from),
      path: [...container, 'env', index],
    }
  })

interface Source {
  kind: 'Secret' | 'ConfigMap'
  name: string
  path: FieldPath
  /** The credentials that say it; none where its keys are others than the exporter reads. */
  how?: Plain
}

const sourcesOf = (exporter: ReleaseObject, container: FieldPath, variables: Variable[]): Source[] => [
  ...listOf(exporter.reader.peek([...container, 'envFrom'])).flatMap((from, index): Source[] => {
    const name = textOf(recordOf(recordOf(from).secretRef).name)
    const path = [...container, 'envFrom', index]
    if (name === undefined) return []
    exporter.reader.take(path, field)
    return [
      { kind: 'Secret', name, path, ...(recordOf(from).prefix === undefined && { how: { secret: name } }) },
    ]
  }),
  ...ofVariables(exporter, variables),
  ...ofVolumes(exporter, container),
]

/** Variables that each name a key: usable as a whole where every key is called as its variable. */
const ofVariables = (exporter: ReleaseObject, variables: Variable[]): Source[] => {
  const taken = variables.filter(({ name, from }) => from !== undefined && name.startsWith('PVE_'))
  for (const { path } of taken) exporter.reader.take(path, field)
  const names = [...new Set(taken.map(({ from }) => String(from?.name)))]
  return names.map(name => {
    const own = taken.filter(({ from }) => from?.name === name)
    const isWhole = names.length === 1 && own.every(variable => variable.from?.key === variable.name)
    const hasAll = isWhole && own.some(variable => variable.name === 'PVE_USER')
    return { kind: 'Secret', name, path: own[0]?.path ?? [], ...(hasAll && { how: { secret: name } }) }
  })
}

/** Volumes that hold the exporter's configuration: a Secret, or a ConfigMap in plain sight. */
const ofVolumes = (exporter: ReleaseObject, container: FieldPath): Source[] =>
  listOf(exporter.reader.peek([...podPath, 'volumes'])).flatMap((volume, index): Source[] => {
    const { name, secret, configMap } = recordOf(volume)
    const path = [...podPath, 'volumes', index]
    const mount = mountOf(exporter, container, name)
    if (mount === undefined || isAuthority(exporter, container, mount)) return []
    const secretName = textOf(recordOf(secret).secretName)
    const mapName = textOf(recordOf(configMap).name)
    if (secretName === undefined && mapName === undefined) return []
    exporter.reader.take(path, field)
    if (secretName === undefined) return [{ kind: 'ConfigMap', name: String(mapName), path }]
    const keys = listOf(recordOf(secret).items).map(item => recordOf(item).key)
    const isPlain = keys.length === 0 || keys.includes('pve.yml')
    return [{ kind: 'Secret', name: secretName, path, ...(isPlain && { how: { configSecret: secretName } }) }]
  })

const mountOf = (exporter: ReleaseObject, container: FieldPath, name: unknown): string | undefined => {
  const mounts = listOf(exporter.reader.peek([...container, 'volumeMounts'])).map(recordOf)
  return textOf(mounts.find(mount => mount.name === name)?.mountPath)
}

const bundle = 'REQUESTS_CA_BUNDLE'

const bundleOf = (exporter: ReleaseObject, container: FieldPath): string | undefined =>
  variablesOf(exporter, container).find(({ name }) => name === bundle)?.value

const isAuthority = (exporter: ReleaseObject, container: FieldPath, mount: string): boolean =>
  bundleOf(exporter, container)?.startsWith(mount) ?? false

const accountOf = (variables: Variable[], exporter: ReleaseObject): Account => {
  const valueOf = (name: string): string | undefined => {
    const found = variables.find(one => one.name === name && one.value !== undefined)
    if (found !== undefined) exporter.reader.take(found.path, field)
    return found?.value
  }
  const [user, tokenName] = [valueOf('PVE_USER'), valueOf('PVE_TOKEN_NAME')]
  return { ...(user !== undefined && { user }), ...(tokenName !== undefined && { tokenName }) }
}

const plainAccount = ({ user, tokenName }: Account = {}): Account => ({
  ...(user !== undefined && { user }),
  ...(tokenName !== undefined && { tokenName }),
})

const tlsOf = (
  variables: Variable[],
  exporter: ReleaseObject,
  container: FieldPath,
  inFile: boolean | undefined,
): 'insecure' | Tls | undefined => {
  const said = variables.find(({ name }) => name === 'PVE_VERIFY_SSL')
  if (said !== undefined) exporter.reader.take(said.path, 'pveExporter.tls')
  const verifies = said?.value === undefined ? inFile : !/^(false|0|no|off)$/i.test(said.value)
  if (verifies === false) return 'insecure'
  const path = bundleOf(exporter, container)
  const variable = variables.find(({ name }) => name === bundle)
  if (variable !== undefined) exporter.reader.take(variable.path, 'pveExporter.tls')
  const authority = listOf(exporter.reader.peek([...podPath, 'volumes'])).flatMap((volume, index) => {
    const { name, secret, configMap } = recordOf(volume)
    const mount = mountOf(exporter, container, name)
    if (path === undefined || mount === undefined || !path.startsWith(mount)) return []
    exporter.reader.take([...podPath, 'volumes', index], 'pveExporter.tls')
    const [caSecret, caConfigMap] = [textOf(recordOf(secret).secretName), textOf(recordOf(configMap).name)]
    return [
      { ...(caSecret !== undefined && { caSecret }), ...(caConfigMap !== undefined && { caConfigMap }) },
    ]
  })[0]
  return authority ?? (verifies ? {} : undefined)
}
