/** A list, or nothing. */
export const list = (value: unknown): unknown[] | undefined => (Array.isArray(value) ? value : undefined)

/** An object's properties; none of anything else. */
export const object = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** A text that is not empty. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** A number, which Perl may have written as text. */
export const number = (value: unknown): number | undefined => {
  const read = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof read === 'number' && !Number.isNaN(read) ? read : undefined
}

/** Perl's truth: 1, "1" or true. */
export const bool = (value: unknown): boolean => value === true || number(value) === 1
