import type { Answer } from './answers.ts'
import { reasonFor } from './may-be-empty.ts'

/** The answers as a table, a line each: dashboard, panel, series and milliseconds of each of the sizes. */
export function table(titles: string[], sizes: Answer[][]): string {
  const [first = []] = sizes
  const lines = first.map((answer, index) => [
    answer.dashboard.replace('Proxmox / ', ''),
    answer.place,
    ...sizes.flatMap(answers => cells(answers[index] as Answer)),
    sizes.every(answers => answers[index]?.series === 0) ? (reasonFor(answer) ?? 'EMPTY') : '',
  ])
  const head = [
    'dashboard',
    'query',
    ...titles.flatMap(title => [`series ${title}`, `ms ${title}`]),
    'why empty',
  ]
  const all = [head, ...lines]
  const widths = head.map((_, column) => Math.max(...all.map(line => String(line[column]).length)))
  return all
    .map(line => line.map((cell, column) => pad(String(cell), widths[column] as number)).join('  '))
    .join('\n')
}

const cells = ({ series, milliseconds, error }: Answer) => [error ?? String(series), milliseconds.toFixed(0)]

const pad = (cell: string, width: number) => (/^\d+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width))
