import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Outcome } from './exporter/outcome.ts'
import { holdSignals, Interrupted } from './laboratory/interruption.ts'

/**
 * Runs each stage in a process of its own, so many at once: they wait much more than they compute. Every line is shown
 * behind its stage's name. Interrupted, it lets all of them put back what they changed, and throws.
 */
export async function sideBySide(
  names: string[],
  width: number,
  show: (line: string) => void,
): Promise<Outcome> {
  const interruption = holdSignals()
  const longest = Math.max(...names.map(({ length }) => length))
  const waiting = [...names]
  const all: Outcome = { passed: 0, failed: 0 }
  const lane = async () => {
    for (let name = waiting.shift(); name && !interruption.received; name = waiting.shift()) {
      const label = name.padEnd(longest)
      const child = stage(name)
      interruption.onReceived(() => child.kill(interruption.received))
      const { passed, failed } = await outcome(child, line => show(`${label} | ${line}`))
      all.passed += passed
      all.failed += failed
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  interruption.release()
  if (interruption.received) throw new Interrupted(interruption.received)
  return all
}

/** In a group of its own: Ctrl-C comes to this process, which then tells each. Should this one be killed, they end as well. */
const stage = (name: string): ChildProcess =>
  spawn(
    'setpriv',
    ['--pdeathsig', 'TERM', '--', process.execPath, join(import.meta.dirname, 'run.ts'), '--only', name],
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  )

/** What a stage's process says last; one that ended without a word counts as one failure. */
function outcome(child: ChildProcess, show: (line: string) => void): Promise<Outcome> {
  let said: Outcome = { passed: 0, failed: 1 }
  for (const input of [child.stdout, child.stderr])
    if (input)
      createInterface({ input }).on('line', line => {
        const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(line) ?? []
        if (passed !== undefined) said = { passed: Number(passed), failed: Number(failed) }
        else if (line.trim() !== '') show(line)
      })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve(said))
  })
}
