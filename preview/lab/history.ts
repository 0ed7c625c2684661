import { execFileSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { withoutUnusedSeries } from '../../lib/monitoring/catalogue/unused-series.ts'
import { realNow, resetClock, setClock } from './clock.ts'
import { programs } from './paths.ts'
import type { Scrape } from './scrapes.ts'

const step = 60

export interface History {
  /** Where Prometheus's data go. */
  folder: string
  hours: number
  scrapes: Scrape[]
  /** Takes the simulated clusters to a time (Unix seconds). */
  liveAt: (seconds: number) => void
}

/**
 * Scrapes the real exporters once for each minute of the last hours, while the simulated clusters live at that minute, and
 * makes Prometheus's blocks of the answers. So the samples are the exporter's own and the times simulated. What comes
 * after its last minute, until `now` does, is scraped as well: the blocks end less than two minutes ago.
 */
export async function writeHistory({ folder, hours, scrapes, liveAt }: History): Promise<void> {
  const file = join(folder, 'history.txt')
  const output = createWriteStream(file)
  const now = () => Math.floor(realNow() / 1000 / step) * step
  for (let seconds = now() - hours * 3600; seconds <= now(); seconds += step) {
    setClock(seconds * 1000)
    liveAt(seconds)
    const due = scrapes.filter(({ interval }) => seconds % interval === 0)
    const answers = await Promise.all(due.map(one => scrape(one, seconds)))
    if (!output.write(answers.join(''))) await new Promise(resolve => output.once('drain', resolve))
  }
  resetClock()
  output.end('# EOF\n')
  await finished(output)
  execFileSync(programs.promtool, [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    file,
    join(folder, 'data'),
    '--quiet',
  ])
}

/** One scrape as OpenMetrics' samples, with what Prometheus itself would note of it. */
async function scrape(one: Scrape, seconds: number): Promise<string> {
  const { address, path, parameters } = one
  const started = performance.now()
  const url = `http://${address}${path}?${new URLSearchParams(parameters)}`
  // Once more: a connection that was kept may have been closed meanwhile, which says nothing of the exporter.
  const answer = await fetch(url)
    .catch(() => fetch(url))
    .catch(() => undefined)
  const text = answer ? await answer.text() : ''
  const samples = answer?.ok ? text.split('\n').filter(line => line !== '' && !line.startsWith('#')) : []
  const kept = samples.filter(line => !isDropped(line, one))
  const own = [
    `up ${answer?.ok ? 1 : 0}`,
    `scrape_duration_seconds ${(performance.now() - started) / 1000}`,
    `scrape_samples_scraped ${samples.length}`,
    `scrape_samples_post_metric_relabeling ${kept.length}`,
  ]
  return [...kept, ...own].map(line => `${withLabels(line, one.labels)} ${seconds}\n`).join('')
}

/** The metric relabellings of the cluster scrape. */
const isDropped = (line: string, { labels }: Scrape) =>
  labels.job === 'proxmox-pve-cluster' &&
  withoutUnusedSeries.some(({ sourceLabels, regex }) => {
    const name = line.split(/[{ ]/, 1)[0] ?? ''
    const state = /[{,]state="([^"]*)"/.exec(line)?.[1] ?? ''
    const value = sourceLabels.map(label => (label === '__name__' ? name : state)).join(';')
    return new RegExp(`^(?:${regex})$`).test(value)
  })

function withLabels(line: string, labels: Record<string, string>): string {
  const added = Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')
  const [, name, brace] = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{)?/.exec(line) ?? []
  if (name === undefined) throw new Error(`not a sample: ${line}`)
  const rest = line.slice(name.length + (brace ? 1 : 0))
  return brace ? `${name}{${added},${rest}` : `${name}{${added}}${rest}`
}
