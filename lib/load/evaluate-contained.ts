import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { repository } from '../file/repository.ts'
import { closeWithThisProcess } from './close-with-process.ts'
import { linkedLibraries } from './linked-libraries.ts'
import type { Evaluate, Evaluated } from './loaded.ts'
import { receivedEvaluation } from './received-evaluation.ts'

/**
 * Evaluates TypeScript environments in a process of their own, which can only read this tree and its libraries. It writes no
 * file, starts no program and has no environment variables; before Node 25, whose `--permission` covers the network, it
 * can still use that. One process evaluates all files, so an environment's code can still give false values for itself
 * and for the others. Code that nobody trusts must not run at all: that is `--yaml-only`.
 */
export const evaluateContained: Evaluate = (root, files) => evaluateWithin(60, root, files)

/** The same with another deadline. */
export const evaluateWithin = async (seconds: number, root: string, files: string[]): Promise<Evaluated> => {
  const folders = [root, repository, ...linkedLibraries(join(repository, 'node_modules'))]
  const readable = new Set(folders.map(folder => `--allow-fs-read=${realpathSync(folder)}`))
  // By this signal, the child could otherwise open this process's debugger.
  if (!process.listeners('SIGUSR1').includes(ignored)) process.on('SIGUSR1', ignored)
  const child = spawn(
    process.execPath,
    ['--permission', ...readable, join(import.meta.dirname, 'evaluation-process.ts'), root, ...files],
    {
      env: {},
      // What they print is no part of what the command prints.
      stdio: ['ignore', process.stderr, process.stderr, 'pipe'],
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
    },
  )
  const released = closeWithThisProcess(() => void child.kill('SIGKILL'))
  const ended = new Promise<boolean>((resolve, reject) =>
    child.on('close', (code, signal) => resolve(code === 0 && signal === null)).on('error', reject),
  )
  const [given, isWhole] = await Promise.all([text(child.stdio[3] as Readable).catch(() => ''), ended])
  released()
  const [file = '', ...others] = files
  const failed = (message: string): Evaluated => ({
    loadings: [],
    strayed: [{ file: others.length === 0 ? file : 'environments', message }],
  })
  // Only the deadline has this process send a signal.
  if (child.killed)
    return failed(`took over ${seconds} seconds to evaluate and was stopped; an environment is plain data`)
  return (
    (isWhole ? receivedEvaluation(given, files) : undefined) ??
    failed('could not be evaluated: the process exited early; an environment is plain data')
  )
}

const ignored = (): void => {}
