import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from './command.ts'
import type { Log } from './log.ts'
import { inMemory, type RunFolder, removeLeftovers, removeRun, startRun } from './run-folder.ts'

export interface EnclosureOptions {
  log: Log
  /** Done outside, where the package registries are reached: builds and images. */
  prepare?: () => Promise<unknown>
  /** Called with the run's folder when the script inside failed, before it is removed. */
  onFailure?: (run: RunFolder) => Promise<void>
}

/**
 * Runs `body` of `script` in network, mount and process namespaces of its own, by calling the same script again in them.
 * When it ends, however it does, the kernel ends every process that it started and drops its mounts and networks with
 * the namespaces; cgroups, sysctls and the folder are put back here. The process then exits with the status of `body`.
 */
export async function enclosed(
  script: string,
  body: (run: RunFolder) => Promise<void>,
  { log, prepare, onFailure }: EnclosureOptions,
) {
  const inside = process.env.E2E_RUN
  if (inside) return runInside(JSON.parse(inside), body)
  await removeLeftovers(log)
  await prepare?.()
  const run = startRun()
  const status = await runOutside(script, run, log)
  if (typeof status === 'number' && status !== 0) await onFailure?.(run)
  await removeRun(run)
  log('stopped: processes, mounts, networks, cgroups, sysctls and files are as they were')
  process.exit(typeof status === 'number' ? status : status === 'SIGINT' ? 130 : 143)
}

/** The command that opens a shell inside a running enclosure. */
export function shellInside({ folder }: RunFolder): string {
  const outer = readFileSync(join(folder, 'pid'), 'utf8')
  return `nsenter --target $(pgrep --parent ${outer}) --net --mount --pid env KUBECONFIG=${folder}/admin.json bash`
}

/** Gives the exit status, or the signal that interrupted it. */
function runOutside(script: string, run: RunFolder, log: Log): Promise<number | NodeJS.Signals> {
  const unshare = ['unshare', '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc']
  // The shell is process 1 inside: it takes in the orphans' exits, which Node would not.
  const shell = ['bash', '-c', '"$@"; exit $?', 'bash', process.execPath, script, ...process.argv.slice(2)]
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...unshare, '--', ...shell], {
    stdio: 'inherit',
    env: { ...process.env, E2E_RUN: JSON.stringify(run) },
  })
  if (child.pid) writeFileSync(join(run.folder, 'pid'), String(child.pid))
  return new Promise(resolve => {
    let interrupted: NodeJS.Signals | undefined
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        interrupted = signal
        child.kill('SIGKILL')
      })
    child.on('exit', code => resolve(interrupted ?? code ?? 1))
    child.on('error', error => {
      log(`setpriv: ${error.message}`)
      resolve(1)
    })
  })
}

async function runInside(run: RunFolder, body: (run: RunFolder) => Promise<void>) {
  try {
    await ownFolders(run.folder)
    await body(run)
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
  process.exit(0)
}

/** Lets what is written to /run and /var by fixed names go into the run's own folder. */
export async function ownFolders(folder: string) {
  await command('mount', ['-t', 'tmpfs', 'tmpfs', '/run'])
  for (const name of ['lock', 'netns']) mkdirSync(`/run/${name}`)
  // In memory: images written to a disk would have to reach it before the run can end.
  const memory = inMemory(folder)
  mkdirSync(memory)
  await command('mount', ['-t', 'tmpfs', 'tmpfs', memory])
  const [upper, work] = ['var', 'var.work'].map(name => join(memory, name)) as [string, string]
  for (const name of [upper, work]) mkdirSync(name)
  const options = `lowerdir=/var,upperdir=${upper},workdir=${work}`
  await command('mount', ['-t', 'overlay', 'overlay', '-o', options, '/var'])
  // Volumes of pods are mounted anew under the kubelet's folder and have to be seen by containerd.
  await command('mount', ['--make-rshared', '/'])
}
