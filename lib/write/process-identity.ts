import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { undefinedOnError } from '../problem/undefined-on-error.ts'

/** Who holds a lock, in words that another process, also one after a reboot, can check. */
export interface Identity {
  pid: number
  host: string
  /** When the process started, in clock ticks since boot, so that its number can be told from a reused one; Linux only. */
  started?: string
  /** The kernel's id of this boot; Linux only. */
  boot?: string
  /** The process-id namespace: in another container the same number is another process; Linux only. */
  namespace?: string
  /** Makes every lock unlike every other. */
  nonce: string
}

/** This process. */
export const ownProcessIdentity = (): Identity => ({
  pid: process.pid,
  host: hostname(),
  ...given('started', processOf(process.pid).started),
  ...given(
    'boot',
    undefinedOnError(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  ),
  ...given(
    'namespace',
    undefinedOnError(() => readlinkSync('/proc/self/ns/pid')),
  ),
  nonce: randomUUID(),
})

/** Whether a holder surely lives no more; of another machine or container that can't be told, so it is taken to live. */
export const isDead = (holder: Identity, own: Identity): boolean => {
  if (holder.boot !== own.boot) return holder.host === own.host
  if (holder.boot === undefined ? holder.host !== own.host : holder.namespace !== own.namespace) return false
  if (!exists(holder.pid)) return true
  const { state, started } = processOf(holder.pid)
  if (started === undefined || holder.started === undefined) return holder.pid === own.pid
  return /[ZX]/.test(state as string) || started !== holder.started
}

/** State and start of a process from /proc/<pid>/stat (proc_pid_stat(5), fields 3 and 22); Z is one that ended and that nobody waited for. */
const processOf = (pid: number): { state?: string; started?: string } => {
  const stat = undefinedOnError(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The second field is the program's name in brackets, and may hold spaces and brackets.
  const fields = stat?.slice(stat.lastIndexOf(') ') + 2).split(' ') ?? []
  return { ...given('state', fields[0]), ...given('started', fields[19]) }
}

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const given = <Key extends string>(key: Key, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in Key]?: string }
