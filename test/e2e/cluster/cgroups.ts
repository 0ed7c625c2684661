import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { patience } from './wait.ts'

/** Creates the parent cgroup of all pods, in each hierarchy (version 1 has one for each controller). */
export function makeCgroup(name: string) {
  for (const hierarchy of hierarchies()) {
    const folder = join(hierarchy, name)
    mkdirSync(folder, { recursive: true })
    // A new version 1 cpuset is empty, and nothing can run in it until it gets CPUs.
    for (const file of ['cpuset.cpus', 'cpuset.mems'])
      if (existsSync(join(folder, file)) && !readFileSync(join(folder, file), 'utf8').trim())
        writeFileSync(join(folder, file), readFileSync(join(hierarchy, file)))
  }
}

/** Removes the cgroup and those below it, once the kernel has noticed that their processes are gone. */
export async function removeCgroup(name: string) {
  const end = performance.now() + patience() * 1000
  for (const hierarchy of hierarchies()) {
    const folder = join(hierarchy, name)
    while (existsSync(folder) && !removeTree(folder) && performance.now() < end) await pause(100)
  }
}

function removeTree(folder: string): boolean {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory() && !removeTree(join(folder, entry.name))) return false
    rmdirSync(folder)
    return true
  } catch {
    return !existsSync(folder)
  }
}

/** Where the control groups are mounted: a folder for each hierarchy. */
export function hierarchies(): string[] {
  return readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map(line => line.split(' '))
    .filter(([, , type]) => type === 'cgroup' || type === 'cgroup2')
    .map(([, folder]) => folder as string)
}
