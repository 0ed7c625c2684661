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

/** What mends a finding, as one line. */
export const mendText = (mend: Mend): string => Object.values(mend)[0] as string

/** The findings of a result; none where it passed or was skipped. */
export const findingsOf = (result: Result): Finding[] => ('findings' in result ? result.findings : [])
