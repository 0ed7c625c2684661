import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * The CPU seconds of a command, user and system, with its children. A shell's `time` gets them from the kernel
 * (getrusage) to the millisecond. If the command fails, its errors are thrown.
 */
export const cpuOf = (command: string[]): number => {
  const { status, output, stderr } = spawnSync('bash', ['-c', timed, 'bash', ...command], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${command.join(' ')}\n${output[3]}`)
  return stderr.split(' ').reduce((sum, seconds) => sum + Number(seconds), 0)
}

const timed = 'TIMEFORMAT="%3U %3S"; time "$@" 2>&3'

/** The peak memory of a Node program in MiB, measured in a separate run, because measuring slows it down. */
export const memoryOf = ([node, ...words]: string[]): number => {
  const { status, output, stderr } = spawnSync(
    node as string,
    ['--import', join(import.meta.dirname, 'peak-memory.ts'), ...words],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`${words.join(' ')}\n${stderr}`)
  return Number(output[3]) / 1024
}
