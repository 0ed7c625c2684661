import type { IContainer, IEnvVar, IPodSpec, IVolume } from 'kubernetes-models/v1'

/** The data of the Secrets and ConfigMaps that a pod finds in its namespace, by name. */
export type Data = Record<string, Record<string, string>>

/** A file system mounted into a container: files by their path, or an empty writable one. */
export interface Mount {
  path: string
  /** Undefined for an `emptyDir`. */
  files?: Record<string, string>
  /** Permissions of its files, of which the kubelet adds reading for the volumes' group. */
  mode?: number
}

/** A container's process, as the kubelet would start it from its pod's specification. */
export interface ContainerProcess {
  command: string[]
  variables: Record<string, string>
  mounts: Mount[]
  user: number
  group: number
  /** Supplementary group that owns the volumes. */
  volumeGroup: number
  readOnlyRoot: boolean
  noNewPrivileges: boolean
  dropsCapabilities: boolean
}

/** What the exporter's image gives (`prompve/prometheus-pve-exporter`): its entry point and its user. */
export const image = { entryPoint: ['pve_exporter'], user: 101 }

/** The process of a pod's only container; what would keep the kubelet from starting it throws. */
export function containerProcess(pod: IPodSpec, data: Data): ContainerProcess {
  const [container, ...others] = pod.containers
  if (container === undefined || others.length > 0) throw new Error('the pod has not exactly one container')
  const context = { ...pod.securityContext, ...container.securityContext }
  if (context.runAsNonRoot && !context.runAsUser)
    throw new Error(
      "container has runAsNonRoot and image has non-numeric user (exporter), can't verify it is no root",
    )
  return {
    command: [...(container.command ?? image.entryPoint), ...(container.args ?? [])],
    variables: variables(container, data),
    mounts: (container.volumeMounts ?? []).map(({ name, mountPath, subPath }) => {
      if (subPath) throw new Error(`volume ${name}: subPath is not known here`)
      return { path: mountPath, ...volumeFiles(named(pod.volumes ?? [], name), data) }
    }),
    user: context.runAsUser ?? image.user,
    group: context.runAsGroup ?? 0,
    volumeGroup: context.fsGroup ?? 0,
    readOnlyRoot: context.readOnlyRootFilesystem === true,
    noNewPrivileges: context.allowPrivilegeEscalation === false,
    dropsCapabilities: context.capabilities?.drop?.includes('ALL') === true,
  }
}

/** Variables of `envFrom`, then of `env`, which win. */
function variables({ envFrom = [], env = [] }: IContainer, data: Data): Record<string, string> {
  const sources = envFrom.map(({ prefix = '', secretRef, configMapRef }) => {
    const keys = Object.entries(named(data, (secretRef ?? configMapRef)?.name ?? ''))
    return Object.fromEntries(keys.map(([key, value]) => [prefix + key, value]))
  })
  return Object.assign(
    {},
    ...sources,
    Object.fromEntries(env.map(variable => [variable.name, variableValue(variable, data)])),
  )
}

function variableValue({ name, value, valueFrom }: IEnvVar, data: Data): string {
  if (valueFrom === undefined) return value ?? ''
  const reference = valueFrom.secretKeyRef ?? valueFrom.configMapKeyRef
  if (reference === undefined) throw new Error(`variable ${name}: its source is not known here`)
  return named(named(data, reference.name ?? ''), reference.key)
}

function volumeFiles(
  { name, emptyDir, secret, configMap, projected }: IVolume,
  data: Data,
): Pick<Mount, 'files' | 'mode'> {
  if (emptyDir) return {}
  const sources = projected?.sources ?? [
    { ...(secret && { secret: { ...secret, name: secret.secretName } }), ...(configMap && { configMap }) },
  ]
  const files = sources.map(({ secret, configMap }) => {
    const source = secret ?? configMap
    if (source === undefined) throw new Error(`volume ${name}: its source is not known here`)
    const all = named(data, source.name ?? '')
    if (source.items === undefined) return all
    return Object.fromEntries(source.items.map(({ key, path }) => [path, named(all, key)]))
  })
  const mode = (projected ?? secret ?? configMap)?.defaultMode ?? 0o644
  return { files: Object.assign({}, ...files), mode }
}

/** An entry by its name, or the kubelet's complaint. */
function named<Value>(list: Record<string, Value> | (Value & { name: string })[], name: string): Value {
  const found = Array.isArray(list) ? list.find(entry => entry.name === name) : list[name]
  if (found === undefined) throw new Error(`"${name}" not found`)
  return found
}
