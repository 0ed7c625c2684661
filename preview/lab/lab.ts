import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Account } from '../../test/pve-api/cluster.ts'
import { realNow } from './clock.ts'
import { startExporters } from './exporters.ts'
import { writeHistory } from './history.ts'
import { serveHosts } from './hosts.ts'
import { stopAll } from './processes.ts'
import { startPrometheus } from './prometheus.ts'
import { rulesOf } from './rules.ts'
import { type SceneName, scene, scenes } from './scene.ts'
import { cephScrapes, nodeExporterScrapes, ports, scrapesOf } from './scrapes.ts'
import { simulate } from './simulated.ts'

export interface Laboratory {
  /** Address of the Prometheus. */
  prometheus: string
  stop: () => void
}

export interface LaboratoryOptions {
  name: SceneName
  /** How far back its history goes. */
  hours: number
  /** How long ago the faults of the scene began. */
  faultMinutes: number
  say: (line: string) => void
}

/**
 * Starts simulated clusters, the real exporters before them, simulated node exporters, and a real Prometheus that has their
 * history and goes on to scrape them.
 */
export async function startLaboratory(options: LaboratoryOptions): Promise<Laboratory> {
  const { name, hours, faultMinutes, say } = options
  const folder = mkdtempSync(join(tmpdir(), 'preview-'))
  const secret = randomUUID()
  const accounts: Record<string, Account> = { 'prometheus@pve!monitoring': { secret, role: 'PVEAuditor' } }
  const now = () => realNow() / 1000
  const seen = scene(name, accounts, now() - faultMinutes * 60)
  const liveAt = await simulate(seen, now())
  const environments = Object.entries(seen(now())).map(([environment, cluster], index) => ({
    environment,
    cluster,
    place: { scene: scenes[name], environment: index },
  }))
  for (const { place } of environments) await startExporters(place, secret)
  serveHosts(ports.nodeExporter(scenes[name]), () => seen(Date.now() / 1000))

  const scrapes = [scrapesOf, nodeExporterScrapes, cephScrapes].flatMap(scrape =>
    environments.flatMap(scrape),
  )
  say(`scraping ${hours} h of the scene "${name}"`)
  await writeHistory({ folder, hours, scrapes, liveAt })
  setInterval(() => liveAt(now()), 10_000).unref()
  const prometheus = await startPrometheus({
    folder,
    port: ports.prometheus(scenes[name]),
    scrapes,
    rules: environments.flatMap(rulesOf),
  })
  return { prometheus, stop: () => stop(folder) }
}

function stop(folder: string) {
  stopAll()
  rmSync(folder, { recursive: true, force: true })
}
