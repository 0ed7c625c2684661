import type { Outcome } from './chain.ts'

/** How many checks ended how. */
export type Counts = Record<'pass' | 'warn' | 'fail' | 'skip' | 'unseen', number>

export const counts = (outcomes: Outcome[]): Counts => {
  const all: Counts = { pass: 0, warn: 0, fail: 0, skip: 0, unseen: 0 }
  for (const { result } of outcomes) all[endOf(result)] += 1
  return all
}

const endOf = (result: Outcome['result']): keyof Counts =>
  result.status === 'skip' && result.unseen !== undefined ? 'unseen' : result.status

/** The exit code: 1 where something is wrong, 2 where something could not be looked at, 0 where all is well. */
export const exitCode = (outcomes: Outcome[]): 0 | 1 | 2 => {
  const { fail, unseen } = counts(outcomes)
  const unreachable = outcomes.some(({ check, result }) => check.gate && result.status === 'fail')
  const others = outcomes.filter(({ check, result }) => result.status === 'fail' && !check.gate).length
  if (others > 0) return 1
  return unreachable || unseen > 0 || fail > 0 ? 2 : 0
}
