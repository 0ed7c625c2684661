import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RuleGroup } from '../../lib/monitoring/alerts/rule-groups.ts'
import { cache } from '../e2e/exporter/paths.ts'
import { endProcess } from '../end-process.ts'

const host = '127.0.0.1:19191'

/** A real Prometheus that takes history by remote write and scrapes itself; `configure` has it scrape and evaluate what is handed over. */
export const startPrometheus = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-prometheus-'))
  const file = join(folder, 'prometheus.json')
  writeFileSync(file, '{}')
  const running = spawn(
    join(cache, 'bin/prometheus'),
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=${host}`,
      '--web.enable-lifecycle',
      '--web.enable-remote-write-receiver',
      // All of the history stays in the head, which else takes nothing that is older than an hour.
      '--storage.tsdb.min-block-duration=1d',
      '--storage.tsdb.max-block-duration=1d',
    ],
    { stdio: 'ignore' },
  )
  const address = `http://${host}`
  while (!(await fetch(`${address}/-/ready`).catch(() => undefined))?.ok) await sleep(200)

  const ask = async (path: string) => (await (await fetch(`${address}/api/v1/${path}`)).json()).data
  const number = async (query: string) =>
    Number((await ask(`query?${new URLSearchParams({ query })}`)).result[0]?.value[1])
  const configure = async (scrapes: object[], groups: RuleGroup[]) => {
    writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups }))
    const scrape_configs = [
      ...scrapes,
      { job_name: 'self', scrape_interval: '15s', static_configs: [{ targets: [host] }] },
    ]
    const config = { global: { evaluation_interval: '30s' }, rule_files: ['rules.json'], scrape_configs }
    writeFileSync(file, JSON.stringify(config))
    const response = await fetch(`${address}/-/reload`, { method: 'POST' })
    if (!response.ok) throw new Error(await response.text())
  }
  const stop = async () => {
    await endProcess(running)
    rmSync(folder, { recursive: true })
  }
  return { address, pid: running.pid, ask, number, configure, stop }
}
