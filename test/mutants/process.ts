import { type ChildProcess, spawn } from 'node:child_process'

const running = new Set<ChildProcess>()

export type Ending = 'passes' | 'fails' | 'takes too long'

/** Runs Node on a file, with a limit of seconds; with a folder, Node writes there which code ran. */
export const runNode = (
  cwd: string,
  args: string[],
  seconds: number,
  coverage?: string,
): Promise<{ ending: Ending; seconds: number }> => {
  const { FORCE_COLOR: _, ...env } = process.env
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    cwd,
    // Functions that come from Node's cache of compiled modules are not counted well.
    env: {
      ...env,
      ...(coverage !== undefined && { NODE_V8_COVERAGE: coverage, NODE_DISABLE_COMPILE_CACHE: '1' }),
    },
    stdio: 'ignore',
    // A process group of its own, so that what it started ends with it.
    detached: true,
  })
  running.add(child)
  let isLate = false
  const limit = setTimeout(() => {
    isLate = true
    endGroup(child)
  }, seconds * 1000)
  return new Promise(resolve =>
    child.on('close', code => {
      clearTimeout(limit)
      running.delete(child)
      endGroup(child)
      const ending = isLate ? 'takes too long' : code === 0 ? 'passes' : 'fails'
      resolve({ ending, seconds: (performance.now() - started) / 1000 })
    }),
  )
}

/** Ends whatever runs, with what it started. */
export const endAll = (): void => {
  for (const child of running) endGroup(child)
}

const endGroup = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}
