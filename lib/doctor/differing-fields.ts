import { isOver, quantity } from '../environment/quantity.ts'

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
  const [one, other] = [String(wanted), String(seen)]
  if (!isQuantity.test(one) || !isQuantity.test(other)) return false
  const [a, b] = [quantity(one), quantity(other)]
  return !isOver(a, b) && !isOver(b, a)
}

const isQuantity = /^\d+(?:\.\d+)?(?:[numkMGTPE]|[KMGTPE]i)?$/
