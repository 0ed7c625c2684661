import type { FieldPath } from '../problem/field-path.ts'
import { listOf, type Plain, recordOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'

/** The workloads of the release that run the exporter: by its image, or by its port and variables. */
export const exportersOf = (objects: ReleaseObject[]): ReleaseObject[] =>
  objects.filter(
    object => workloads.includes(object.kind) && !object.isOwned && containerIndex(object) !== undefined,
  )

const workloads = ['Deployment', 'StatefulSet', 'DaemonSet']

/** Where the exporter's pods and its container stand in a workload. */
export const podPath: FieldPath = ['spec', 'template', 'spec']

export const containersOf = ({ value }: ReleaseObject): Plain[] =>
  listOf(recordOf(recordOf(recordOf(value.spec).template).spec).containers).map(recordOf)

export const containerIndex = (workload: ReleaseObject): number | undefined => {
  const index = containersOf(workload).findIndex(isExporter)
  return index < 0 ? undefined : index
}

const isExporter = ({ image, ports, env }: Plain): boolean =>
  /(pve|proxmox)[-_]exporter/.test(String(image)) ||
  (listOf(ports).some(port => recordOf(port).containerPort === 9221) &&
    listOf(env).some(variable => String(recordOf(variable).name).startsWith('PVE_')))
