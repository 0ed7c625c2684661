import { setTimeout as pause } from 'node:timers/promises'

type Falsy = false | 0 | '' | null | undefined

/** Calls `predicate` until it gives something true, and gives that; throws its last error after `seconds`. */
export async function waitFor<T>(
  description: string,
  predicate: () => T | Promise<T>,
  seconds = 60,
  /** Throws when waiting has become pointless. */
  check = () => {},
): Promise<Exclude<T, Falsy>> {
  const end = performance.now() + seconds * 1000
  let last: unknown
  for (let delay = 50; ; delay = Math.min(delay * 1.5, 1000)) {
    check()
    try {
      last = undefined
      const result = await predicate()
      if (result) return result as Exclude<T, Falsy>
    } catch (error) {
      last = error
    }
    if (performance.now() > end) break
    await pause(delay)
  }
  const reason = last instanceof Error ? `: ${last.message}` : ''
  throw new Error(`waited ${seconds} s for ${description}${reason}`)
}
