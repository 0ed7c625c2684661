import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { makeCgroup, removeCgroup } from './cgroups.ts'
import type { Log } from './log.ts'
import { currentSysctls, restoreSysctls, type Sysctls } from './sysctls.ts'

/** What a run of the cluster has on the machine outside its namespaces. */
export interface RunFolder {
  /** The folder that holds all that it writes. */
  folder: string
  /** The cgroup that all pods go under; the folder's name. */
  cgroup: string
}

/** The part of the folder that is kept in memory while the run lasts. */
export const inMemory = (folder: string) => join(folder, 'memory')

const prefix = 'proxmox-e2e-'

/** Makes the folder and the cgroup, and notes the sysctls in the folder. */
export function startRun(): RunFolder {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  const cgroup = basename(folder)
  // Another run has changed them already, and knows what they were.
  const [other] = runsUnderWay()
  const sysctls = other ? sysctlsOf(other) : currentSysctls()
  writeFileSync(join(folder, 'sysctls.json'), JSON.stringify(sysctls))
  makeCgroup(cgroup)
  return { folder, cgroup }
}

/** Puts everything back that a run changed; its processes have ended. */
export async function removeRun({ folder, cgroup }: RunFolder) {
  await removeCgroup(cgroup)
  restoreSysctls(sysctlsOf(folder))
  rmSync(folder, { recursive: true, force: true })
}

/** Puts back what runs left that were killed with no chance to do it themselves. */
export async function removeLeftovers(log: Log) {
  for (const folder of runFolders().filter(candidate => !isRunning(candidate))) {
    log(`removing what a killed run left: ${folder}`)
    await removeRun({ folder, cgroup: basename(folder) })
  }
}

/** The folders of runs that are under way. */
export const runsUnderWay = () => runFolders().filter(isRunning)

const runFolders = () =>
  readdirSync(tmpdir())
    .filter(name => name.startsWith(prefix))
    .map(name => join(tmpdir(), name))

/** What the sysctls were before the run; nothing when it was killed before it noted them. */
function sysctlsOf(folder: string): Sysctls {
  const file = join(folder, 'sysctls.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function isRunning(folder: string): boolean {
  try {
    const pid = readFileSync(join(folder, 'pid'), 'utf8')
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('unshare')
  } catch {
    return false
  }
}
