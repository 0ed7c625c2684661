import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Environment } from '../lib/environment.ts'

const cli = join(import.meta.dirname, '..', 'lib', 'cli.ts')

/** What a command line gave. */
export interface Run {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs the command line on a tree. */
export const run = (command: string, root: string): Run =>
  spawnSync(process.execPath, [cli, ...command.split(' '), '--root', root], { encoding: 'utf8' })

/** A tree of its own below the system's temporary folder, with these files, and the command line to run on it. */
export const tree = (files: Record<string, string>) => {
  const root = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return {
    root,
    run: (command: string) => run(command, root),
    remove: () => rmSync(root, { recursive: true }),
  }
}

/** An environment as the file that holds it. */
export const environmentFile = (environment: Environment): string =>
  `export default ${JSON.stringify(environment)}\n`

/** A tree with these environments, built; it fails when they do not build. */
export const built = (environments: Record<string, Environment>) => {
  const made = tree(
    Object.fromEntries(
      Object.entries(environments).map(([name, environment]) => [
        `environments/${name}.ts`,
        environmentFile(environment),
      ]),
    ),
  )
  const { status, stderr } = made.run('build')
  if (status !== 0) throw new Error(stderr)
  return made
}
