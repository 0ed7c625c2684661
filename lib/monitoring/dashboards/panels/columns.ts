import { fillLevels, type Levels } from '../appearance.ts'
import type { Words } from './panel.ts'
import type { ValueColumn } from './table.ts'

type Made = (heading: string, expression: string, width?: number) => ValueColumn

const column = (heading: string, expression: string, unit: string, width?: number): ValueColumn => ({
  heading,
  expression,
  unit,
  ...(width !== undefined && { width }),
})

/** A plain number. */
export const number: Made = (heading, expression, width) => column(heading, expression, 'short', width)

/** A number of bytes. */
export const bytes: Made = (heading, expression, width) => column(heading, expression, 'bytes', width)

/** Bytes a second. */
export const rate: Made = (heading, expression, width) => column(heading, expression, 'Bps', width)

/** A time since something began. */
export const since: Made = (heading, expression, width) => column(heading, expression, 'dtdurations', width)

/** A share that fills up, as a bar. */
export const filling: Made = (heading, expression, width) => ({
  ...column(heading, expression, 'percentunit', width),
  levels: fillLevels,
  as: 'bar',
  decimals: 0,
})

/** A value on the colour of its level. */
export const levelled = (
  heading: string,
  expression: string,
  { levels, unit = 'short', decimals, width }: Levelled,
): ValueColumn => ({
  ...column(heading, expression, unit, width),
  levels,
  as: 'ground',
  ...(decimals !== undefined && { decimals }),
})

interface Levelled {
  levels: Levels
  unit?: string
  decimals?: number
  width?: number
}

/** A state in words, on the colour that its word has. */
export const state = (heading: string, expression: string, words: Words, width?: number): ValueColumn => ({
  ...column(heading, expression, 'short', width),
  words,
  as: 'ground',
})
