/** Calls `close` and ends this process with the signal's own code when a person or the system stops it. */
export const endWithSignals = (close: () => void): (() => void) => {
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
  return () => {
    released()
    close()
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
