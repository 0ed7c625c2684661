import { gathered } from '../../problem/gathered.ts'
import { numberOf } from '../../problem/number-of.ts'
import { errors, formatProblem, type Problem } from '../../problem/problem.ts'

/** Prints problems and warnings to standard error, one on each line. */
export const print = (problems: Problem[]): void => {
  for (const problem of gathered(problems)) process.stderr.write(`${formatProblem(problem)}\n`)
}

/** Prints how many errors stopped the command and with what consequence, and sets exit code 1. */
export const fail = (problems: Problem[], consequence: string): void => {
  const count = errors(gathered(problems)).length
  process.stderr.write(`${numberOf(count, 'problem')}; ${consequence}\n`)
  process.exitCode = 1
}
