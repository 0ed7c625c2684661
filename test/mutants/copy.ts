import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** A copy of the repository, with the installed packages and the tools of the end-to-end tests by links. */
export const copyOf = (repository: string): string => {
  const copy = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-mutants-'))
  // Straight to what is meant: evaluating an environment may read it by one link, and not by a link to a link.
  const link = (path: string): void => {
    if (existsSync(join(repository, path)))
      symlinkSync(realpathSync(join(repository, path)), join(copy, path))
  }
  cpSync(repository, copy, {
    recursive: true,
    filter: path => !['node_modules', '.git', '.cache', '.build', 'e2e', 'preview'].includes(basename(path)),
  })
  for (const name of ['test/e2e', 'preview'])
    cpSync(join(repository, name), join(copy, name), { recursive: true })
  link('.cache')
  // Of its own is the cache that remembers the last build.
  mkdirSync(join(copy, 'node_modules'))
  for (const name of readdirSync(join(repository, 'node_modules')).filter(name => name !== '.cache'))
    link(join('node_modules', name))
  return copy
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
