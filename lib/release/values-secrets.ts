import type { FieldPath } from '../problem/field-path.ts'
import type { SecretFound } from './facts.ts'
import type { Reader } from './reader.ts'
import { isRecord, recordOf } from './record.ts'
import { holdsSecret } from './secret-keys.ts'

/** Every secret in values, marked so that its value is read nowhere. */
export const secretsBelow = (reader: Reader, path: FieldPath): SecretFound[] => {
  const value = reader.peek(path)
  if (isRecord(value) || Array.isArray(value))
    return Object.keys(value).flatMap(key =>
      secretsBelow(reader, [...path, Array.isArray(value) ? Number(key) : key]),
    )
  const key = String(path.at(-1) ?? '')
  const name = key === 'value' ? String(recordOf(reader.peek(path.slice(0, -1))).name ?? '') : key
  if (!holdsSecret(name, value)) return []
  reader.leave(path, isSecret)
  return [{ place: reader.place(path), what: reader.what(path) }]
}

/** Why a secret is not written. */
export const isSecret = 'a secret: it is written nowhere'
