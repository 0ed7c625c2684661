import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { command } from '../cluster/command.ts'
import { healthy } from './machine-files.ts'

/**
 * What the kernel and Debian's collectors say of a hypervisor, in files that the real node exporter reads in place of
 * this machine's own: no machine has a failing disk, a degraded pool and a broken bond when a test wants them.
 */
export interface Machine {
  /** Flags that lead node exporter to the files. */
  flags: string[]
  /** Replaces files, each whole; the next scrape reads the new ones. */
  write(files: Record<string, string>): void
  /** Lets a file look as if it had been written so many seconds ago. */
  age(path: string, seconds: number): void
  /** All files as they were at first. */
  heal(): void
}

/** File systems of a machine: small ones in memory, so that one can be filled; `statfs` on them is real. */
const fileSystems = ['root', 'root/var/lib/vz']

/** A healthy machine in a folder. */
export async function machine(folder: string): Promise<Machine> {
  for (const path of fileSystems) {
    mkdirSync(join(folder, path), { recursive: true })
    await command('mount', ['-t', 'tmpfs', '-o', 'size=4M', 'tmpfs', join(folder, path)])
  }
  const write = (files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      written.add(path)
      replace(folder, path, text)
    }
  }
  const written = new Set<string>()
  write(healthy)
  return {
    flags: [
      `--path.procfs=${folder}/proc`,
      `--path.sysfs=${folder}/sys`,
      `--path.rootfs=${folder}/root`,
      `--path.udev.data=${folder}/udev`,
      `--collector.textfile.directory=${folder}/text`,
      // From /proc/net/dev, which is a file here; netlink would tell of the laboratory's own links.
      '--no-collector.netdev.netlink',
      // Asks the kernel's one clock, that of the machine under the laboratory: `text/timex.prom` stands in for it.
      '--no-collector.timex',
    ],
    write,
    age: (path, seconds) => {
      written.add(path)
      const then = Date.now() / 1000 - seconds
      utimesSync(join(folder, path), then, then)
    },
    heal: () => {
      for (const path of written) if (healthy[path] === undefined) rmSync(join(folder, path), { force: true })
      write(healthy)
    },
  }
}

/** Node exporter must never read half a file, nor find an unfinished one beside those that it looks for. */
function replace(folder: string, path: string, text: string) {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  if (path.startsWith('root/')) return writeFileSync(file, text)
  const unfinished = join(folder, 'unfinished')
  writeFileSync(unfinished, text)
  renameSync(unfinished, file)
}
