import { printableLines } from '../problem/problem.ts'
import { masked } from '../problem/secret-text.ts'
import { findingsOf, mendText, pageOf, type Report } from './report.ts'
import { summary } from './report-text.ts'

/** A report for an issue or a merge request: what is wrong first, then every check in a table. */
export const markdownReport = ({ environment, file, outcomes }: Report): string => {
  const wrong = outcomes.filter(({ result }) => findingsOf(result).length > 0)
  const findings = wrong.flatMap(({ check: { code, title }, result }) => [
    '',
    `### ${result.status === 'warn' ? 'Warning' : 'Failed'}: [${code}](${pageOf(code)}) ${title}`,
    ...findingsOf(result).flatMap(({ what, why, mend }) => [
      '',
      `${plain(what)} ${plain(why)}`,
      '',
      'advice' in mend ? plain(mend.advice) : mendText(mend, file).replaceAll(/^/gm, '    '),
    ]),
  ])
  const rows = outcomes.map(({ check: { code, title }, result }) => {
    const after = 'note' in result ? result.note : 'because' in result ? result.because : undefined
    return `| ${code} | ${result.status} | ${plain(title)}${after ? ` (${cell(after)})` : ''} |`
  })
  return printableLines(
    masked(
      [
        `## ${environment}: ${summary(outcomes)}`,
        ...findings,
        '',
        '| code | result | check |',
        '|---|---|---|',
        ...rows,
        '',
      ].join('\n'),
    ),
  )
}

/** Text in which nothing is markup. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>|]/g, '\\$&')

const cell = (text: string): string => plain(text).replaceAll('\n', ' ')
