import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { hierarchies } from '../cluster/cgroups.ts'
import type { RunFolder } from '../cluster/run-folder.ts'
import { currentSysctls, type Sysctls } from '../cluster/sysctls.ts'
import { waitFor } from '../cluster/wait.ts'

/** Namespaces by the names that the kernel has for them. It gives them to others once they are gone, as to pods of a run beside, so they are kept open. */
export interface Namespaces {
  names: string[]
  release(): void
}

/** The namespaces that a process made for a run; none until it has made all of them. */
export function namespacesOf(pid: number): Namespaces | undefined {
  const kinds = ['net', 'mnt', 'pid_for_children']
  const open: number[] = []
  const release = () => {
    for (const descriptor of open.splice(0)) closeSync(descriptor)
  }
  try {
    for (const kind of kinds) open.push(openSync(`/proc/${pid}/ns/${kind}`, 'r'))
    const names = open.map(descriptor => readlinkSync(`/proc/self/fd/${descriptor}`))
    if (kinds.every((kind, index) => names[index] !== namespace('self', kind))) return { names, release }
  } catch {
    // It has ended, or not begun.
  }
  release()
  return undefined
}

/** Waits until the kernel has ended every process in the namespaces, and releases them. */
export async function emptied({ names, release }: Namespaces) {
  await waitFor(
    `processes to end: ${processesIn(names).map(commandLine)}`,
    () => processesIn(names).length === 0,
  )
  release()
}

/** What a run left on the machine; nothing, once it is over. Without their earlier values, sysctls are not checked; without namespaces, processes. */
export const traces = (
  { folder, cgroup }: RunFolder,
  before: Sysctls | undefined,
  namespaces?: Namespaces,
): string[] => [
  ...processesIn(namespaces?.names ?? []).map(pid => `process ${pid}: ${commandLine(pid)}`),
  ...(existsSync(folder) ? [`folder ${folder}`] : []),
  ...lines('/proc/self/mountinfo')
    .filter(line => line.includes(folder))
    .map(line => `mount ${line}`),
  ...hierarchies()
    .map(hierarchy => join(hierarchy, cgroup))
    .filter(existsSync)
    .map(path => `cgroup ${path}`),
  ...readdirSync('/sys/class/net')
    .filter(name => /^(hypervisor|pods$|veth)/.test(name) && !interfaces.includes(name))
    .map(name => `network interface ${name}`),
  ...Object.entries(currentSysctls())
    .filter(([name, value]) => before !== undefined && value !== before[name])
    .map(([name, value]) => `sysctl ${name} is ${value}, was ${before?.[name]}`),
]

/** The machine's own state. */
const interfaces = readdirSync('/sys/class/net')

const gone = 'gone'

const processesIn = (namespaces: string[]): string[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => ['net', 'mnt', 'pid'].some(kind => namespaces.includes(namespace(pid, kind))))

function namespace(pid: string, kind: string): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/${kind}`)
  } catch {
    return gone
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return gone
  }
}

const lines = (file: string) => readFileSync(file, 'utf8').split('\n')
