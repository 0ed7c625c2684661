import { keepLogs } from '../cluster/keep-logs.ts'
import { removeLeftovers, removeRun, startRun } from '../cluster/run-folder.ts'
import type { Sysctls } from '../cluster/sysctls.ts'
import type { Outcome, StageOptions } from '../exporter/outcome.ts'
import { inEnclosure } from './in-enclosure.ts'
import { holdSignals, Interrupted } from './interruption.ts'
import { traces } from './traces.ts'

/**
 * Runs a stage's process in an enclosure and restores everything whatever happens; that nothing is left counts as one
 * more test. When interrupted, it throws after restoring.
 */
export async function enclosedStage(script: string, { name, keep, say }: StageOptions): Promise<Outcome> {
  await removeLeftovers(say)
  const interruption = holdSignals()
  const run = startRun()
  let outcome: Outcome
  let sysctls: Sysctls | undefined
  try {
    outcome = await inEnclosure(script, run, { keep, interruption, say })
    if (outcome.failed > 0 && !interruption.received) await keepLogs(run, name, say)
  } finally {
    sysctls = await removeRun(run)
    interruption.release()
  }
  const left = traces(run, sysctls)
  for (const trace of left) say(`is left: ${trace}`)
  if (interruption.received) throw new Interrupted(interruption.received)
  const { passed, failed } = outcome
  if (left.length > 0) return { passed, failed: failed + 1 }
  const sysctl = sysctls === undefined ? '' : ', sysctl'
  say(`stopped: no process, mount, network, control group${sysctl} or file is left`)
  return { passed: passed + 1, failed }
}
