import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunFolder } from '../cluster/run-folder.ts'
import type { Outcome } from '../exporter/outcome.ts'
import { outcomeOf } from '../outcome-of.ts'

/** Somebody pressed Ctrl-C, or ended the test by a signal. */
export class Interrupted extends Error {
  readonly signal: NodeJS.Signals
  constructor(signal: NodeJS.Signals) {
    super(`ended by ${signal}`)
    this.signal = signal
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs a stage's process in network, mount and process namespaces of its own, and counts what it reports. When it ends,
 * or this process does, the kernel ends everything in them.
 */
export async function inEnclosure(script: string, run: RunFolder, keep: boolean): Promise<Outcome> {
  const unshare = ['unshare', '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc']
  // The shell is process 1 inside: it takes in the orphans' exits, which Node would not.
  const shell = ['bash', '-c', '"$@"; exit $?', 'bash', process.execPath, script]
  // A group of its own: Ctrl-C comes to this process, which then ends the whole.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...unshare, '--', ...shell], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, E2E_RUN: JSON.stringify(run), ...(keep && { E2E_KEEP: 'yes' }) },
  })
  if (child.pid) writeFileSync(join(run.folder, 'pid'), String(child.pid))
  let report = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    report += text
    process.stdout.write(text)
  })
  let interrupted: NodeJS.Signals | undefined
  const interrupt = (signal: NodeJS.Signals) => {
    interrupted = signal
    child.kill('SIGKILL')
  }
  for (const signal of signals) process.on(signal, interrupt)
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (interrupted) throw new Interrupted(interrupted)
  for (const signal of signals) process.off(signal, interrupt)
  return outcomeOf(report, status)
}
