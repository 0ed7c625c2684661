import { setImmediate } from 'node:timers/promises'
import { formatProblem, type Problem } from '../problem/problem.ts'
import { problemOf } from './load-typescript.ts'

/** Runs what evaluates environments, and tells what they do beside giving a value: promises that fail, an end of the process. */
export const evaluated = async <Result>(
  root: string,
  evaluate: () => Promise<Result>,
): Promise<{ result: Result; problems: Problem[] }> => {
  const failures: unknown[] = []
  const keep = (error: unknown) => void failures.push(error)
  process.on('unhandledRejection', keep)
  process.on('exit', ended)
  const result = await evaluate()
  // Node tells of a promise that fails once nothing else is due.
  await setImmediate()
  process.off('exit', ended)
  process.off('unhandledRejection', keep)
  return { result, problems: failures.map(error => problemOf(error, root, 'environments')) }
}

const ended = (): void => {
  const message = 'one of them ends the process; an environment is plain data'
  process.stderr.write(
    `${formatProblem({ file: 'environments', message })}\n1 problem; nothing was written\n`,
  )
  process.exitCode = 1
}
