/** Ctrl-C, or another signal that ends the test. */
export class Interrupted extends Error {
  readonly signal: NodeJS.Signals
  constructor(signal: NodeJS.Signals) {
    super(`ended by ${signal}`)
    this.signal = signal
  }
}

/** The signals that came while they were held back. */
export interface Interruption {
  /** The first signal that came. */
  received?: NodeJS.Signals
  /** Called when a signal comes, or at once if one came before. */
  onReceived(end: () => void): void
  /** Lets signals end this process again. */
  release(): void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Keeps signals from ending this process before it has undone its changes. */
export function holdSignals(): Interruption {
  const ends: (() => void)[] = []
  const receive = (signal: NodeJS.Signals) => {
    interruption.received ??= signal
    for (const end of ends) end()
  }
  for (const signal of signals) process.on(signal, receive)
  const interruption: Interruption = {
    onReceived(end) {
      ends.push(end)
      if (interruption.received) end()
    },
    release() {
      for (const signal of signals) process.off(signal, receive)
    },
  }
  return interruption
}
