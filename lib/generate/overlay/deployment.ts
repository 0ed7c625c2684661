import type { PatchOperation } from '../../environment.ts'
import { add } from './patch.ts'

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
