import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * How git is asked below a folder. It takes no lock, since another git may be at work there, and runs no program that
 * files of a tree name: neither what watches files, nor the settings of a bare repository that somebody committed as files.
 */
export const askingGit = (root: string): string[] => [
  ...['--no-optional-locks', '-C', root],
  ...['-c', 'core.fsmonitor=false', '-c', 'safe.bareRepository=explicit'],
]

/** What git prints, without the last line break; nothing where it fails, as outside of a repository. */
export const git = async (root: string, ...args: string[]): Promise<string | undefined> => {
  try {
    const { stdout } = await run('git', [...askingGit(root), ...args], { timeout: 10_000 })
    return stdout.trimEnd()
  } catch {
    return undefined
  }
}

const run = promisify(execFile)

/** The files below `root` that an environment's overlay is rendered from. */
export const renderedFrom = (name: string): string[] => [`overlays/${name}`, 'base', 'dashboards']
