import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache } from '../cluster/paths.ts'
import { say } from '../laboratory/say.ts'

/** A cause, how doctor told it, and how long finding and mending took. */
export interface Row {
  cause: string
  code: string
  severity: 'warn' | 'fail'
  /** The finding as it was printed. */
  what: string
  why: string
  mend: string
  /** Seconds from the cause until doctor told it, and from the mending line until doctor said well. */
  told: number
  mended: number
  /** Codes that it told first while the cause came about. */
  before: string[]
}

const rows: Row[] = []

export const note = (row: Row) => {
  rows.push(row)
  writeFileSync(join(cache, 'doctor.json'), `${JSON.stringify(rows, null, 2)}\n`)
}

/** Prints what was noted; the mending lines, which are long, are in doctor.json. */
export const printTable = () => {
  say('| cause | code | told, s | mended, s |')
  for (const { cause, code, told, mended } of rows)
    say(`| ${cause} | ${code} | ${told.toFixed(0)} | ${mended.toFixed(0)} |`)
}
