import { closest, distance } from 'fastest-levenshtein'

/** `; did you mean "pve_up"?`, or nothing where no known name is near. */
export const nearestName = (name: string, known: string[]): string => {
  if (known.length === 0) return ''
  const meant = closest(name, known)
  return distance(name, meant) <= Math.max(2, name.length / 3) ? `; did you mean ${quoted(meant)}?` : ''
}

/** A name as a message shows it. */
export const quoted = (name: string): string => JSON.stringify(name)
