import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { complete } from '../../lib/environment/defaults.ts'
import { ruleGroups } from '../../lib/monitoring/alerts/rule-groups.ts'
import { cache } from '../e2e/exporter/paths.ts'
import { endProcess } from '../end-process.ts'
import { filled } from '../monitoring/dashboards/filled.ts'
import { pveCluster } from '../pve-api/pve-cluster.ts'
import { answeredOnce } from './answered-once.ts'

/**
 * npm exec -- node test/bench/prometheus.ts [environments] [minutes]: what a real Prometheus pays for environments of 10 nodes and 300 guests.
 * What the real exporters answered once is scraped six times as often as shipped, so that the windows of rules fill within minutes; the
 * figures of scraping are those of six times the samples.
 */
const [count, minutes] = [Number(process.argv[2] ?? 10), Number(process.argv[3] ?? 4)]
const [nodes, guests] = [10, 300]
const cluster = pveCluster({ nodes, guests, name: 'big', address: number => `127.0.19.${number}` })
const names = Object.keys(cluster.nodes)
const environments = Array.from({ length: count }, (_, index) => `pve-${index}`)

const { scrapes, close } = await answeredOnce(cluster, environments)
const config = {
  global: { evaluation_interval: '30s' },
  rule_files: ['rules-*.json'],
  scrape_configs: [
    ...scrapes,
    { job_name: 'self', scrape_interval: '5s', static_configs: [{ targets: ['127.0.0.1:19191'] }] },
  ],
}
const folder = mkdtempSync(join(tmpdir(), 'bench-prometheus-'))
writeFileSync(join(folder, 'prometheus.json'), JSON.stringify(config))
for (const name of environments) {
  const environment = complete(name, '', {
    hypervisors: names.map((node, index) => ({ name: node, address: `198.51.100.${index + 1}` })),
    pveExporter: { tls: 'insecure' },
  })
  writeFileSync(join(folder, `rules-${name}.json`), JSON.stringify({ groups: ruleGroups(environment) }))
}
const prometheus = spawn(
  join(cache, 'bin/prometheus'),
  [
    `--config.file=${folder}/prometheus.json`,
    `--storage.tsdb.path=${folder}/data`,
    '--web.listen-address=127.0.0.1:19191',
    '--query.lookback-delta=5m',
  ],
  { stdio: ['ignore', 'ignore', 'ignore'] },
)

const ask = async (path: string) => (await (await fetch(`http://127.0.0.1:19191/api/v1/${path}`)).json()).data
const number = async (query: string) =>
  Number((await ask(`query?${new URLSearchParams({ query })}`)).result[0]?.value[1])

/** The queries of a dashboard's panels, for all environments. */
const queriesOf = (dashboard: string): string[] => {
  const text = readFileSync(join(import.meta.dirname, '../../dashboards', dashboard), 'utf8')
  const all: string[] = []
  JSON.parse(text, (key, value) => {
    if (key === 'expr') all.push(String(value))
    return value
  })
  return all.map(query => filled(query, looking))
}

/** A viewer who picked all. */
const looking = {
  environment: environments,
  job: ['proxmox-node-exporter'],
  node: '.*',
  guest: '.*',
  search: '',
  rows: '100',
  __rate_interval: '4m',
  __range: '21600s',
  __interval: '1m',
}

/** CPU seconds that Prometheus has used, user and system (proc_pid_stat(5), in hundredths): elapsed time says more of what else the machine does. */
const cpu = (): number => {
  const [, after = ''] = readFileSync(`/proc/${prometheus.pid}/stat`, 'utf8').split(') ')
  const fields = after.split(' ').map(Number)
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) / 100
}

/** CPU seconds of these queries, one after the other, and those that were refused. */
const costOf = async (queries: string[]) => {
  const before = cpu()
  const refused: string[] = []
  for (const query of queries)
    if ((await ask(`query?${new URLSearchParams({ query })}`)) === undefined) refused.push(query)
  return `${queries.length} queries, ${(cpu() - before).toFixed(2)} s${refused.map(query => `\n  refused: ${query}`).join('')}`
}

const say = (line: string) => process.stdout.write(`${line}\n`)
try {
  await sleep(minutes * 60_000)
  const idle = cpu()
  await sleep(60_000)
  const busy = (cpu() - idle) / 60
  const series = await number('prometheus_tsdb_head_series')
  const scraped = await number('count({environment="pve-0",job!=""})')
  const megabytes = (await number('process_resident_memory_bytes{job="self"}')) / 2 ** 20
  const { groups } = (await ask('rules')) as {
    groups: { name: string; rules: { query: string; health: string }[] }[]
  }
  const rules = groups.flatMap(group => group.rules)
  const own = groups.filter(({ name }) => name.startsWith('pve-0-')).flatMap(group => group.rules)
  say(`${count} environments of ${nodes} nodes and ${guests} guests, after ${minutes} minutes`)
  say(`series: ${series} in all, ${scraped} scraped of one environment`)
  say(`memory: ${megabytes.toFixed(0)} MiB resident`)
  say(`CPU of scraping (six times as often as shipped) and rules: ${busy.toFixed(2)} cores`)
  say(`rules: ${rules.length}, ${rules.filter(({ health }) => health !== 'ok').length} not ok`)
  say(`the rules of one environment, once: ${await costOf(own.map(({ query }) => query))}`)
  for (const page of ['proxmox-fleet.json', 'proxmox-guests.json'])
    say(`${page}, for all environments at one moment: ${await costOf(queriesOf(page))}`)
} finally {
  await endProcess(prometheus)
  close()
  rmSync(folder, { recursive: true })
}
