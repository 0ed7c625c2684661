/** Whether a value is an object with fields, and no list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  isObjectOrList(value) && !Array.isArray(value)

/** Whether a value is an object or a list: whether it may have values within. */
export const isObjectOrList = (value: unknown): value is object => typeof value === 'object' && value !== null
