import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { failures } from '../failures.ts'
import { sysctlsBefore } from './cluster/run-folder.ts'
import type { Outcome } from './exporter/outcome.ts'
import { holdSignals, Interrupted } from './laboratory/interruption.ts'

/**
 * Runs each stage in a process of its own, so many at once: they wait much more than they compute. Every line is shown
 * behind its stage's name, and those of failed tests are returned in `told` as well, by stage. Interrupted, it lets all
 * of them put back what they changed, and throws.
 */
export async function sideBySide(
  names: string[],
  width: number,
  show: (line: string) => void,
): Promise<Outcome & { told: string[] }> {
  const interruption = holdSignals()
  const longest = Math.max(...names.map(({ length }) => length))
  const waiting = [...names]
  const all = { passed: 0, failed: 0, told: [] as string[] }
  const sysctls = JSON.stringify(sysctlsBefore())
  const lane = async () => {
    for (let name = waiting.shift(); name && !interruption.received; name = waiting.shift()) {
      const label = name.padEnd(longest)
      const child = stage(name, sysctls)
      interruption.onReceived(() => child.kill(interruption.received))
      const lines: string[] = []
      const { passed, failed } = await outcome(child, line => {
        lines.push(line)
        show(`${label} | ${line}`)
      })
      all.passed += passed
      all.failed += failed
      all.told.push(...failures(lines).map(line => `${label} | ${line}`))
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  interruption.release()
  if (interruption.received) throw new Interrupted(interruption.received)
  return all
}

/** In a group of its own: Ctrl-C comes to this process, which then tells each. Should this one be killed, they end as well. */
const stage = (name: string, sysctls: string): ChildProcess =>
  spawn(
    'setpriv',
    ['--pdeathsig', 'TERM', '--', process.execPath, join(import.meta.dirname, 'run.ts'), '--only', name],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // What the sysctls were before any stage changed them.
      env: { ...process.env, E2E_SYSCTLS: sysctls },
    },
  )

/** What a stage's process counted last; one that ended badly and tells of no failure counts as one. */
function outcome(child: ChildProcess, show: (line: string) => void): Promise<Outcome> {
  let counted: Outcome = { passed: 0, failed: 0 }
  eachLine(child.stderr, show)
  eachLine(child.stdout, line => {
    const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(line) ?? []
    if (passed === undefined) show(line)
    else counted = { passed: Number(passed), failed: Number(failed) }
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status, signal) => {
      if (status === 0 || counted.failed > 0) return resolve(counted)
      show(`ended with ${signal ?? status} and told of no failed test: counted as one`)
      resolve({ ...counted, failed: 1 })
    })
  })
}

function eachLine(input: Readable | null, show: (line: string) => void) {
  if (input) createInterface({ input }).on('line', line => line.trim() !== '' && show(line))
}
