import { setTimeout as sleep } from 'node:timers/promises'
import { eventually, patience } from '../cluster/wait.ts'

/** Waits until something holds and gives it; once patience ends it throws what was waited for, and what the last attempt told. */
export async function until<Result>(
  what: string,
  attempt: () => Result | Promise<Result>,
  seconds = patience(),
): Promise<Exclude<Result, false | undefined>> {
  const end = performance.now() + seconds * 1000
  let last: unknown
  while (performance.now() < end) {
    try {
      last = undefined
      const result = await attempt()
      if (result) return result as Exclude<Result, false | undefined>
    } catch (error) {
      last = error
    }
    await sleep(100)
  }
  const inVain = `waited ${seconds} s in vain until ${what}`
  if (!(last instanceof Error)) throw new Error(inVain)
  // The same error: an assertion has more to show than its message.
  last.message = `${inVain}: ${last.message}`
  throw last
}

/** Waits until assertions hold: what is asked once may be asked before a change is seen, or after a scrape that was late. */
export const untilHolds = (what: string, assertions: () => unknown): Promise<void> =>
  eventually(what, assertions, until)
