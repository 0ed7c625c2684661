import type { RunningEnvironment } from './environment.ts'
import { type ActiveTarget, startPrometheus } from './prometheus.ts'
import { scrapesOf } from './scrapes.ts'
import { until } from './until.ts'

/** What Prometheus makes of an environment's scrapes through the exporters; it runs for no longer than that takes. */
export async function pveTargets(environment: RunningEnvironment, port: number): Promise<ActiveTarget[]> {
  const prometheus = await startPrometheus(scrapesOf(environment, 'endpoints'), port)
  const targets = await until('targets are there', async () => {
    const pve = (await prometheus.targets()).filter(({ scrapeUrl }) => scrapeUrl.includes('/pve?'))
    return pve.length > 0 && pve
  })
  await prometheus.stop()
  return targets
}
