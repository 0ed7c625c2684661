import { gathered } from '../../problem/gathered.ts'
import { errors, formatProblem, type Problem } from '../../problem/problem.ts'

/** Prints problems and warnings, one a line, for whoever called the command. */
export const print = (problems: Problem[]): void => {
  for (const problem of gathered(problems)) process.stderr.write(`${formatProblem(problem)}\n`)
}

/** Says how many problems stopped the command and with what consequence, and lets it end with 1. */
export const fail = (problems: Problem[], consequence: string): void => {
  const count = errors(gathered(problems)).length
  process.stderr.write(`${count} ${count === 1 ? 'problem' : 'problems'}; ${consequence}\n`)
  process.exitCode = 1
}
