import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until something answers on an address. */
export async function answering(url: string, seconds = 30): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await sleep(200)
  }
  throw new Error(`${url} does not answer after ${seconds} s`)
}
