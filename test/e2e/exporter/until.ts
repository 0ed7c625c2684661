import { setTimeout as sleep } from 'node:timers/promises'
import { patience } from '../cluster/wait.ts'

/** Waits until something holds and gives it; once patience ends it throws what was waited for. */
export async function until<Result>(
  what: string,
  attempt: () => Result | Promise<Result>,
  seconds = patience(),
): Promise<Exclude<Result, false | undefined>> {
  const end = performance.now() + seconds * 1000
  let reason = ''
  while (performance.now() < end) {
    try {
      const result = await attempt()
      if (result) return result as Exclude<Result, false | undefined>
    } catch (error) {
      reason = `: ${error}`
    }
    await sleep(100)
  }
  throw new Error(`waited ${seconds} s in vain until ${what}${reason}`)
}
