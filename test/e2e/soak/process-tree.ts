import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { command } from '../cluster/command.ts'

/** What the processes of a container have. */
export interface Usage {
  /** Resident memory that no file backs, in bytes. */
  memory: number
  files: number
  sockets: number
}

/** The processes that containerd runs, by container: of each the first one, and what that has started. */
export async function usageOf(container: string): Promise<Usage> {
  const id = container.replace('containerd://', '')
  const tasks = await command('ctr', ['--namespace', 'k8s.io', 'tasks', 'ls'])
  const line = tasks.split('\n').find(task => task.startsWith(id))
  const first = Number(line?.trim().split(/\s+/)[1])
  if (!first) throw new Error(`containerd runs no ${container}`)
  const usage: Usage = { memory: 0, files: 0, sockets: 0 }
  for (const pid of descendants(first)) {
    const kilobytes = /^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    const links = readdirSync(`/proc/${pid}/fd`).flatMap(fd => linkOf(`/proc/${pid}/fd/${fd}`))
    usage.memory += Number(kilobytes) * 1024
    usage.files += links.length
    usage.sockets += links.filter(link => link.startsWith('socket:')).length
  }
  return usage
}

function descendants(first: number): number[] {
  const parents = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(pid => [Number(pid), parentOf(pid)] as const)
  const found = [first]
  for (const pid of found) found.push(...parents.flatMap(([child, parent]) => (parent === pid ? child : [])))
  return found
}

/** A process or a file may be gone since it was listed. */
function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}

function linkOf(path: string): string[] {
  try {
    return [readlinkSync(path)]
  } catch {
    return []
  }
}
