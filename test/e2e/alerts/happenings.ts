import type { Fault, Site } from './faults/fault.ts'

/** Makes faults happen, those that go on happening again and again, until `end`. */
export async function happen<Healed extends Site & { heal(): Promise<void> }>(
  faults: Fault[],
  sites: Map<string, Healed>,
) {
  const siteOf = ({ environment }: Fault) => sites.get(environment) as Healed
  const timers: NodeJS.Timeout[] = []
  for (const fault of faults) {
    const { begin, every } = fault
    await begin(siteOf(fault), 0)
    let round = 0
    if (every !== undefined) timers.push(setInterval(() => void begin(siteOf(fault), ++round), every * 1000))
  }
  return {
    end: async () => {
      for (const timer of timers) clearInterval(timer)
      for (const fault of faults) await fault.end?.(siteOf(fault))
      for (const site of sites.values()) await site.heal()
    },
  }
}
