import { isObjectOrList } from '../problem/is-object.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import type { Answer } from './failure.ts'

/**
 * What kubectl printed as JSON, where it has the shape that was asked for. What it printed instead is not quoted: a cut
 * answer may hold a Secret.
 */
export const jsonAnswer = <Value>(
  stdout: string,
  hasShape: (value: unknown) => boolean = () => true,
): Answer<Value> => {
  const value = undefinedOnError(() => JSON.parse(stdout) as unknown)
  return value !== undefined && hasShape(value)
    ? { value: value as Value }
    : { failure: { kind: 'other', message: 'kubectl printed something other than the JSON asked for' } }
}

/** Whether a value has a field of this name that is an object or a list. */
export const has =
  (field: string) =>
  (value: unknown): boolean =>
    isObjectOrList((value as Record<string, unknown> | null)?.[field])
