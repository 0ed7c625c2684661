import type { Unit } from './catalogue-series.ts'

const units: Unit[] = ['bytes', 'seconds', 'ratio', 'celsius', 'hertz', 'volts', 'watts', 'amperes', 'joules']

/** The base unit at the end of a metric's name, before suffixes such as `_total`. */
export const unitOf = (name: string): Unit | undefined => {
  const last = name
    .replace(/_(total|sum|max|min|crit|created|bucket)$/, '')
    .split('_')
    .at(-1)
  if (last === 'amps') return 'amperes'
  if (last === 'volt') return 'volts'
  return units.find(unit => unit === last)
}
