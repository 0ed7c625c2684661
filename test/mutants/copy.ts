import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** A copy of the repository. The installed packages are hard links, for tests put symbolic links to them into trees of their own, and a build reads nothing through two of those. */
export const copyOf = (repository: string): string => {
  const copy = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-mutants-'))
  cpSync(repository, copy, {
    recursive: true,
    filter: path => !['node_modules', '.git', '.cache', '.build', 'e2e', 'preview'].includes(basename(path)),
  })
  for (const name of ['test/e2e', 'preview'])
    cpSync(join(repository, name), join(copy, name), { recursive: true })
  // The tools of the end-to-end tests.
  if (existsSync(join(repository, '.cache')))
    symlinkSync(realpathSync(join(repository, '.cache')), join(copy, '.cache'))
  // Tests of rights run as another user.
  chmodSync(copy, 0o755)
  // Of its own is the cache that remembers the last build.
  linkTree(join(repository, 'node_modules'), join(copy, 'node_modules'), ['.cache'])
  return copy
}

/** A folder whose files are hard links, or copies where the file system has none. */
const linkTree = (from: string, to: string, leftOut: string[] = []): void => {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (leftOut.includes(entry.name)) continue
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else
      try {
        linkSync(source, target)
      } catch {
        copyFileSync(source, target)
      }
  }
}

/** What a build writes. */
export const output = ['base', 'overlays', 'dashboards', 'gitops', 'schema', '.generated-files']

/** Gives a copy the output of another one. */
export const takeOutput = (from: string, to: string): void => {
  for (const name of output) {
    rmSync(join(to, name), { recursive: true, force: true })
    cpSync(join(from, name), join(to, name), { recursive: true })
  }
}
