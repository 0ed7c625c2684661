import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { complete } from '../../lib/environment/defaults.ts'
import { jobs } from '../../lib/environment/object-names.ts'
import { clusterCollectors } from '../../lib/generate/objects/pve-exporter.ts'
import { ruleGroups } from '../../lib/monitoring/alerts/rule-groups.ts'
import { withoutUnusedSeries } from '../../lib/monitoring/catalogue/unused-series.ts'
import { cache } from '../e2e/exporter/paths.ts'
import { endProcess } from '../end-process.ts'
import { serving } from '../monitoring/catalogue/programs.ts'
import { withExporter } from '../monitoring/catalogue/pve-exporter.ts'
import { filled } from '../monitoring/dashboards/filled.ts'
import { pveCluster } from '../pve-api/pve-cluster.ts'

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

const answers = new Map<string, string>()
await withExporter(cluster, [], async get => {
  answers.set('/cluster', await get('/pve?target=127.0.19.1&cluster=1&node=0'))
})
await withExporter(
  cluster,
  clusterCollectors.map(collector => `--no-collector.${collector}`),
  async get => {
    for (const [index, node] of names.entries())
      answers.set(`/${node}`, await get(`/pve?target=127.0.19.${index + 1}&cluster=1&node=1`))
  },
)
await serving(
  join(cache, 'bin/node_exporter'),
  port => [`--web.listen-address=127.0.0.1:${port}`],
  {},
  async get => answers.set('/node-exporter', await get('/metrics')),
)
const server = createServer((request, response) => {
  const text = answers.get(new URL(request.url ?? '/', 'http://x').pathname)
  response
    .writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/plain; version=0.0.4' })
    .end(text)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as { port: number }

const scrape = (job: string, every: string, targets: { path: string; instance: string }[], more = {}) =>
  targets.map(({ path, instance }, index) => ({
    job_name: `${job}-${index}`,
    scrape_interval: every,
    scrape_timeout: every,
    metrics_path: path,
    static_configs: environments.map(environment => ({
      // A label of its own keeps the targets of two environments apart.
      targets: [`127.0.0.1:${port}`],
      labels: { environment, namespace: 'monitoring', job, instance },
    })),
    ...more,
  }))
const config = {
  global: { evaluation_interval: '30s' },
  rule_files: ['rules-*.json'],
  scrape_configs: [
    ...scrape(jobs.cluster, '10s', [{ path: '/cluster', instance: 'hypervisors' }], {
      metric_relabel_configs: withoutUnusedSeries.map(({ action, sourceLabels, regex }) => ({
        action,
        source_labels: sourceLabels,
        regex,
      })),
    }),
    ...scrape(
      jobs.node,
      '20s',
      names.map(instance => ({ path: `/${instance}`, instance })),
    ),
    ...scrape(
      'proxmox-node-exporter',
      '5s',
      names.map(instance => ({ path: '/node-exporter', instance })),
    ),
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
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true })
}
