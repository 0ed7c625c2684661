import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { undefinedOnError } from '../../../lib/problem/undefined-on-error.ts'
import { type Identity, isDead, ownProcessIdentity } from '../../../lib/write/process-identity.ts'
import { makeCgroup, removeCgroup } from './cgroups.ts'
import type { Log } from './log.ts'
import { currentSysctls, restoreSysctls, type Sysctls } from './sysctls.ts'

/** What a run of the cluster leaves on the machine outside its namespaces. */
export interface RunFolder {
  /** The folder for everything that it writes. */
  folder: string
  /** The parent cgroup of all pods; the folder's name. */
  cgroup: string
}

/** The part of the folder that is in memory during the run. */
export const inMemory = (folder: string) => join(folder, 'memory')

const prefix = 'proxmox-e2e-'

/** Creates the folder and the cgroup, and notes the owner and the sysctls in the folder. */
export function startRun(): RunFolder {
  // Others find it with its notes, or not at all.
  const unnamed = mkdtempSync(join(tmpdir(), `.${prefix}`))
  writeFileSync(join(unnamed, 'owner.json'), JSON.stringify(ownProcessIdentity()))
  writeFileSync(join(unnamed, 'sysctls.json'), JSON.stringify(sysctlsBefore()))
  const cgroup = basename(unnamed).slice(1)
  const folder = join(tmpdir(), cgroup)
  renameSync(unnamed, folder)
  makeCgroup(cgroup)
  return { folder, cgroup }
}

/** The sysctls before any current run: runs have changed them, and noted their earlier values. */
export function sysctlsBefore(): Sysctls {
  const told = process.env.E2E_SYSCTLS
  const [other] = runsUnderWay()
  return told ? JSON.parse(told) : ((other === undefined ? undefined : sysctlsOf(other)) ?? currentSysctls())
}

/** Restores what a run changed, except what another run still needs; its processes have ended. Gives the restored sysctls. */
export async function removeRun({ folder, cgroup }: RunFolder): Promise<Sysctls | undefined> {
  await removeCgroup(cgroup)
  const sysctls = sysctlsOf(folder) ?? {}
  // Removal takes a while, and a run without notes would look like a killed one.
  const unnamed = join(tmpdir(), `.${cgroup}`)
  renameSync(folder, unnamed)
  // Other current runs have noted the same, and the last one restores them.
  const isLast = runsUnderWay().length === 0
  if (isLast) restoreSysctls(sysctls)
  rmSync(unnamed, { recursive: true, force: true })
  return isLast ? sysctls : undefined
}

/** Restores what killed runs could not restore themselves. */
export async function removeLeftovers(log: Log) {
  for (const folder of runFolders().filter(candidate => !isRunning(candidate))) {
    log(`removing what a killed run left: ${folder}`)
    await removeRun({ folder, cgroup: basename(folder) }).catch(error => {
      // Another run was faster.
      if (existsSync(folder)) throw error
    })
  }
  // Killed while the folder was named or removed.
  for (const folder of foldersNamed(`.${prefix}`).filter(isOlderThanAMinute))
    rmSync(folder, { recursive: true, force: true })
}

const isOlderThanAMinute = (folder: string) =>
  Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 60_000

/** The folders of current runs, and of runs whose owner is restoring their changes right now. */
export const runsUnderWay = () => runFolders().filter(isRunning)

const runFolders = () => foldersNamed(prefix)

const foldersNamed = (start: string) =>
  readdirSync(tmpdir())
    .filter(name => name.startsWith(start))
    .map(name => join(tmpdir(), name))

/** The sysctls before the run; none if the folder has no notes, or is gone. */
const sysctlsOf = (folder: string): Sysctls | undefined =>
  undefinedOnError(() => JSON.parse(readFileSync(join(folder, 'sysctls.json'), 'utf8')))

function isRunning(folder: string): boolean {
  try {
    const owner: Identity = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'))
    if (!isDead(owner, ownProcessIdentity())) return true
    // The kernel ends what a killed owner leaves, a little later.
    const pid = readFileSync(join(folder, 'pid'), 'utf8')
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('unshare')
  } catch {
    return false
  }
}
