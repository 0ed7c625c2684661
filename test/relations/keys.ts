import type { Rendered } from '../kubectl.ts'
import { told } from './objects.ts'

/** Every key of a Secret or ConfigMap that the documents tell an operator to make. */
export const documentedKeys = [
  'PVE_USER',
  'PVE_TOKEN_NAME',
  'PVE_TOKEN_VALUE',
  'PVE_PASSWORD',
  'PBS_USER',
  'PBS_TOKEN_NAME',
  'PBS_TOKEN_VALUE',
  'pve.yml',
  'ca.crt',
  'tls.crt',
  'tls.key',
  'username',
  'password',
]

/** Keys by which objects read Secrets and ConfigMaps that no document tells of: an operator would never make them. */
export const undocumentedKeys = (objects: Rendered[]): string[] =>
  objects.flatMap(object =>
    // Dashboards are read by the names of their own files.
    ['ConfigMap', 'GrafanaDashboard'].includes(object.kind)
      ? []
      : keysIn(object)
          .filter(key => !documentedKeys.includes(key))
          .map(key => `${told(object)} reads the key ${key}, which no document names`),
  )

/** `key` beside `name`, as a reference of Kubernetes and of the operator has it, and `items` of a volume. */
const keysIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(keysIn)
  if (typeof value !== 'object' || value === null) return []
  const { key, name, items, secretName } = value as Record<string, unknown>
  return [
    ...(typeof key === 'string' && typeof name === 'string' ? [key] : []),
    ...(Array.isArray(items) && (name ?? secretName) !== undefined ? items.map(item => item.key) : []),
    ...Object.values(value).flatMap(keysIn),
  ]
}
