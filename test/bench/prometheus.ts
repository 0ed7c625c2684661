import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pveCluster } from '../pve-api/pve-cluster.ts'
import { answeredOnce } from './answered-once.ts'
import { writeHistory } from './history.ts'
import { cpuOfProcess, measured, told } from './measured-queries.ts'
import { startPrometheus } from './own-prometheus.ts'
import { queriesOfPage } from './queries-of-page.ts'
import { groupsOf } from './rules-of-checkout.ts'

/**
 * npm exec -- node test/bench/prometheus.ts [environments] [another checkout]: what a real Prometheus pays for environments of 10 nodes
 * and 300 guests. It gets an hour of what the real exporters answered once, six of nodes and storages, and scrapes the same at the shipped
 * intervals: first without rules, then with them. Then it rests, and rules and pages are asked one by one, also those of the other checkout.
 */
const [count, against] = [Number(process.argv[2] ?? 10), process.argv[3]]
const [nodes, guests] = [10, 300]
const here = join(import.meta.dirname, '../..')
const cluster = pveCluster({ nodes, guests, name: 'big', address: number => `127.0.19.${number}` })
const names = Object.keys(cluster.nodes)
const environments = Array.from({ length: count }, (_, index) => `pve-${index}`)
const { scrapes, answers, close } = await answeredOnce(cluster, environments)
const prometheus = await startPrometheus()
const { address, pid, ask, number, configure } = prometheus

/** Cores in use within two minutes, in which each target is scraped once or more, after a minute to get going. */
const cores = async () => {
  await sleep(60_000)
  const before = cpuOfProcess(pid)
  await sleep(120_000)
  return (cpuOfProcess(pid) - before) / 120
}

const say = (line: string) => process.stdout.write(`${line}\n`)
try {
  for (const name of environments) await writeHistory(address, name, answers, Date.now())
  await configure(scrapes, [])
  const scraping = await cores()
  const all = await Promise.all(environments.map(name => groupsOf(here, name, names)))
  await configure(scrapes, all.flat())
  const withRules = await cores()
  const series = await number('prometheus_tsdb_head_series')
  const scraped = await number('sum(scrape_samples_post_metric_relabeling{environment="pve-0"})')
  const samples = await number('sum(rate(prometheus_tsdb_head_samples_appended_total[1m]))')
  const megabytes = (await number('process_resident_memory_bytes{job="self"}')) / 2 ** 20
  const { groups } = (await ask('rules')) as {
    groups: { evaluationTime: number; rules: { health: string }[] }[]
  }
  const elapsed = groups.reduce((sum, { evaluationTime }) => sum + evaluationTime, 0)
  const notOk = groups.flatMap(({ rules }) => rules).filter(({ health }) => health !== 'ok')
  say(`${count} environments of ${nodes} nodes and ${guests} guests`)
  say(
    `series: ${series} in all, ${scraped} scraped of one environment; ${samples.toFixed(0)} samples a second`,
  )
  say(`memory: ${megabytes.toFixed(0)} MiB resident, an hour of samples in its head`)
  say(
    `CPU of scraping: ${scraping.toFixed(3)} cores; with all rules every 30 s: ${withRules.toFixed(3)} cores`,
  )
  say(
    `all rules once: ${(30 * (withRules - scraping)).toFixed(2)} s of CPU, ${elapsed.toFixed(2)} s by the clock, ${notOk.length} not ok`,
  )

  const at = Math.floor(Date.now() / 1000)
  await configure([], [])
  await sleep(15_000)
  for (const root of against === undefined ? [here] : [here, resolve(against)]) {
    const own = (await groupsOf(root, 'pve-0', names)).flatMap(({ rules }) => rules)
    const rules = own.map(({ record, alert, expr }) => ({ name: record ?? alert ?? '', expression: expr }))
    if (root !== here) say(`\n${root}`)
    say(told('the rules of one environment', await measured({ address, pid, at }, rules, 10), 'samples'))
    for (const page of ['proxmox-fleet.json', 'proxmox-guests.json'])
      say(told(page, await measured({ address, pid, at }, queriesOfPage(root, page, environments), 2), 'cpu'))
  }
} finally {
  await prometheus.stop()
  close()
}
