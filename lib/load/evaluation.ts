import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import { inspect } from 'node:util'
import { formatProblem, type Problem } from '../problem/problem.ts'
import { loadTypeScript, shareLib } from './load-typescript.ts'
import type { Evaluated } from './loaded.ts'
import { ProcessEnd, problemOf } from './thrown.ts'

/**
 * Evaluates TypeScript environments in this process, and tells what they do beside giving a value: what their promises,
 * timers and microtasks throw, and that they end the process. Each is told of the file in whose context it happens.
 */
export const evaluate = async (root: string, files: string[]): Promise<Evaluated> => {
  shareLib(root)
  const strayed: Problem[] = []
  const stopped = watch(root)
  stopped.tell = problem => void strayed.push(problem)
  keepFromEnding()
  const loadings = await Promise.all(files.map(file => current.run(file, () => loadTypeScript(root, file))))
  // Node tells of a promise that fails once nothing else is due.
  await setImmediate()
  stopped.tell = stop
  // Whatever one of them set is not how the command ends.
  process.exitCode = undefined
  return { loadings, strayed }
}

/** The file whose code runs, also in what it leaves behind. */
const current = new AsyncLocalStorage<string>()

/** Leads what nobody catches to whoever listens. A mistake of our own ends the process as it would without us. */
const watch = (root: string): { tell: (problem: Problem) => void } => {
  const listener = { tell: stop }
  const caught = (error: unknown): void => {
    const file = current.getStore()
    if (file === undefined) endBy(error)
    else listener.tell(problemOf(error, root, file))
  }
  process.on('unhandledRejection', caught).on('uncaughtException', caught)
  return listener
}

/** Ends a command because of what an environment left behind, such as a timer that throws. */
const stop = (problem: Problem): void => {
  process.stderr.write(`${formatProblem(problem)}\n1 problem; the command was stopped\n`)
  end(1)
}

const endBy = (mistake: unknown): never => {
  process.stderr.write(`${inspect(mistake)}\n`)
  return end(1)
}

const end = Reflect.get(process, 'reallyExit') as (code: number) => never

const keepFromEnding = (): void => {
  for (const name of ['exit', 'reallyExit', 'abort'])
    Reflect.set(process, name, () => {
      throw new ProcessEnd('ends the process; an environment is plain data')
    })
}
