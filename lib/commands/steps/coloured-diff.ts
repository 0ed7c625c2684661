import { styleText } from 'node:util'

/** A diff in colour on a terminal; `styleText` leaves it plain in a pipe or with NO_COLOR. */
export const coloured = (diff: string): string =>
  diff
    .split('\n')
    .map(line =>
      line.startsWith('+') ? styleText('green', line) : line.startsWith('-') ? styleText('red', line) : line,
    )
    .join('\n')
