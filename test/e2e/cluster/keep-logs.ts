import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from './log.ts'
import { cache } from './paths.ts'
import type { RunFolder } from './run-folder.ts'

/** Copies the servers' and pods' logs of a failed run to a folder that outlives it. */
export async function keepLogs({ folder }: RunFolder, stage: string, log: Log) {
  const target = join(cache, 'logs', stage)
  rmSync(target, { recursive: true, force: true })
  for (const name of ['logs', 'pod-logs'])
    if (existsSync(join(folder, name))) cpSync(join(folder, name), join(target, name), { recursive: true })
  log(`the logs are in ${target}`)
}
