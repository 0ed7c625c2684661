import { holdsUuid, isSecretName, secretIn } from '../problem/secret-text.ts'
import { isRecord } from './record.ts'

/**
 * Whether a key of a chart holds a secret: charts call theirs `token`, `apiSecret` or `pvePass`, which the fields of an environment
 * never are. A name of a Secret, a switch or a reference is none.
 */
export const holdsSecret = (key: string, value: unknown): boolean => {
  if (typeof value !== 'string' && typeof value !== 'number') return false
  if (value === '') return false
  const text = String(value)
  if (isSecretName(key) || secretIn(text) !== undefined || holdsUuid(text)) return true
  return (
    /token|secret|passw|pass$|pwd|credential|apikey/i.test(key) &&
    !/name|ref$|existing|^configsecret$|enabled|create|type|key$|id$|user|mount|path|file/i.test(
      key.replace(/api[-_]?key$/i, ''),
    )
  )
}

/** Plain data without the keys that hold secrets, as far down as it goes. */
export const withoutSecrets = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (!isRecord(value)) return value
  const kept = Object.entries(value).filter(([key, one]) => !holdsSecret(key, one))
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutSecrets(one)]))
}
