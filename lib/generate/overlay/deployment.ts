import type { NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import { hasTelegraf } from '../../environment/telegraf.ts'
import type { PatchOperation } from '../../environment.ts'
import { add, type OverlayPatch, patch } from './patch.ts'

/** The patch of the pve exporters' Deployments, by their names only where there is another one. */
export const exporterPatch = (environment: NamedEnvironment, ...operations: PatchOperation[]): OverlayPatch =>
  patch(
    'Deployment',
    hasTelegraf(environment) ? `${names.pveExporter}|${names.pveExporterNode}` : undefined,
    ...operations,
  )

/** JSON pointers into the exporters' Deployments. */
export const pod = '/spec/template/spec'
export const container = `${pod}/containers/0`

/** Keys of a Secret, mounted as files that the exporter's group may read. */
export const mountSecret = (
  name: string,
  secretName: string,
  keys: string[],
  folder: string,
): PatchOperation[] =>
  mount(name, { secret: { secretName, items: keys.map(key => ({ key, path: key })) } }, folder)

/** A key of a ConfigMap, mounted as a file. */
export const mountConfigMap = (
  name: string,
  configMap: string,
  key: string,
  folder: string,
): PatchOperation[] => mount(name, { configMap: { name: configMap, items: [{ key, path: key }] } }, folder)

const mount = (name: string, source: object, mountPath: string): PatchOperation[] => [
  add(`${pod}/volumes/-`, { name, ...source }),
  add(`${container}/volumeMounts/-`, { name, mountPath, readOnly: true }),
]
