import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Run } from '../tree.ts'

const cli = join(import.meta.dirname, '..', '..', 'lib', 'cli.ts')
const diverted = join(import.meta.dirname, 'diverted.ts')

/** What a test does while the command runs. */
export type WhileItRuns = (child: ChildProcess) => Promise<void>

/** Runs the command line beside the APIs that this process serves, its connections led to them (`diverted.ts`). */
export const runDiverted = async (
  words: string[],
  variables: Record<string, string> = {},
  whileItRuns: WhileItRuns = async () => {},
): Promise<Run> => {
  const { PVE_TOKEN: _, ...env } = process.env
  const child = spawn(process.execPath, ['--import', diverted, cli, ...words], {
    env: { ...env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
    whileItRuns(child),
  ])
  return { stdout, stderr, status }
}
