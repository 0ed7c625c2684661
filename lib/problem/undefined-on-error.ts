/** A value, or nothing where getting it fails. */
export const undefinedOnError = <Value>(get: () => Value): Value | undefined => {
  try {
    return get()
  } catch {
    return undefined
  }
}
