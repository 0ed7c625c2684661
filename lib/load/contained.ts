import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { linkedLibraries } from './linked-libraries.ts'
import type { Evaluate, Evaluated } from './loaded.ts'

/**
 * Evaluates TypeScript environments in a process of their own, which may read this tree and its libraries alone: it writes no
 * file, starts no program, has no environment variables, and whatever it does to its own exit code or built-ins stays there.
 */
export const evaluateContained: Evaluate = async (root, files) => {
  const folders = [root, repository, ...linkedLibraries(join(repository, 'node_modules'))]
  const readable = new Set(folders.map(folder => `--allow-fs-read=${realpathSync(folder)}`))
  const child = spawn(
    process.execPath,
    ['--permission', ...readable, join(import.meta.dirname, 'contained-evaluation.ts'), root, ...files],
    // What they print is no part of what the command prints.
    { env: {}, stdio: ['ignore', process.stderr, process.stderr, 'pipe'] },
  )
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('close', resolve).on('error', reject),
  )
  const [given] = await Promise.all([text(child.stdio[3] as Readable), ended])
  return parsed(given) ?? { loadings: [], strayed: [{ file: 'environments', message: lost }] }
}

const repository = join(import.meta.dirname, '../..')

const lost = 'gave no values: the process that evaluates them ended too early; an environment is plain data'

const parsed = (given: string): Evaluated | undefined => {
  try {
    const { loadings, strayed } = JSON.parse(given) as Evaluated
    return {
      strayed,
      loadings: loadings.map(({ loaded, problems }) => ({
        loaded: loaded.map(one => ({ ...one, locate: () => ({}) })),
        problems,
      })),
    }
  } catch {
    return undefined
  }
}
