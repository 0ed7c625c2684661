import { allChecks } from '../../doctor/all-checks.ts'
import { withCauses } from '../../doctor/chain.ts'
import type { Check, Code } from '../../doctor/check.ts'
import { nearestName } from '../../problem/nearest-name.ts'
import { fail, print } from './print.ts'

/** The checks of `--only`, with those that they come after; all of them without it. None after printing what is no code. */
export const checksNamed = (only: string | undefined): Check[] | undefined => {
  if (only === undefined) return allChecks
  const named = only.split(',').map(code => code.trim().toUpperCase())
  const known: string[] = allChecks.map(({ code }) => code)
  const problems = named
    .filter(code => !known.includes(code))
    .map(code => ({
      file: '--only',
      message: `${JSON.stringify(code)} is no check${nearestName(code, known)}; docs/doctor/ has a page for each`,
    }))
  if (problems.length === 0) return withCauses(allChecks, named as Code[])
  print(problems)
  fail(problems, 'nothing was looked at')
  return undefined
}
