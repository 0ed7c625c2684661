import { styleText } from 'node:util'
import { printable } from '../../problem/problem.ts'
import { masked } from '../../problem/secret-text.ts'

/**
 * A diff in colour on a terminal; `styleText` leaves it plain in a pipe or with NO_COLOR. What stands in the files, which
 * somebody else may have committed, steers no terminal, and is shown without secrets.
 */
export const coloured = (diff: string): string =>
  diff
    .split('\n')
    .map(line => masked(line).split('\t').map(printable).join('\t'))
    .map(line =>
      line.startsWith('+') ? styleText('green', line) : line.startsWith('-') ? styleText('red', line) : line,
    )
    .join('\n')
