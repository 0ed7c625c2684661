import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { type Answer, failuresIn } from './failure.ts'
import type { Reach } from './run-kubectl.ts'

/** A port of a pod, or of the pod behind a Service or Deployment: `{ namespace, of: 'pod/x', port: 9221 }`. */
export interface Door {
  namespace: string
  of: string
  port: number | string
}

/** Opens a local port that leads to a pod, and gives its number. It closes when the signal says so. */
export const openPort =
  (reach: Reach, signal: AbortSignal) =>
  async ({ namespace, of, port }: Door): Promise<Answer<number>> => {
    const { context, seconds = 10, program = 'kubectl' } = reach
    const child = spawn(
      program,
      [
        ...(context === undefined ? [] : [`--context=${context}`]),
        ...['port-forward', '--namespace', namespace, '--address=127.0.0.1', of, `:${port}`],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], signal, killSignal: 'SIGKILL' },
    )
    const end = () => {
      child.kill('SIGKILL')
      // An exec plugin that kubectl started survives it, and holds its outputs open.
      child.stdout.destroy()
      child.stderr.destroy()
    }
    const late = setTimeout(end, seconds * 1000)
    const said = text(child.stderr).catch(() => '')
    const opened = await new Promise<number | undefined>(resolve => {
      child.on('error', end).on('close', () => resolve(undefined))
      child.stdout.on('close', () => resolve(undefined))
      createInterface(child.stdout).on('line', line => {
        const [, local] = /^Forwarding from 127\.0\.0\.1:(\d+) /.exec(line) ?? []
        if (local !== undefined) resolve(Number(local))
      })
    })
    clearTimeout(late)
    if (opened !== undefined) return { value: opened }
    const [failure] = failuresIn((await said) || `i/o timeout: no port opened within ${seconds} seconds`)
    return { failure }
  }
