import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clusterCollectors } from '../../../../lib/generate/objects/pve-exporter.ts'
import { withoutUnusedSeries } from '../../../../lib/monitoring/catalogue/unused-series.ts'
import { newestPython } from '../../../e2e/exporter/pythons.ts'
import { change } from '../../../pve-api/change.ts'
import type { PveCluster } from '../../../pve-api/cluster.ts'
import { withExporter } from '../../catalogue/pve-exporter.ts'
import { seriesRead } from '../table.ts'
import { type Recording, shortened, type Value } from './recording.ts'
import type { Situation } from './situation.ts'
import { situations } from './situations.ts'

const folder = join(import.meta.dirname, 'recorded')
const nodeEvery = 2

type Get = (path: string) => Promise<string>

/** What a situation's scrapes gave, by series and number of the scrape. */
type Scrapes = Map<string, Value[]>

/** Asks the real exporter through a whole situation, on a clock of its own that begins at 0, as promtool's does. */
export async function record(situation: Situation): Promise<Recording> {
  const cluster = await through(situation, 1, [], async (get, world, minute) => {
    const node = situation.answering?.(minute) ?? Object.keys(world.nodes).find(name => answers(world, name))
    const address = world.nodes[node ?? 'pve1']?.address
    return scraped('C', '', await get(`/pve?target=${address}&cluster=1&node=0`).catch(() => undefined))
  })
  const off = clusterCollectors.map(collector => `--no-collector.${collector}`)
  const nodes = await through(situation, nodeEvery, off, async (get, world) => {
    const samples: [string, number][] = []
    for (const [name, { address }] of Object.entries(world.nodes)) {
      const answer = await get(`/pve?target=${address}&cluster=1&node=1`).catch(() => undefined)
      samples.push(...scraped('N', `instance="${name}"`, answer))
    }
    return samples
  })
  // Of node exporter only whether it answers: as long as its host runs.
  const hosts = await through(situation, 1, undefined, async (_, world) =>
    Object.entries(world.nodes).map(([name, { online }]) => [`E up{instance="${name}"}`, online ? 1 : 0]),
  )
  return {
    exporter: `prometheus-pve-exporter ${version()}`,
    command: 'npm run record:situations',
    nodeEvery,
    series: Object.fromEntries(
      [...cluster, ...nodes, ...hosts].map(([key, values]) => [key, shortened(values)]),
    ),
  }
}

const answers = ({ nodes }: PveCluster, name: string) => nodes[name]?.fault === 'none'

/** Plays a situation from its beginning, and asks every so many minutes. */
async function through(
  { cluster, happens, minutes }: Situation,
  every: number,
  flags: string[] | undefined,
  ask: (get: Get, world: PveCluster, minute: number) => Promise<[string, number][]>,
): Promise<Scrapes> {
  const world = cluster()
  const scrapes: Scrapes = new Map()
  const clock = Date.now
  const play = async (get: Get) => {
    for (let minute = 0; minute <= minutes; minute++) {
      Date.now = () => minute * 60_000
      change(world, happens[minute] ?? {})
      if (minute % every !== 0) continue
      for (const [key, value] of await ask(get, world, minute)) {
        const values = scrapes.get(key) ?? []
        values[minute / every] = value
        scrapes.set(key, values)
      }
    }
  }
  try {
    if (flags === undefined) await play(async () => '')
    else await withExporter(world, flags, play)
  } finally {
    Date.now = clock
  }
  const count = Math.floor(minutes / every) + 1
  return new Map(
    [...scrapes].map(([key, values]) => [key, Array.from({ length: count }, (_, at) => values[at])]),
  )
}

/** The samples of an answer that rules read, and whether there was one. */
function scraped(scrape: 'C' | 'N', target: string, answer: string | undefined): [string, number][] {
  const up: [string, number] = [named(`${scrape} up`, target), answer === undefined ? 0 : 1]
  const samples = (answer ?? '').split('\n').flatMap((line): [string, number][] => {
    const [, metric = '', labels = '', value] = /^(pve_\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
    if (!read.has(metric) || isDropped(metric, labels)) return []
    return [[named(`${scrape} ${metric}`, target, labels), Number(value)]]
  })
  return [up, ...samples]
}

const read = new Set(seriesRead())

const named = (name: string, ...labels: string[]) => {
  const all = labels.filter(part => part !== '').join(',')
  return all === '' ? name : `${name}{${all}}`
}

const isDropped = (metric: string, labels: string) =>
  withoutUnusedSeries.some(({ sourceLabels: [, label], regex }) => {
    const value = label === undefined ? '' : `;${new RegExp(`${label}="(.*?)"`).exec(labels)?.[1] ?? ''}`
    return new RegExp(`^(?:${regex})$`).test(`${metric}${value}`)
  })

const version = () =>
  execFileSync(join(newestPython().virtualEnvironment, 'bin/python'), [
    '-c',
    'import importlib.metadata as m; print(m.version("prometheus-pve-exporter"))',
  ])
    .toString()
    .trim()

// npm run record:situations [name…]
if (import.meta.main) {
  mkdirSync(folder, { recursive: true })
  const wanted = process.argv.slice(2)
  for (const [name, situation] of Object.entries(situations))
    if (wanted.length === 0 || wanted.includes(name)) {
      writeFileSync(
        join(folder, `${name}.json`),
        `${JSON.stringify(await record(situation), undefined, 2)}\n`,
      )
      process.stdout.write(`${name}\n`)
    }
}
