import { printable } from '../../problem/problem.ts'
import { masked } from '../../problem/secret-text.ts'

/** Rows as lines, each column as wide as its widest cell; only the last may be wide without pushing others. */
export const columns = (cells: string[][]): string[] => {
  const rows = cells.map(row => row.map(cell => printable(masked(cell))))
  const count = Math.max(0, ...rows.map(row => row.length))
  const widths = [...Array(count).keys()].map(index =>
    Math.max(...rows.map(row => (row[index] ?? '').length)),
  )
  return rows.map(row =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
