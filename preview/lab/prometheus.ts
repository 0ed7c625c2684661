import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withoutUnusedSeries } from '../../lib/objects/unused-series.ts'
import { answering } from './history.ts'
import { programs } from './paths.ts'
import { start } from './processes.ts'
import type { Scrape } from './scrapes.ts'

/** Starts a Prometheus on loopback, over what its folder already holds, and gives its address. */
export async function startPrometheus(
  folder: string,
  port: number,
  scrapes: Scrape[],
  ruleFiles: string[],
): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const configuration = { rule_files: ruleFiles, scrape_configs: scrapes.map(scrapeConfig) }
  // JSON is YAML.
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(configuration))
  start(programs.prometheus, [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
  ])
  await answering(`http://127.0.0.1:${port}/-/ready`)
  return `http://127.0.0.1:${port}`
}

const scrapeConfig = ({ address, path, parameters, interval, labels }: Scrape, index: number) => ({
  job_name: `${index}`,
  scrape_interval: `${interval}s`,
  scrape_timeout: `${Math.min(interval, 50)}s`,
  metrics_path: path,
  params: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, [value]])),
  static_configs: [{ targets: [address], labels }],
  metric_relabel_configs: withoutUnusedSeries.map(({ action, sourceLabels, regex }) => ({
    action,
    source_labels: [...sourceLabels],
    regex,
  })),
})
