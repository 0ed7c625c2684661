import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Identity, isDead, ownIdentity } from '../../../lib/identity.ts'
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
  // Another run has changed them already, and knows what they were.
  const [other] = runsUnderWay()
  const sysctls = other ? sysctlsOf(other) : currentSysctls()
  // Whoever looks for runs finds it with its notes, or not at all.
  const unnamed = mkdtempSync(join(tmpdir(), `.${prefix}`))
  writeFileSync(join(unnamed, 'owner.json'), JSON.stringify(ownIdentity()))
  writeFileSync(join(unnamed, 'sysctls.json'), JSON.stringify(sysctls))
  const cgroup = basename(unnamed).slice(1)
  const folder = join(tmpdir(), cgroup)
  renameSync(unnamed, folder)
  makeCgroup(cgroup)
  return { folder, cgroup }
}

/** Puts everything back that a run changed, but what one beside it still needs; its processes have ended. Gives the sysctls that are back. */
export async function removeRun({ folder, cgroup }: RunFolder): Promise<Sysctls | undefined> {
  await removeCgroup(cgroup)
  const sysctls = sysctlsOf(folder)
  rmSync(folder, { recursive: true, force: true })
  // Those who run beside it have noted the same, and the last one puts them back.
  if (runsUnderWay().length > 0) return
  restoreSysctls(sysctls)
  return sysctls
}

/** Puts back what runs left that were killed with no chance to do it themselves. */
export async function removeLeftovers(log: Log) {
  for (const folder of runFolders().filter(candidate => !isRunning(candidate))) {
    log(`removing what a killed run left: ${folder}`)
    await removeRun({ folder, cgroup: basename(folder) })
  }
}

/** The folders of runs that are under way, or whose owner puts back at this moment what they changed. */
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
    const owner: Identity = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'))
    if (!isDead(owner, ownIdentity())) return true
    // What an owner that was killed leaves is ended by the kernel, a little later.
    const pid = readFileSync(join(folder, 'pid'), 'utf8')
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('unshare')
  } catch {
    return false
  }
}
