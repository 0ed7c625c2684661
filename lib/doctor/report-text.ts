import { printable, printableLines } from '../problem/problem.ts'
import { masked } from '../problem/secret-text.ts'
import { groups } from './all-checks.ts'
import type { Outcome } from './chain.ts'
import { findingsOf, gathered, pageOf, type Report } from './report.ts'
import { counts } from './verdict.ts'

/** Puts a text into a colour, or leaves it as it is. */
export type Paint = (colour: 'green' | 'yellow' | 'red' | 'dim' | 'bold', text: string) => string

/** A report for a person: a line a check, and below it what is wrong. `brief` leaves out what is well. */
export const textReport = ({ environment, file, outcomes }: Report, given: Paint, brief = false): string => {
  // What kubectl, logs and conditions say may hold escapes that steer a terminal.
  const paint: Paint = (colour, text) => given(colour, printable(text))
  const shown = brief ? outcomes.filter(({ result }) => tells(result)) : outcomes
  const sections = Object.entries(groups).flatMap(([prefix, title]) => {
    const own = shown.filter(({ check }) => check.code.startsWith(prefix))
    const lines = [...own.filter(isLooked).flatMap(one => linesOf(one, file, paint)), ...skipped(own, paint)]
    return lines.length === 0 ? [] : ['', paint('bold', title), ...lines]
  })
  const title = paint('bold', `${environment} (${file})`)
  if (brief && sections.length === 0) return `${title}: ${paint('green', 'well')}, ${summary(outcomes)}\n`
  return masked([title, ...sections, '', summary(outcomes), ''].join('\n'))
}

const tells = (result: Outcome['result']): boolean =>
  result.status === 'warn' ||
  result.status === 'fail' ||
  (result.status === 'skip' && result.unseen !== undefined)

const isLooked = ({ result }: Outcome): boolean => result.status !== 'skip' || result.unseen !== undefined

/** Checks that were skipped for one reason, in one line: `skip PM303 PM304 (tls names no CA)`. */
const skipped = (outcomes: Outcome[], paint: Paint): string[] => {
  const skips = outcomes.flatMap(({ check, result }) =>
    result.status === 'skip' && result.unseen === undefined
      ? [{ code: check.code, reason: result.because }]
      : [],
  )
  return Object.entries(Object.groupBy(skips, ({ reason }) => reason)).map(([reason, same = []]) =>
    paint('dim', `skip ${same.map(({ code }) => code).join(' ')} (${reason})`),
  )
}

const linesOf = ({ check: { code, title }, result }: Outcome, file: string, paint: Paint): string[] => {
  const head = (colour: Parameters<Paint>[0], word: string, after = '') =>
    `${paint(colour, word)} ${code} ${title}${after === '' ? '' : paint('dim', ` ${after}`)}`
  switch (result.status) {
    case 'pass':
      return [head('green', 'ok  ', result.note)]
    case 'skip':
      return [head('yellow', '??  ', `(${result.because})`)]
    default:
      return [
        head(result.status === 'warn' ? 'yellow' : 'red', result.status),
        ...gathered(findingsOf(result), file).flatMap(({ whats, why, mend }) => [
          ...whats.map(what => `       ${printable(what)}`),
          `       ${printable(why)}`,
          `       ${paint('dim', 'mend:')} ${printableLines(mend).replaceAll('\n', '\n             ')}`,
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
