import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { complete } from '../../../lib/environment/defaults.ts'
import { ruleGroups } from '../../../lib/monitoring/alerts/rule-groups.ts'
import { answeredOnce } from '../../bench/answered-once.ts'
import { cache } from '../../e2e/exporter/paths.ts'
import { endProcess } from '../../end-process.ts'
import { pveCluster } from '../../pve-api/pve-cluster.ts'

/**
 * npm run bench:rules: how long all rules of an environment take against 32 nodes and 10,000 guests. What the real
 * exporters answered once is scraped by a real Prometheus six times as often as shipped, so that the windows hold at least as many
 * samples as they would after an hour; then Prometheus's own figures are printed.
 */
const [nodes, guests, minutes] = [32, 10_000, Number(process.argv[2] ?? 6)]
const name = 'big'
const cluster = pveCluster({ nodes, guests, name, address: number => `127.0.19.${number}` })
const names = Object.keys(cluster.nodes)
const environment = complete(name, 'environments/big.ts', {
  hypervisors: names.map((node, index) => ({ name: node, address: `198.51.100.${index + 1}` })),
  pveExporter: { tls: 'insecure' },
})

const { scrapes, close } = await answeredOnce(cluster, [name], 6)
const config = {
  global: { evaluation_interval: '30s' },
  rule_files: ['rules.json'],
  scrape_configs: scrapes,
}

const program = [join(cache, 'bin/prometheus'), '/usr/bin/prometheus'].find(file => existsSync(file))
if (program === undefined) throw new Error('there is no Prometheus; npm run e2e builds one')
const folder = mkdtempSync(join(tmpdir(), 'bench:rules-'))
writeFileSync(join(folder, 'prometheus.json'), JSON.stringify(config))
writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups: ruleGroups(environment) }))
const own = 19_190
const prometheus = spawn(
  program,
  [
    `--config.file=${folder}/prometheus.json`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${own}`,
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
)

const query = async (
  expression: string,
): Promise<{ metric: Record<string, string>; value: [number, string] }[]> => {
  const address = `http://127.0.0.1:${own}/api/v1/query?query=${encodeURIComponent(expression)}`
  return (await (await fetch(address)).json()).data.result
}

interface Groups {
  data: {
    groups: {
      name: string
      evaluationTime: number
      rules: { name: string; evaluationTime: number; health: string; lastError?: string }[]
    }[]
  }
}

try {
  await sleep(minutes * 60_000)
  const { data } = (await (await fetch(`http://127.0.0.1:${own}/api/v1/rules`)).json()) as Groups
  const rules = data.groups.flatMap(group => group.rules)
  const [head] = await query('count({environment="big"})')
  const say = (line: string) => process.stdout.write(`${line}\n`)
  say(
    `${nodes} nodes, ${guests} guests: ${head?.value[1]} series, ${rules.length} rules, after ${minutes} minutes`,
  )
  for (const { name, evaluationTime, rules } of data.groups)
    say(`  ${name}: ${evaluationTime.toFixed(3)} s for ${rules.length} rules`)
  say(`  together ${data.groups.reduce((sum, { evaluationTime }) => sum + evaluationTime, 0).toFixed(3)} s`)
  say('the slowest:')
  for (const { name, evaluationTime } of rules
    .toSorted((one, other) => other.evaluationTime - one.evaluationTime)
    .slice(0, 8))
    say(`  ${name}: ${evaluationTime.toFixed(3)} s`)
  for (const { name, lastError } of rules.filter(({ health }) => health !== 'ok'))
    say(`${name}: ${lastError}`)
  for (const { metric } of await query('count by (alertname, alertstate) (ALERTS)'))
    say(JSON.stringify(metric))
} finally {
  await endProcess(prometheus)
  close()
  rmSync(folder, { recursive: true })
}
