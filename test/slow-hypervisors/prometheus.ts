import { setTimeout as sleep } from 'node:timers/promises'

/** One scrape as Prometheus sees it. */
export interface Scrape {
  target: string
  /** Seconds since the beginning at which it was asked for, and how long it took. */
  at: number
  seconds: number
  up: boolean
}

export interface Schedule {
  /** URLs by target. */
  urls: Record<string, string>
  interval: number
  timeout: number
  seconds: number
}

/**
 * Asks for each target as Prometheus does (scrape/scrape.go, 3.10): at an offset within the interval that the target
 * keeps, then at each interval; it gives up after the timeout, which it says in a header, and a target's next scrape
 * waits for no other target's.
 */
export const scrapeAll = async ({ urls, ...schedule }: Schedule): Promise<Scrape[]> => {
  const targets = Object.entries(urls)
  const begin = performance.now()
  const loops = targets.map(([target, url], index) =>
    loop(target, url, (index / targets.length) * schedule.interval, schedule, begin),
  )
  return (await Promise.all(loops)).flat().sort((one, other) => one.at - other.at)
}

const loop = async (
  target: string,
  url: string,
  offset: number,
  { interval, timeout, seconds }: Omit<Schedule, 'urls'>,
  begin: number,
): Promise<Scrape[]> => {
  const scrapes: Scrape[] = []
  for (let due = offset; due + timeout <= seconds; due += interval) {
    const now = () => (performance.now() - begin) / 1000
    await sleep(Math.max(0, due - now()) * 1000)
    const at = now()
    const up = await answers(url, timeout)
    scrapes.push({ target, at, seconds: now() - at, up })
  }
  return scrapes
}

/** Whether it answers with 200 and to its end in time. */
export const answers = async (url: string, timeout: number): Promise<boolean> => {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(timeout * 1000),
      headers: { 'X-Prometheus-Scrape-Timeout-Seconds': String(timeout) },
    })
    await response.text()
    return response.ok
  } catch {
    return false
  }
}
