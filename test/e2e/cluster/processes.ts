import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endProcess } from '../../end-process.ts'

/** Starts servers that run until the enclosure ends, each with its own log file. */
export interface Processes {
  start(name: string, program: string, args: string[], env?: Record<string, string>): ChildProcess
  /** Ends a server that `start` started, by SIGTERM if no signal is given, and waits until it is gone. */
  stop(name: string, signal?: NodeJS.Signals): Promise<void>
  /** Throws the end of a server's log if it has ended by itself. */
  check(): void
}

export function processes(folder: string): Processes {
  mkdirSync(folder, { recursive: true })
  const running = new Map<string, ChildProcess>()
  const ended = new Map<string, string>()
  return {
    start(name, program, args, env = {}) {
      const log = openSync(join(folder, `${name}.log`), 'a')
      const child = spawn(program, args, { stdio: ['ignore', log, log], env: { ...process.env, ...env } })
      running.set(name, child)
      ended.delete(name)
      const note = (how: string) => running.get(name) === child && ended.set(name, how)
      child.on('error', error => note(error.message))
      child.on('exit', (code, signal) => note(signal ?? `status ${code}`))
      return child
    },
    async stop(name, signal = 'SIGTERM') {
      const child = running.get(name)
      running.delete(name)
      ended.delete(name)
      if (!child) return
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await endProcess(child, signal)
      clearTimeout(patience)
    },
    check() {
      for (const [name, how] of ended)
        throw new Error(
          `${name} ended: ${how}\n${readFileSync(join(folder, `${name}.log`), 'utf8').slice(-3000)}`,
        )
    },
  }
}
