import type { Fragment } from '../extend.ts'
import { isRecord, type Plain } from './record.ts'

/** A fragment with one more field, given by its dotted name; what is undefined changes nothing. */
export const withField = (fragment: Fragment, field: string, value: unknown): Fragment =>
  value === undefined ? fragment : (put(fragment as Plain, field.split('.'), value) as Fragment)

const put = (into: Plain, [key = '', ...rest]: string[], value: unknown): Plain => ({
  ...into,
  [key]: rest.length === 0 ? value : put(isRecord(into[key]) ? (into[key] as Plain) : {}, rest, value),
})
