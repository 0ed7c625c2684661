import { masked } from '../problem/secret-text.ts'
import { conceal } from '../problem/secret-value.ts'
import { pageOf, type Report } from './report.ts'
import { exitCode } from './verdict.ts'

/** Reports for a program. A field that is not there means that there is nothing to say. */
export const jsonReport = (reports: Report[]): string =>
  `${JSON.stringify({ environments: reports.map(one) }, withoutSecrets, 2)}\n`

/** Each text is masked by itself: in JSON a quote is escaped, and what a pattern takes for a value would end within it. */
function withoutSecrets(this: unknown, key: string, value: unknown): unknown {
  const shown = conceal.call(this, key, value)
  return typeof shown === 'string' ? masked(shown) : shown
}

const one = ({ environment, file, outcomes }: Report) => ({
  environment,
  file,
  status: (['well', 'wrong', 'unseen'] as const)[exitCode(outcomes)],
  checks: outcomes.map(({ check: { code, title }, result: { status, ...result } }) => ({
    code,
    title,
    status,
    ...('findings' in result
      ? { findings: result.findings.map(finding => ({ severity: status, ...finding, page: pageOf(code) })) }
      : result),
  })),
})
