import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RuleGroup } from '../../lib/monitoring/alerts/rule-groups.ts'
import { withoutUnusedSeries } from '../../lib/monitoring/catalogue/unused-series.ts'
import { answering } from './answering.ts'
import { programs } from './paths.ts'
import { start } from './processes.ts'
import type { Scrape } from './scrapes.ts'

export interface Configuration {
  /** Where its data are, and what else it writes. */
  folder: string
  port: number
  scrapes: Scrape[]
  rules: RuleGroup[]
}

/** Starts a Prometheus on loopback, over what its folder already holds, and gives its address. */
export async function startPrometheus({ folder, port, scrapes, rules }: Configuration): Promise<string> {
  const configuration = { rule_files: ['rules.yml'], scrape_configs: scrapes.map(scrapeConfig) }
  // JSON is YAML.
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(configuration))
  writeFileSync(join(folder, 'rules.yml'), JSON.stringify({ groups: rules }))
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
