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

/** Makes the folder and the cgroup, and notes in the folder whose it is and the sysctls. */
export function startRun(): RunFolder {
  // Whoever looks for runs finds it with its notes, or not at all.
  const unnamed = mkdtempSync(join(tmpdir(), `.${prefix}`))
  writeFileSync(join(unnamed, 'owner.json'), JSON.stringify(ownProcessIdentity()))
  writeFileSync(join(unnamed, 'sysctls.json'), JSON.stringify(sysctlsBefore()))
  const cgroup = basename(unnamed).slice(1)
  const folder = join(tmpdir(), cgroup)
  renameSync(unnamed, folder)
  makeCgroup(cgroup)
  return { folder, cgroup }
}

/** What the sysctls were before any run that is under way: those have changed them, and know what they were. */
export function sysctlsBefore(): Sysctls {
  const told = process.env.E2E_SYSCTLS
  const [other] = runsUnderWay()
  return told ? JSON.parse(told) : ((other === undefined ? undefined : sysctlsOf(other)) ?? currentSysctls())
}

/** Puts everything back that a run changed, but what one beside it still needs; its processes have ended. Gives the sysctls that are back. */
export async function removeRun({ folder, cgroup }: RunFolder): Promise<Sysctls | undefined> {
  await removeCgroup(cgroup)
  const sysctls = sysctlsOf(folder) ?? {}
  // Removing takes a while, and a run without its notes would be taken for a killed one's.
  const unnamed = join(tmpdir(), `.${cgroup}`)
  renameSync(folder, unnamed)
  // Those who run beside it have noted the same, and the last one puts them back.
  const isLast = runsUnderWay().length === 0
  if (isLast) restoreSysctls(sysctls)
  rmSync(unnamed, { recursive: true, force: true })
  return isLast ? sysctls : undefined
}

/** Puts back what runs left that were killed with no chance to do it themselves. */
export async function removeLeftovers(log: Log) {
  for (const folder of runFolders().filter(candidate => !isRunning(candidate))) {
    log(`removing what a killed run left: ${folder}`)
    await removeRun({ folder, cgroup: basename(folder) }).catch(error => {
      // Another run was quicker.
      if (existsSync(folder)) throw error
    })
  }
  // Killed while it was named, or while it was removed.
  for (const folder of foldersNamed(`.${prefix}`).filter(isOlderThanAMinute))
    rmSync(folder, { recursive: true, force: true })
}

const isOlderThanAMinute = (folder: string) =>
  Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 60_000

/** The folders of runs that are under way, or whose owner puts back at this moment what they changed. */
export const runsUnderWay = () => runFolders().filter(isRunning)

const runFolders = () => foldersNamed(prefix)

const foldersNamed = (start: string) =>
  readdirSync(tmpdir())
    .filter(name => name.startsWith(start))
    .map(name => join(tmpdir(), name))

/** What the sysctls were before the run; nothing where the folder holds no notes of it, or is gone. */
const sysctlsOf = (folder: string): Sysctls | undefined =>
  undefinedOnError(() => JSON.parse(readFileSync(join(folder, 'sysctls.json'), 'utf8')))

function isRunning(folder: string): boolean {
  try {
    const owner: Identity = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'))
    if (!isDead(owner, ownProcessIdentity())) return true
    // What an owner that was killed leaves is ended by the kernel, a little later.
    const pid = readFileSync(join(folder, 'pid'), 'utf8')
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('unshare')
  } catch {
    return false
  }
}
