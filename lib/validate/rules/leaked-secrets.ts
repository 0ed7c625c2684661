import type { Fault } from '../../problem/fault.ts'
import { type FieldPath, fieldName } from '../../problem/field-path.ts'
import { holdsUuid, secretIn } from '../../problem/secret-text.ts'
import { isSecretValue } from '../../problem/secret-value.ts'
import { textsWhere } from '../texts.ts'

/**
 * Nothing secret is ever in this repository: each place that holds what looks like one. A UUID is how Proxmox VE
 * gives a token's value (https://pve.proxmox.com/wiki/User_Management#pveum_tokens); as a label it is welcome.
 */
export const secrets = (value: unknown): Fault[] =>
  leakedSecrets(value, path => !inLabels(path)).map(({ path, kind }) => fault(path, kind))

/** The places of a value that hold what looks like a secret, each once; the caller says where a UUID does. */
export const leakedSecrets = (
  value: unknown,
  isTokenAt: (path: FieldPath) => boolean,
): { path: FieldPath; kind: string }[] => {
  const found = [
    ...textsWhere(value, text => secretIn(text) !== undefined || holdsUuid(text)).flatMap(
      ({ path, text, isKey }) => {
        const kind = secretIn(text) ?? (holdsUuid(text) && isTokenAt(path) ? "a token's value" : undefined)
        return kind === undefined ? [] : [{ path: isKey ? path.slice(0, -1) : path, kind }]
      },
    ),
    ...valuesByName(value).map(path => ({ path, kind: byName })),
  ]
  const paths = found.map(({ path }) => JSON.stringify(path))
  return found.filter((_, index) => paths.indexOf(paths[index] as string) === index)
}

/** What is known by its field's name alone. */
const byName = "a secret's own value"

const fault = (path: FieldPath, kind: string): Fault => ({
  path,
  message: `holds what looks like ${kind}, which is not shown here and must never stand in this repository; ${kind === byName && inLabels(path) ? 'remove the label (or rename it, if its value is no secret)' : remedy(path)}, and revoke it if it was ever committed`,
  isSecret: true,
})

/** Where a secret belongs: that of the exporter, of those on the hypervisors, or of the Git repository. */
const remedy = ([field]: FieldPath): string => {
  if (field === 'nodeExporter') return 'put it into a Secret that nodeExporter.basicAuthSecret names'
  if (field === 'exporters') return 'put it into a Secret that basicAuthSecret names'
  return field === 'delivery'
    ? "put it into Argo CD's Secret of the repository, or into one that delivery.flux.secret names"
    : 'put it into a Secret that pveExporter.credentials names'
}

const inLabels = (path: FieldPath): boolean =>
  path.some(part => /^(labels|monitorLabels|ruleLabels|nodeSelector|matchLabels)$/.test(String(part)))

const valuesByName = (value: unknown, path: FieldPath = []): FieldPath[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, item]) => {
        const at = [...path, Array.isArray(value) ? Number(key) : key]
        return isSecretValue(key, item, value) && !isNoValue(at) ? [at] : valuesByName(item, at)
      })

/** Credentials by reference: a property's name in a store, and what only the cluster can decrypt. */
const isNoValue = (path: FieldPath): boolean =>
  /^pveExporter\.credentials\.(externalSecret\.properties|sealedSecret\.encryptedData)\.\w+$/.test(
    fieldName(path),
  )
