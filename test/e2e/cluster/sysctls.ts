import { readFileSync, writeFileSync } from 'node:fs'

/** Values of sysctls, by path below /proc/sys. */
export type Sysctls = Record<string, string>

/** The sysctls outside any namespace that the kubelet sets. */
const changed = [
  'kernel/keys/root_maxbytes',
  'kernel/keys/root_maxkeys',
  'kernel/panic',
  'kernel/panic_on_oops',
  'vm/overcommit_memory',
  'vm/panic_on_oom',
]

const read = (name: string) => readFileSync(`/proc/sys/${name}`, 'utf8').trim()

/** The current values of the sysctls that a cluster changes. */
export const currentSysctls = (): Sysctls => Object.fromEntries(changed.map(name => [name, read(name)]))

/** Restores those that have changed. */
export function restoreSysctls(before: Sysctls) {
  for (const [name, value] of Object.entries(before))
    if (read(name) !== value) writeFileSync(`/proc/sys/${name}`, value)
}
