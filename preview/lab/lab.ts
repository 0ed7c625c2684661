import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authority, pveNames, signed } from '../../test/pve-api/certificates.ts'
import type { Account, PveCluster } from '../../test/pve-api/cluster.ts'
import { nodeApi } from '../../test/pve-api/node-api.ts'
import { type Simulation, simulation } from '../../test/pve-api/simulation.ts'
import { realNow } from './clock.ts'
import { answering, writeHistory } from './history.ts'
import { programs } from './paths.ts'
import { start, stopAll } from './processes.ts'
import { startPrometheus } from './prometheus.ts'
import { type SceneName, scene, scenes } from './scene.ts'
import { exportersOf, nodeExporterScrapes, type Place, ports, scrapesOf } from './scrapes.ts'

export interface Laboratory {
  /** Address of the Prometheus. */
  prometheus: string
  stop: () => void
}

export interface LaboratoryOptions {
  scene: SceneName
  /** How far back its history goes. */
  hours: number
  /** How long ago the faults of the scene began. */
  faultMinutes: number
  ruleFiles: string[]
  say: (line: string) => void
}

/**
 * Starts simulated clusters, the real exporters before them, this machine's real node exporter, and a real Prometheus
 * that has their history and goes on to scrape them.
 */
export async function startLaboratory(options: LaboratoryOptions): Promise<Laboratory> {
  const { hours, faultMinutes, ruleFiles, say } = options
  const number = scenes[options.scene]
  const folder = mkdtempSync(join(tmpdir(), 'preview-'))
  const stop = () => {
    stopAll()
    rmSync(folder, { recursive: true, force: true })
  }
  const secret = randomUUID()
  const accounts: Record<string, Account> = { 'prometheus@pve!monitoring': { secret, role: 'PVEAuditor' } }
  const seen = scene(options.scene, accounts, realNow() / 1000 - faultMinutes * 60)
  const now = () => realNow() / 1000
  const environments = Object.entries(seen(now()))
  const simulations = new Map<string, Simulation>()
  for (const [name, cluster] of environments) simulations.set(name, await serve(cluster))
  const liveAt = (seconds: number) => {
    for (const [name, cluster] of Object.entries(seen(seconds))) {
      const simulated = simulations.get(name)
      if (simulated) simulated.cluster = cluster
    }
  }
  for (const environment of environments.keys()) await startExporters({ scene: number, environment }, secret)
  // Whether this machine's clock is synchronised is no news of a hypervisor.
  const collectors = ['--no-collector.timex']
  start(programs.nodeExporter, [
    ...collectors,
    `--web.listen-address=127.0.0.1:${ports.nodeExporter(number)}`,
    '--log.level=error',
  ])

  const scrapes = environments.flatMap(([name, cluster], environment) =>
    scrapesOf(name, { scene: number, environment }, cluster),
  )
  say(`scraping ${hours} h of the scene "${options.scene}"`)
  const started = performance.now()
  await writeHistory(folder, hours, scrapes, liveAt)
  say(`scraped in ${Math.round((performance.now() - started) / 1000)} s`)
  setInterval(() => liveAt(now()), 10_000).unref()
  const hosts = environments.flatMap(([name, cluster], environment) =>
    nodeExporterScrapes(name, { scene: number, environment }, cluster),
  )
  const port = ports.prometheus(number)
  return { prometheus: await startPrometheus(folder, port, [...scrapes, ...hosts], ruleFiles), stop }
}

async function serve(cluster: PveCluster): Promise<Simulation> {
  const simulated = simulation(cluster)
  const ca = authority('preview authority')
  for (const [name, { address }] of Object.entries(cluster.nodes))
    await nodeApi(simulated, name, signed(ca, pveNames(name, address)))
  return simulated
}

async function startExporters(place: Place, secret: string) {
  const environment = {
    PVE_USER: 'prometheus@pve',
    PVE_TOKEN_NAME: 'monitoring',
    PVE_TOKEN_VALUE: secret,
    PVE_VERIFY_SSL: 'false',
  }
  for (const { port, args } of Object.values(exportersOf(place))) {
    start(programs.exporter, [`--web.listen-address=127.0.0.1:${port}`, ...args], environment)
    await answering(`http://127.0.0.1:${port}/`)
  }
}
