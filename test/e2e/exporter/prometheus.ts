import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { endProcess } from '../../end-process.ts'
import { laboratoryFolder } from './paths.ts'
import { find } from './programs.ts'
import { until } from './until.ts'

/** A running Prometheus. */
export interface Prometheus {
  /** The series that a query gives now. */
  query: (expression: string) => Promise<Series[]>
  targets: () => Promise<ActiveTarget[]>
  /** Waits until every scrape has targets, which are discovered scrape by scrape, and gives them all. */
  discovered: () => Promise<ActiveTarget[]>
  log: () => string
  stop: () => Promise<void>
}

export interface Series {
  metric: Record<string, string>
  value: [number, string]
}

export interface ActiveTarget {
  labels: Record<string, string>
  scrapePool: string
  scrapeUrl: string
  health: 'up' | 'down' | 'unknown'
  lastError: string
}

/** Starts a Prometheus on loopback with these scrapes, and waits until it is ready. */
export async function startPrometheus(
  scrapeConfigs: { job_name: string }[],
  port: number,
): Promise<Prometheus> {
  const folder = join(laboratoryFolder, `prometheus${port}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'prometheus.yml'), stringify({ scrape_configs: scrapeConfigs }))
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(
    find('prometheus') as string,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let log = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    log += text
  })
  await until('Prometheus is ready', async () => {
    if (child.exitCode !== null) throw new Error(log)
    return (await fetch(`${origin}/-/ready`)).ok
  })
  const targets = async () => (await ask(`${origin}/api/v1/targets?state=active`)).activeTargets
  return {
    query: async expression =>
      (await ask(`${origin}/api/v1/query?query=${encodeURIComponent(expression)}`)).result,
    targets,
    discovered: () =>
      until('every scrape has targets', async () => {
        const found = await targets()
        const pools = new Set(found.map(({ scrapePool }) => scrapePool))
        const missing = scrapeConfigs.map(({ job_name }) => job_name).filter(name => !pools.has(name))
        if (missing.length > 0) throw new Error(`none of ${missing}`)
        return found
      }),
    log: () => log,
    stop: () => endProcess(child),
  }
}

async function ask(url: string) {
  const answer = (await (await fetch(url)).json()) as { status: string; error?: string; data: never }
  if (answer.status !== 'success') throw new Error(answer.error)
  return answer.data as { result: Series[]; activeTargets: ActiveTarget[] }
}
