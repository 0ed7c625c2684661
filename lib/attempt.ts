/** A value, or nothing where getting it fails. */
export const attempt = <Value>(get: () => Value): Value | undefined => {
  try {
    return get()
  } catch {
    return undefined
  }
}
