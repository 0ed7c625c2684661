import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunFolder } from '../cluster/run-folder.ts'
import type { Outcome, Say } from '../exporter/outcome.ts'
import { outcomeOf } from '../outcome-of.ts'
import { showDoors } from './doors.ts'
import type { Interruption } from './interruption.ts'
import { emptied, type Namespaces, namespacesOf } from './traces.ts'

export interface EnclosureOptions {
  keep: boolean
  interruption: Interruption
  say: Say
}

/**
 * Runs a stage's process in its own network, mount and process namespaces, and counts the tests that it reports. When it
 * ends or is interrupted, or this process dies, the kernel ends everything in them, which is waited for.
 */
export async function inEnclosure(
  script: string,
  run: RunFolder,
  { keep, interruption, say }: EnclosureOptions,
): Promise<Outcome> {
  const unshare = ['unshare', '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc']
  // The shell is process 1 inside: it reaps orphans, which Node would not.
  const shell = ['bash', '-c', '"$@"; exit $?', 'bash', process.execPath, script]
  const TMPDIR = join(run.folder, 'tmp')
  mkdirSync(TMPDIR)
  // Its own process group: Ctrl-C reaches this process, which then ends all of them.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...unshare, '--', ...shell], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR, E2E_RUN: JSON.stringify(run), ...(keep && { E2E_KEEP: 'yes' }) },
  })
  if (child.pid) writeFileSync(join(run.folder, 'pid'), String(child.pid))
  interruption.onReceived(() => child.kill('SIGKILL'))
  let namespaces: Namespaces | undefined
  const looking = setInterval(() => {
    namespaces ??= child.pid ? namespacesOf(child.pid) : undefined
  }, 20)
  const stopShowing = keep ? showDoors(run.folder, say) : () => {}
  let report = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    report += text
    process.stdout.write(text)
  })
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  stopShowing()
  clearInterval(looking)
  // The first process of the namespaces has ended, and the kernel now ends the others.
  if (namespaces) await emptied(namespaces)
  return outcomeOf(report, status)
}
