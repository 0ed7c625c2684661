/** Where an object in the cluster is not as the overlay has it: the field's path, and both values. */
export interface Difference {
  path: string
  wanted: unknown
  seen: unknown
}

/**
 * The fields of a rendered object that the object in the cluster has otherwise. What only the cluster has is a default
 * or somebody else's, except in lists: there one more element is a difference.
 */
export const differingFields = (wanted: unknown, seen: unknown, path = ''): Difference[] => {
  if (isEmpty(wanted) && isEmpty(seen)) return []
  if (Array.isArray(wanted) && Array.isArray(seen) && wanted.length === seen.length)
    return wanted.flatMap((item, index) => differingFields(item, seen[index], `${path}[${index}]`))
  if (isRecord(wanted) && isRecord(seen))
    return Object.entries(wanted).flatMap(([key, field]) =>
      differingFields(field, seen[key], path === '' ? key : `${path}.${key}`),
    )
  return isEqual(wanted, seen) ? [] : [{ path, wanted, seen }]
}

/** The API server leaves out what is empty. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.keys(value).length === 0)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The API server writes quantities in a form of its own: `0.5` as `500m`, `1024Mi` as `1Gi`. */
const isEqual = (wanted: unknown, seen: unknown): boolean => {
  if (wanted === seen) return true
  const [a, b] = [amount(wanted), amount(seen)]
  return a !== undefined && a === b
}

const amount = (value: unknown): number | undefined => {
  const [, number, suffix] = /^(\d+(?:\.\d+)?)(m|[kMGTPE]i?|)$/.exec(String(value)) ?? []
  if (number === undefined || suffix === undefined) return undefined
  return Math.round(Number(number) * (factors[suffix] ?? 1) * 1000)
}

const factors: Record<string, number> = {
  m: 0.001,
  ...Object.fromEntries(
    ['k', 'M', 'G', 'T', 'P', 'E'].flatMap((letter, index) => [
      [letter, 1000 ** (index + 1)],
      [`${letter === 'k' ? 'K' : letter}i`, 1024 ** (index + 1)],
    ]),
  ),
}
