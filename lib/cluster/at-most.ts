/** Lets at most so many steps run at once; the others wait in the order in which they came. */
export const atMost = (limit: number) => {
  const waiting: (() => void)[] = []
  let running = 0
  return async <Value>(step: () => Promise<Value>): Promise<Value> => {
    if (running >= limit) await new Promise<void>(resolve => waiting.push(resolve))
    else running += 1
    try {
      return await step()
    } finally {
      // Whoever waits takes over this place.
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
