import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** Ends a process, by SIGTERM when no signal is named, and waits until it is gone: until then it may write its files. */
export const endProcess = async (child: ChildProcess, signal?: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
