import type { Fragment } from '../extend.ts'
import { isRecord, type Plain } from './record.ts'

/** Two fragments of one environment; where both say something, the second has it. */
export const merge = (one: Fragment, other: Fragment): Fragment =>
  deep(one as Plain, other as Plain) as Fragment

const deep = (one: Plain, other: Plain): Plain => {
  const merged = { ...one }
  for (const [key, value] of Object.entries(other)) {
    const before = merged[key]
    if (value === undefined) continue
    merged[key] = isRecord(before) && isRecord(value) && !wholes.includes(key) ? deep(before, value) : value
  }
  return merged
}

/** One of several: two together mean nothing. */
const wholes = ['credentials', 'tls', 'image']
