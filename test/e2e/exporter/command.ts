import { spawnSync } from 'node:child_process'

/** Runs a program to its end and gives what it wrote; throws with its error output when it fails. */
export function command(
  program: string,
  args: string[],
  { input, cwd }: { input?: string; cwd?: string } = {},
) {
  const result = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...(input !== undefined && { input }),
    ...(cwd !== undefined && { cwd }),
  })
  if (result.error) throw new Error(`${program}: ${result.error.message}`)
  if (result.status !== 0)
    throw new Error(`${[program, ...args].join(' ')}\n${result.stderr || result.stdout}`)
  return result.stdout
}

/** Whether a program ends well. */
export const succeeds = (program: string, args: string[]) =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0
