import type { RenderedObject } from './object.ts'

/** A transformer configuration: fields that hold names of objects, or the namespace (lib/generate/objects/references.ts). */
export interface References {
  nameReference?: { kind: string; fieldSpecs: FieldSpec[] }[]
  namespace?: FieldSpec[]
}

export interface FieldSpec {
  path: string
  kind: string
}

const inPods = 'spec/template/spec'

/** The fields that Kustomize knows itself, of the kinds that overlays have (kustomize api/internal/konfig/builtinpluginconsts/namereference.go). */
export const builtIn: References = {
  nameReference: [
    {
      kind: 'ServiceAccount',
      fieldSpecs: [
        { kind: 'Deployment', path: `${inPods}/serviceAccountName` },
        { kind: 'RoleBinding', path: 'subjects/name' },
      ],
    },
    {
      kind: 'ConfigMap',
      fieldSpecs: [
        { kind: 'Deployment', path: `${inPods}/volumes/configMap/name` },
        { kind: 'Deployment', path: `${inPods}/containers/envFrom/configMapRef/name` },
        { kind: 'Deployment', path: `${inPods}/containers/env/valueFrom/configMapKeyRef/name` },
      ],
    },
    {
      kind: 'Secret',
      fieldSpecs: [
        { kind: 'Deployment', path: `${inPods}/volumes/secret/secretName` },
        { kind: 'Deployment', path: `${inPods}/containers/envFrom/secretRef/name` },
        { kind: 'Deployment', path: `${inPods}/containers/env/valueFrom/secretKeyRef/name` },
        { kind: 'Deployment', path: `${inPods}/imagePullSecrets/name` },
      ],
    },
    { kind: 'Role', fieldSpecs: [{ kind: 'RoleBinding', path: 'roleRef/name' }] },
  ],
}

/** Replaces the strings at a field's path, through lists, that a function knows another text for. */
export const replaceAt = (
  object: RenderedObject,
  { kind, path }: FieldSpec,
  other: (text: string) => string | undefined,
): void => {
  if (object.kind !== kind) return
  replaceBelow(object, keysOf(path), other)
}

/** Kustomize spells a slash in a key `\/`. */
export const keysOf = (path: string): string[] =>
  path.split(/(?<!\\)\//).map(key => key.replaceAll('\\/', '/'))

const replaceBelow = (value: unknown, keys: string[], other: (text: string) => string | undefined): void => {
  if (Array.isArray(value)) {
    for (const one of value) replaceBelow(one, keys, other)
    return
  }
  const [key, ...rest] = keys
  if (typeof value !== 'object' || value === null || key === undefined || !(key in value)) return
  const there = Reflect.get(value, key)
  if (rest.length > 0) replaceBelow(there, rest, other)
  else
    Reflect.set(
      value,
      key,
      Array.isArray(there) ? there.map(one => other(one) ?? one) : (other(there) ?? there),
    )
}
