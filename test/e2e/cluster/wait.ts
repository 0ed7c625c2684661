import { setTimeout as pause } from 'node:timers/promises'

type Falsy = false | 0 | '' | null | undefined

/** Calls `predicate` until it gives something true, and gives that; throws its last error once patience ends. */
export async function waitFor<T>(
  description: string,
  predicate: () => T | Promise<T>,
  seconds = patience(),
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
  inVain = true
  const reason = last instanceof Error ? `: ${last.message}` : ''
  throw new Error(`waited ${Math.round(seconds)} s for ${description}${reason}`)
}

/** Repeats assertions until they hold; throws what the last try told once patience ends. */
export async function eventually(
  description: string,
  assertions: () => unknown,
  wait: (description: string, predicate: () => Promise<true>) => Promise<unknown> = waitFor,
): Promise<void> {
  await wait(description, async () => {
    await assertions()
    return true
  })
}

/**
 * Seconds that only a hang takes, on a slow machine as well: a wait ends as soon as the thing is there. After a first wait in
 * vain they are fewer, so that a stage in which nothing works still ends.
 */
export const patience = () => (inVain ? 60 : 300)

let inVain = false
