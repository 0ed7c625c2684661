/** A JSON merge patch (RFC 7396): objects merge, `null` removes, anything else replaces. */
export type Change<Value> = Value extends unknown[]
  ? Value
  : Value extends object
    ? { [Key in keyof Value]?: Change<Value[Key]> | null }
    : Value

/** Changes an object in place, and gives it: `change(cluster, { guests: { 101: { status: 'stopped' } } })`. */
export function change<Value extends object>(value: Value, patch: Change<Value>): Value {
  const target = value as Record<string, unknown>
  for (const [key, next] of Object.entries(patch))
    if (next === null) delete target[key]
    else if (isObject(next)) target[key] = change(isObject(target[key]) ? target[key] : {}, next)
    else target[key] = next
  return value
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
