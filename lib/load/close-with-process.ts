/** Calls `close` when this process ends, whether it exits or a signal stops it, which then ends it all the same; gives what forgets that. */
export const closeWithThisProcess = (close: () => void): (() => void) => {
  const stop = (signal: NodeJS.Signals): void => {
    close()
    released()
    process.kill(process.pid, signal)
  }
  const released = (): void => {
    process.off('exit', close)
    for (const signal of signals) process.off(signal, stop)
  }
  process.on('exit', close)
  for (const signal of signals) process.on(signal, stop)
  return released
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
