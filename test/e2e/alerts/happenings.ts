import type { Fault, Site } from './faults/fault.ts'

/** Makes faults happen, those that go on happening again and again, until `end` puts all sites back to health. */
export async function happen<Healed extends Site & { heal(): Promise<void> }>(
  faults: Fault[],
  sites: Map<string, Healed>,
) {
  const siteOf = ({ environment }: Fault) => sites.get(environment) as Healed
  const stops: (() => Promise<void>)[] = []
  for (const fault of faults) {
    await fault.begin(siteOf(fault), 0)
    if (fault.every !== undefined)
      stops.push(repeated(fault.every, round => fault.begin(siteOf(fault), round)))
  }
  return {
    end: async () => {
      for (const stop of stops) await stop()
      for (const fault of faults) await fault.end?.(siteOf(fault))
      for (const site of sites.values()) await site.heal()
    },
  }
}

/** Calls again and again, with 1, 2, 3; what is given stops it and waits for the last call. */
function repeated(seconds: number, call: (round: number) => unknown) {
  let round = 0
  let last: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    last = last.then(() => call(++round))
  }, seconds * 1000)
  return async () => {
    clearInterval(timer)
    await last
  }
}
