import { loadAll } from 'js-yaml'
import { defaults, type NamedEnvironment } from '../environment/defaults.ts'
import { isObject } from '../problem/is-object.ts'
import { type Problem, received } from '../problem/problem.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'

/**
 * What is wrong with the SOPS files beside overlays: each is one Secret, encrypted, of the name that the exporters ask for. The
 * overlay lists the file, so whatever else stood there would be applied, and a token in the clear would stay in the history.
 */
export const problemsOfSopsFiles = (
  environments: NamedEnvironment[],
  standing: (path: string) => { text?: string; problem?: Problem },
): Problem[] =>
  environments.flatMap(({ name, pveExporter: { credentials } }) => {
    if (!('sops' in credentials)) return []
    const file = `overlays/${name}/${credentials.sops.file}`
    const { text, problem } = standing(file)
    if (problem !== undefined)
      return [problem.file === file ? { file, message: `is not a regular file; ${remedy}` } : problem]
    const message =
      text === undefined
        ? undefined
        : faultOf(text, credentials.sops.secret ?? defaults.pveExporter.credentials.secret)
    return message === undefined ? [] : [{ file, message }]
  })

const faultOf = (text: string, name: string): string | undefined => {
  const documents = undefinedOnError(() => loadAll(text)) ?? []
  const [secret] = documents
  if (documents.length !== 1 || !isObject(secret)) return `is not one YAML document; ${remedy}`
  const { apiVersion, kind, metadata, data, stringData, sops, ...others } = secret
  if (apiVersion !== 'v1' || kind !== 'Secret')
    return `holds a ${received(kind)} and must hold one Secret, which the overlay applies; ${remedy}`
  if (!isObject(sops) || typeof sops.mac !== 'string') return `is not encrypted by SOPS; ${remedy}`
  const plain = Object.entries({ ...asObject(data), ...asObject(stringData) }).find(
    // SOPS leaves an empty text as it is.
    ([, value]) => value !== '' && !isEncrypted(value),
  )
  if (plain !== undefined)
    return `has ${received(plain[0])} in the clear; ${remedy}, and revoke what it shows`
  const [unknown] = Object.keys(others).filter(key => !['type', 'immutable'].includes(key))
  if (unknown !== undefined) return `has the field ${received(unknown)}, which no Secret has; ${remedy}`
  const { name: own, annotations } = asObject(metadata)
  const applied = asObject(annotations)[lastApplied]
  if (applied !== undefined && !isEncrypted(applied))
    return `has the annotation ${received(lastApplied)}, which holds the Secret in the clear; ${remedy}, and revoke what it shows`
  return own === name
    ? undefined
    : `holds the Secret ${received(own)}, and the exporters ask for ${received(name)}; rename it, or say \`sops.secret\``
}

const isEncrypted = (value: unknown): boolean =>
  typeof value === 'string' && value.startsWith('ENC[AES256_GCM,')

/** `kubectl apply` writes the whole object there, and SOPS encrypts the data only. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'

const remedy = 'make it anew by the commands of `npm run credentials`'

const asObject = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})
