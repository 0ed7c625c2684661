/** An object of plain data, whatever its keys. */
export type Plain = Record<string, unknown>

export const isRecord = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as a list; none where it is no list. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** A value as an object; an empty one where it is none. */
export const recordOf = (value: unknown): Plain => (isRecord(value) ? value : {})

/** A value as text; none where it is no text. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
