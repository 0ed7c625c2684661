import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** What git prints, without the last line break; nothing where it fails, as outside of a repository. */
export const git = async (root: string, ...args: string[]): Promise<string | undefined> => {
  try {
    // Without optional locks: another git may be at work in this tree.
    const { stdout } = await run('git', ['--no-optional-locks', '-C', root, ...args], { timeout: 10_000 })
    return stdout.trimEnd()
  } catch {
    return undefined
  }
}

const run = promisify(execFile)

/** The files below `root` that an environment's overlay is rendered from. */
export const renderedFrom = (name: string): string[] => [`overlays/${name}`, 'base', 'dashboards']
