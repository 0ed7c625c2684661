import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { outcomeOf } from '../outcome-of.ts'
import type { Outcome } from './outcome.ts'

/**
 * Runs a test process in network, mount and process namespaces of its own, shows its lines, and counts what it reports
 * (uvu). When it ends, or this process does, by whatever signal, the kernel ends every process in them and drops their
 * networks, addresses, packet filters and mounts.
 */
export function inNamespaces(
  file: string,
  variables: Record<string, string>,
  show: (line: string) => void,
): Promise<Outcome> {
  const namespaces = ['--net', '--mount', '--pid', '--mount-proc', '--fork', '--kill-child=KILL']
  // --pdeathsig: this process may be killed without a chance to tell.
  const args = ['--pdeathsig', 'KILL', 'unshare', ...namespaces, process.execPath, file]
  const child = spawn('setpriv', args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...variables },
  })
  const report: string[] = []
  createInterface({ input: child.stdout }).on('line', line => {
    report.push(line)
    show(line)
  })
  const stop = (signal: NodeJS.Signals) => {
    child.kill('SIGKILL')
    child.once('close', () => process.exit(signal === 'SIGINT' ? 130 : 143))
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, stop)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', status => {
      for (const signal of signals) process.off(signal, stop)
      resolve(outcomeOf(report.join('\n'), status))
    })
  })
}
