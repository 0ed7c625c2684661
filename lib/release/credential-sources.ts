import type { FieldPath } from '../problem/field-path.ts'
import { isAuthority, mountOf, type Variable } from './exporter-variables.ts'
import { podPath } from './exporters.ts'
import { listOf, type Plain, recordOf, textOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'

const field = 'pveExporter.credentials'

/** An object from which the exporter of a release has its token. */
export interface CredentialSource {
  kind: 'Secret' | 'ConfigMap'
  name: string
  path: FieldPath
  /** The credentials that say it; none where its keys are others than the exporter reads. */
  how?: Plain
}

/** Every Secret and ConfigMap that gives the exporter variables or its configuration. */
export const credentialSources = (
  exporter: ReleaseObject,
  container: FieldPath,
  variables: Variable[],
): CredentialSource[] => [
  ...listOf(exporter.reader.peek([...container, 'envFrom'])).flatMap((from, index): CredentialSource[] => {
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
const ofVariables = (exporter: ReleaseObject, variables: Variable[]): CredentialSource[] => {
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
const ofVolumes = (exporter: ReleaseObject, container: FieldPath): CredentialSource[] =>
  listOf(exporter.reader.peek([...podPath, 'volumes'])).flatMap((volume, index): CredentialSource[] => {
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
