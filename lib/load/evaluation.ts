import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { formatProblem, type Problem } from '../problem/problem.ts'
import { endProcess } from './end-process.ts'
import { loadTypeScript, shareLib } from './load-typescript.ts'
import type { Evaluated } from './loaded.ts'
import { ProcessEnd, problemOfThrown } from './thrown.ts'

/**
 * Evaluates TypeScript environments in this process and reports side effects: what their promises, timers and microtasks
 * throw, and attempts to end the process. Each names the file in whose context it happens.
 */
export const evaluate = async (root: string, files: string[]): Promise<Evaluated> => {
  shareLib(root)
  const strayed: Problem[] = []
  const stopped = watch(root)
  stopped.tell = problem => void strayed.push(problem)
  keepFromEnding()
  const loadings = await Promise.all(files.map(file => current.run(file, () => loadTypeScript(root, file))))
  // Their timers without a delay are due before this one, and Node reports a rejected promise once nothing else is due.
  await setTimeout(1)
  await setImmediate()
  stopped.tell = stop
  // An exit code that an environment set is not the command's.
  process.exitCode = undefined
  return { loadings, strayed }
}

/** The file whose code runs, also in the timers and promises that it leaves behind. */
const current = new AsyncLocalStorage<string>()

/** Passes uncaught errors to the listener. Our own errors still end the process. */
const watch = (root: string): { tell: (problem: Problem) => void } => {
  const listener = { tell: stop }
  const caught = (error: unknown): void => {
    const file = current.getStore()
    if (file === undefined) endBy(error)
    else listener.tell(problemOfThrown(error, root, file))
  }
  process.on('unhandledRejection', caught).on('uncaughtException', caught)
  return listener
}

/** Ends a command because of what an environment left behind, such as a timer that throws. */
const stop = (problem: Problem): void => {
  process.stderr.write(`${formatProblem(problem)}\n1 problem; the command was stopped\n`)
  endProcess(1)
}

const endBy = (mistake: unknown): never => {
  // Not imported: an import of it, which hardly a build needs, loads all that is in it.
  const { inspect } = process.getBuiltinModule('node:util')
  process.stderr.write(`${inspect(mistake)}\n`)
  return endProcess(1)
}

const keepFromEnding = (): void => {
  for (const name of ['exit', 'reallyExit', 'abort'])
    Reflect.set(process, name, () => {
      throw new ProcessEnd('ends the process; an environment is plain data')
    })
}
