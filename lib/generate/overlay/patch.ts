import type { PatchOperation } from '../../environment.ts'
import type { FieldPath } from '../../problem/field-path.ts'

/** A JSON 6902 patch of an overlay's objects, those of the base and its own; one with no operations is no patch. */
export interface OverlayPatch {
  target: { kind: string; name?: string }
  operations: PatchOperation[]
  /** The environment's field that holds this patch, where it is the operator's own. */
  field?: FieldPath
}

/** The patch of one object, or with no name of all objects of a kind. */
export const patch = (
  kind: string,
  name: string | undefined,
  ...operations: PatchOperation[]
): OverlayPatch => ({ target: { kind, ...(name !== undefined && { name }) }, operations })

export const add = (path: string, value: unknown): PatchOperation => ({ op: 'add', path, value })
export const replace = (path: string, value: unknown): PatchOperation => ({ op: 'replace', path, value })
export const remove = (path: string): PatchOperation => ({ op: 'remove', path })

/** The operations where a value differs from the base's. A field that may be missing has no value to replace it by: give it a default in `complete`. */
export const replaceWhere = <Value extends NonNullable<unknown>>(
  path: string,
  value: Value,
  inBase: Value,
): PatchOperation[] => (value === inBase ? [] : [replace(path, value)])

/** The operation where a value differs from the base's, which may have none there: an `add` also replaces (RFC 6902). */
export const addWhere = <Value>(path: string, value: Value, inBase: Value): PatchOperation[] =>
  value === inBase || value === undefined ? [] : [add(path, value)]

/** The keys that a JSON pointer leads through (RFC 6901). */
export const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))

/** A key as part of a JSON pointer (RFC 6901). */
export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
