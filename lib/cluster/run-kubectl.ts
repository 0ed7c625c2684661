import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** How kubectl is reached: the context, and the time after which a silent API server counts as dead. */
export interface Reach {
  context?: string
  /** Seconds that a call may take; 10 when left out. */
  seconds?: number
  /** The program; `kubectl` of PATH when left out. */
  program?: string
}

/** What a program gave: its outputs, and its exit code; none where a signal or the time limit ended it. */
export interface Given {
  stdout: string
  stderr: string
  code: number | undefined
}

/** A call of kubectl that ends by itself. */
export type RunKubectl = (args: string[], input?: string) => Promise<Given>

/** Runs kubectl without a shell. Its child ends with the time limit, and with the signal. */
export const runKubectl =
  (reach: Reach, signal: AbortSignal): RunKubectl =>
  async (args, input) => {
    const { seconds = 10, program = 'kubectl' } = reach
    const child = spawn(program, [...flags(reach), ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      // Beside kubectl's own limit for each request: exec plugins and several requests have none.
      signal: AbortSignal.any([signal, AbortSignal.timeout((seconds + 5) * 1000)]),
      killSignal: 'SIGKILL',
    })
    const ended = new Promise<Pick<Given, 'code'> & { error?: string }>(resolve => {
      child.on('close', code => resolve({ code: code ?? undefined }))
      child.on('error', error => {
        // An exec plugin that kubectl started survives it, and holds its outputs open.
        child.stdout.destroy()
        child.stderr.destroy()
        resolve({ code: undefined, error: wordsOf(error, program, seconds) })
      })
    })
    // A program that never started, or has read enough, takes no input.
    child.stdin.on('error', () => {}).end(input ?? '')
    const [stdout, stderr, { code, error }] = await Promise.all([
      text(child.stdout).catch(() => ''),
      text(child.stderr).catch(() => ''),
      ended,
    ])
    return { stdout, stderr: error ?? stderr, code }
  }

const flags = ({ context, seconds = 10 }: Reach): string[] => [
  `--request-timeout=${seconds}s`,
  ...(context === undefined ? [] : [`--context=${context}`]),
]

const wordsOf = (error: Error, program: string, seconds: number): string => {
  if ('code' in error && error.code === 'ENOENT')
    return `error: ${program} is not installed: not found in PATH`
  if (error.name === 'AbortError')
    return `Unable to connect to the server: no answer within ${seconds + 5} seconds`
  return `error: ${program} cannot be started: ${error.message}`
}
