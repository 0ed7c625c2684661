import { withoutUnusedSeries } from '../../lib/monitoring/catalogue/unused-series.ts'
import type { Answered } from './answered-once.ts'
import { type Constant, writeRequest } from './remote-write.ts'

const hour = 3_600_000

/**
 * Writes what an environment's scrapes would have given into a Prometheus: all series of the last hour, the longest window
 * that alerts have over series of guests; and of six hours those of nodes and storages, which panels show over time.
 */
export const writeHistory = async (
  address: string,
  environment: string,
  answers: Answered[],
  now: number,
) => {
  for (const { job, instance, seconds, text } of answers) {
    const all = seriesOf(text, { environment, namespace: 'monitoring', job, instance })
    const few = all.filter(({ labels }) => /^(node|storage|cluster)\//.test(labels.id ?? ''))
    await write(address, few, times(now - 6 * hour, now - hour, seconds))
    for (let from = 0; from < all.length; from += 1000)
      await write(address, all.slice(from, from + 1000), times(now - hour, now, seconds))
  }
}

const times = (from: number, to: number, seconds: number): number[] =>
  Array.from(
    { length: Math.floor((to - from) / 1000 / seconds) },
    (_, index) => from + index * seconds * 1000,
  )

const write = async (address: string, series: Constant[], times: number[]) => {
  if (series.length === 0) return
  const response = await fetch(`${address}/api/v1/write`, {
    method: 'POST',
    headers: { 'content-encoding': 'snappy', 'content-type': 'application/x-protobuf' },
    body: new Uint8Array(writeRequest(series, times)),
  })
  if (!response.ok) throw new Error(`Prometheus does not take the history: ${await response.text()}`)
}

/** The series of an answer in Prometheus's text format that a scrape keeps, and `up`. */
const seriesOf = (text: string, target: Record<string, string>): Constant[] => [
  { labels: { __name__: 'up', ...target }, value: 1 },
  ...text
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [, name = '', labels = '', value = ''] = /^([^\s{]+)(?:\{(.*)\})? (\S+)/.exec(line) ?? []
      const own = [...labels.matchAll(/(\w+)=("(?:[^"\\]|\\.)*")/g)].map(([, label = '', value = '']) => [
        label,
        JSON.parse(value),
      ])
      return { labels: { __name__: name, ...Object.fromEntries(own), ...target }, value: number(value) }
    })
    .filter(({ labels }) => !dropped(labels)),
]

const number = (text: string): number => (text === '+Inf' ? Number.POSITIVE_INFINITY : Number(text))

const dropped = (labels: Record<string, string>): boolean =>
  withoutUnusedSeries.some(({ sourceLabels, regex }) =>
    new RegExp(`^(?:${regex})$`).test(sourceLabels.map(label => labels[label] ?? '').join(';')),
  )
