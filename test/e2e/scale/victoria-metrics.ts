import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addresses } from '../cluster/addresses.ts'
import { command } from '../cluster/command.ts'
import { programs, repository } from '../cluster/paths.ts'
import { laboratory, tree } from './shared.ts'

const { processes, waitFor } = laboratory.cluster
const rules = join(laboratory.folder, 'rules')

export const victoriaMetrics = 'http://127.0.0.1:8428'
/** A Prometheus that is written the same samples and evaluates the same files, to compare with. */
export const witness = 'http://127.0.0.1:9095'
export const vmalert = 'http://127.0.0.1:8880'

/** Where the Prometheuses of the cluster write to. */
export const remoteWrite = [victoriaMetrics, witness].map(address => ({
  url: `${address.replace('127.0.0.1', String(addresses.node[0]))}/api/v1/write`,
}))

/** Rules files as docs/scale.md has them written. */
export const writeRules = async () => {
  const cli = join(repository, 'lib/cli.ts')
  await command(process.execPath, [cli, 'rules', '--root', tree.root, '--to', rules])
}

/** VictoriaMetrics and the Prometheus beside it, before anything is written to them. */
export const startStorages = async () => {
  processes.start('victoria-metrics', join(programs, 'victoria-metrics'), [
    `-storageDataPath=${join(laboratory.folder, 'victoria-metrics')}`,
    '-httpListenAddr=:8428',
    '-memory.allowedBytes=256MiB',
    '-search.latencyOffset=10s',
  ])
  const config = join(laboratory.folder, 'witness.json')
  writeFileSync(config, JSON.stringify({ rule_files: [`${rules}/*.yaml`] }))
  processes.start('witness', join(programs, 'prometheus'), [
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(laboratory.folder, 'witness')}`,
    `--web.listen-address=:${new URL(witness).port}`,
    '--web.enable-remote-write-receiver',
  ])
  for (const url of [`${victoriaMetrics}/health`, `${witness}/-/ready`])
    await waitFor(url, async () => (await fetch(url)).ok)
}

/** vmalert, as docs/scale.md has it. */
export const startVmalert = () =>
  processes.start('vmalert', join(programs, 'vmalert'), [
    `-rule=${rules}/*.yaml`,
    `-datasource.url=${victoriaMetrics}`,
    `-remoteWrite.url=${victoriaMetrics}`,
    `-remoteRead.url=${victoriaMetrics}`,
    '-notifier.url=http://127.0.0.1:9093',
    // As long as -search.latencyOffset; both are 30 s by default.
    '-rule.evalDelay=10s',
    // Alertmanager forgets an alert after four of these. Without it, after four evaluations, which a busy machine may miss.
    '-rule.resendDelay=15s',
  ])

export const stopAll = async () => {
  for (const name of ['vmalert', 'victoria-metrics', 'witness']) await processes.stop(name)
}

// biome-ignore lint/suspicious/noExplicitAny: unknown JSON comes in here.
const rulesOf = async (address: string): Promise<any[]> => {
  const answer = await fetch(`${address}/api/v1/rules`)
  // biome-ignore lint/suspicious/noExplicitAny: unknown JSON comes in here.
  return (await answer.json()).data.groups.flatMap(({ rules }: any) => rules)
}

/** Each rule that vmalert evaluates: its name, what it asks, and why it failed last. */
export const evaluated = async (): Promise<{ name: string; query: string; lastError?: string }[]> =>
  rulesOf(vmalert)

/** What fires in vmalert or the Prometheus: the texts of each alert, by its labels but the one that vmalert adds. */
export const told = async (address: string): Promise<Map<string, Record<string, string>>> => {
  const alerts = (await rulesOf(address)).flatMap(({ alerts }) => alerts ?? [])
  const firing = alerts.filter(({ state }) => state === 'firing')
  return new Map(
    firing.map(({ labels: { alertgroup, ...labels }, annotations }) => [
      JSON.stringify(Object.entries(labels).sort()),
      annotations,
    ]),
  )
}
