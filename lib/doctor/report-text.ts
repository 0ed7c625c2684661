import { masked } from '../problem/secret-text.ts'
import { groups } from './all-checks.ts'
import type { Outcome } from './chain.ts'
import { findingsOf, mendText, pageOf, type Report } from './report.ts'
import { counts } from './verdict.ts'

/** Puts a text into a colour, or leaves it as it is. */
export type Paint = (colour: 'green' | 'yellow' | 'red' | 'dim' | 'bold', text: string) => string

/** A report for a person: a line a check, and below it what is wrong. `brief` leaves out what is well. */
export const textReport = ({ environment, file, outcomes }: Report, paint: Paint, brief = false): string => {
  const shown = brief ? outcomes.filter(({ result }) => tells(result)) : outcomes
  const sections = Object.entries(groups).flatMap(([prefix, title]) => {
    const lines = shown
      .filter(({ check }) => check.code.startsWith(prefix))
      .flatMap(one => linesOf(one, paint))
    return lines.length === 0 ? [] : ['', paint('bold', title), ...lines]
  })
  return masked(
    [paint('bold', `${environment} (${file})`), ...sections, '', summary(outcomes), ''].join('\n'),
  )
}

const tells = (result: Outcome['result']): boolean =>
  result.status === 'warn' ||
  result.status === 'fail' ||
  (result.status === 'skip' && result.unseen !== undefined)

const linesOf = ({ check: { code, title }, result }: Outcome, paint: Paint): string[] => {
  const head = (colour: Parameters<Paint>[0], word: string, after = '') =>
    `${paint(colour, word)} ${code} ${title}${after === '' ? '' : paint('dim', ` ${after}`)}`
  switch (result.status) {
    case 'pass':
      return [head('green', 'ok  ', result.note)]
    case 'skip':
      return [head(result.unseen ? 'yellow' : 'dim', result.unseen ? '??  ' : 'skip', `(${result.because})`)]
    default:
      return [
        head(result.status === 'warn' ? 'yellow' : 'red', result.status),
        ...findingsOf(result).flatMap(({ what, why, mend }) => [
          `       ${what}`,
          `       ${why}`,
          `       ${paint('dim', 'mend:')} ${mendText(mend)}`,
        ]),
        `       ${paint('dim', 'page:')} ${pageOf(code)}`,
      ]
  }
}

/** `1 failed, 2 warnings, 20 well, 3 skipped, 1 not seen`. */
export const summary = (outcomes: Outcome[]): string => {
  const { pass, warn, fail, skip, unseen } = counts(outcomes)
  return [
    [fail, 'failed'],
    [warn, warn === 1 ? 'warning' : 'warnings'],
    [pass, 'well'],
    [skip, 'skipped'],
    [unseen, 'could not be seen'],
  ]
    .filter(([count, word]) => count !== 0 || word === 'failed')
    .map(([count, word]) => `${count} ${word}`)
    .join(', ')
}
