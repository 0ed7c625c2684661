import type { RunningEnvironment } from './environment.ts'
import { type ActiveTarget, startPrometheus } from './prometheus.ts'
import { scrapesOf } from './scrapes.ts'

/** What Prometheus makes of an environment's scrapes through the exporters; it runs for no longer than that takes. */
export async function pveTargets(environment: RunningEnvironment, port: number): Promise<ActiveTarget[]> {
  const prometheus = await startPrometheus(scrapesOf(environment, 'endpoints'), port)
  const targets = await prometheus.discovered()
  await prometheus.stop()
  return targets.filter(({ scrapeUrl }) => scrapeUrl.includes('/pve?'))
}
