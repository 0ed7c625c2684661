import type { FieldPath } from '../problem/field-path.ts'
import { listOf, type Plain, recordOf, textOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'

/** A variable of the exporter's container: its value, or the key of a Secret that holds it. */
export interface Variable {
  name: string
  value: string | undefined
  from: Plain | undefined
  path: FieldPath
}

/** The variables of a container's own list, and those that a ConfigMap of the release gives it whole. */
export const variablesOf = (
  exporter: ReleaseObject,
  container: FieldPath,
  objects: ReleaseObject[] = [],
): Variable[] => [...listed(exporter, container), ...fromConfigMaps(exporter, container, objects)]

const fromConfigMaps = (
  exporter: ReleaseObject,
  container: FieldPath,
  objects: ReleaseObject[],
): Variable[] =>
  listOf(exporter.reader.peek([...container, 'envFrom'])).flatMap((from, index) => {
    const { configMapRef, prefix = '' } = recordOf(from)
    const { name } = recordOf(configMapRef)
    const held = objects.find(one => one.kind === 'ConfigMap' && one.name === name)
    if (held === undefined) return []
    const data = Object.entries(recordOf(held.value.data))
    for (const part of ['apiVersion', 'kind', 'metadata']) held.reader.pass([part])
    // What else it holds is told: no field takes it.
    for (const [key] of data) if (key.startsWith('PVE_')) held.reader.pass(['data', key])
    return data.map(([key, value]) => ({
      name: `${prefix}${key}`,
      value: String(value),
      from: undefined,
      path: [...container, 'envFrom', index],
    }))
  })

const listed = (exporter: ReleaseObject, container: FieldPath): Variable[] =>
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

/** Where a volume is mounted in the container. */
export const mountOf = (exporter: ReleaseObject, container: FieldPath, name: unknown): string | undefined => {
  const mounts = listOf(exporter.reader.peek([...container, 'volumeMounts'])).map(recordOf)
  return textOf(mounts.find(mount => mount.name === name)?.mountPath)
}

/** The variable by which the exporter's HTTP client finds the CA. */
export const bundle = 'REQUESTS_CA_BUNDLE'

export const bundleOf = (exporter: ReleaseObject, container: FieldPath): string | undefined =>
  variablesOf(exporter, container).find(({ name }) => name === bundle)?.value

/** Whether a volume holds the CA. */
export const isAuthority = (exporter: ReleaseObject, container: FieldPath, mount: string): boolean =>
  bundleOf(exporter, container)?.startsWith(mount) ?? false
