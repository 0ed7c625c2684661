import type { Outcome } from './chain.ts'
import type { Finding, Mend, Result } from './check.ts'

/** An environment and what the checks saw of it. */
export interface Report {
  environment: string
  file: string
  outcomes: Outcome[]
}

/** The page of a code, from the repository's root. */
export const pageOf = (code: string): string => `docs/doctor/${code}.md`

/** What mends a finding; a line is said with the file, and the field, in which it goes. */
export const mendText = (mend: Mend, file: string): string => {
  if ('command' in mend) return mend.command
  if ('advice' in mend) return mend.advice
  return `in ${file}${mend.in === undefined ? '' : `, ${mend.in}`}: ${mend.line}`
}

/** The findings of a result; none where it passed or was skipped. */
export const findingsOf = (result: Result): Finding[] => ('findings' in result ? result.findings : [])

/** Findings that one thing mends: each said, and why and what mends them once. */
export const gathered = (
  findings: Finding[],
  file: string,
): { whats: string[]; why: string; mend: string }[] => {
  const all = findings.map(({ what, why, mend }) => ({ what, why, mend: mendText(mend, file) }))
  return [...Map.groupBy(all, ({ why, mend }) => JSON.stringify([why, mend])).values()].flatMap(same =>
    same.slice(0, 1).map(({ why, mend }) => ({ whats: same.map(({ what }) => what), why, mend })),
  )
}
