import type { Measured } from './measure.ts'

/** The measured sizes as a table. */
export const table = (rows: Measured[]): string =>
  [columns.map(([title]) => title), ...rows.map(row => columns.map(([, cell]) => cell(row)))]
    .map(cells => cells.map((cell, index) => cell.padStart(columns[index]?.[0].length ?? 0)).join('  '))
    .join('\n')

const columns: [string, (row: Measured) => string][] = [
  ['hypervisors', ({ nodes }) => count(nodes)],
  ['guests', ({ guests }) => count(guests)],
  ['API calls', ({ calls }) => count(calls)],
  ['  series', ({ series }) => count(series)],
  ['a guest', ({ mostOfAGuest }) => count(mostOfAGuest)],
  ['  stored', ({ stored }) => count(stored)],
  ['a guest', ({ storedOfAGuest }) => count(storedOfAGuest)],
  [' MB', ({ bytes }) => (bytes / 1e6).toFixed(1)],
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
  ['in Prometheus', ({ prometheusSeconds }) => prometheusSeconds.toFixed(1)],
  ['peak MiB', ({ peak }) => (peak === undefined ? '' : (peak / 2 ** 20).toFixed(0))],
]

const count = (value: number) => value.toLocaleString('en')
