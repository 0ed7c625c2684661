import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { hierarchies } from '../cluster/cgroups.ts'
import type { RunFolder } from '../cluster/run-folder.ts'
import { currentSysctls, type Sysctls } from '../cluster/sysctls.ts'
import { waitFor } from '../cluster/wait.ts'

/** The namespaces that a process made for a run, by their kernel names; none until it has made all of them. */
export function namespacesOf(pid: number): string[] | undefined {
  const kinds = ['net', 'mnt', 'pid_for_children']
  const found = kinds.map(kind => namespace(String(pid), kind))
  const isApart = kinds.every((kind, index) => found[index] !== namespace('self', kind))
  return isApart && !found.includes(gone) ? found : undefined
}

/** Waits until the kernel has ended every process in the namespaces. */
export const emptied = (namespaces: string[]) =>
  waitFor(
    `processes to end: ${processesIn(namespaces).map(commandLine)}`,
    () => processesIn(namespaces).length === 0,
  )

/** What a run left on the machine; nothing, once it is over. Without their earlier values, sysctls are not checked. */
export const traces = (
  { folder, cgroup }: RunFolder,
  namespaces: string[],
  before: Sysctls | undefined,
): string[] => [
  ...processesIn(namespaces).map(pid => `process ${pid}: ${commandLine(pid)}`),
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
