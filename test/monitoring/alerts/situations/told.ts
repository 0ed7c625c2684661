import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { complete } from '../../../../lib/environment/defaults.ts'
import { ruleGroups } from '../../../../lib/monitoring/alerts/rule-groups.ts'
import { complaints, type Files } from '../promtool.ts'
import { seriesOf } from '../world.ts'
import { everyMinute, type Recording } from './recording.ts'
import type { Situation } from './situation.ts'
import { situations } from './situations.ts'

/** An alert that fired through a situation, with the minutes in which it did. */
export interface Told {
  alert: string
  severity: string
  /** The node, guest or storage that it names; nothing where it is the environment. */
  of: string
  from: number
  to: number
}

let all: Record<string, Told[]> | undefined

/** What the shipped rules tell of every recorded situation; promtool takes seconds for it, and is asked once. */
export const toldOfAll = (): Record<string, Told[]> => {
  all ??= toldOf(Object.keys(situations))
  return all
}

/** What they tell of situations, by their names and in the order in which it fires. */
const toldOf = (names: string[]): Record<string, Told[]> => {
  const wrong = complaints(names.map(name => files(situations[name] as Situation, recordingOf(name))))
  return Object.fromEntries(names.map((name, index) => [name, toldIn(wrong[index] ?? '')]))
}

/** What was recorded of a situation. */
export const recordingOf = (name: string): Recording =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'recorded', `${name}.json`), 'utf8'))

/** A test that claims that nothing fires in any minute: promtool says what does. */
const files = ({ cluster, minutes }: Situation, { series, nodeEvery }: Recording): Files => {
  const hypervisors = Object.entries(cluster().nodes).map(([name], index) => ({
    name,
    address: `198.51.100.${index + 1}`,
  }))
  const groups = ruleGroups(
    complete('lab', 'environments/lab.ts', { hypervisors, pveExporter: { tls: 'insecure' } }),
  )
  const world = Object.fromEntries(
    Object.entries(series).map(([key, words]) => [
      key,
      everyMinute(words, key.startsWith('N') ? nodeEvery : 1),
    ]),
  )
  return {
    rules: { groups },
    test: {
      evaluation_interval: '1m',
      group_eval_order: groups.map(({ name }) => name),
      tests: [
        {
          interval: '1m',
          input_series: seriesOf({ ...exporters, ...world }, minutes),
          promql_expr_test: Array.from({ length: minutes + 1 }, (_, minute) => ({
            expr: 'ALERTS{alertstate="firing"}',
            eval_time: `${minute}m`,
            exp_samples: [],
          })),
        },
      ],
    },
  }
}

/** The exporters run all the time, and answer quickly. */
const exporters = {
  'X up{instance="pve-exporter"}': 1,
  'X up{instance="pve-exporter-node"}': 1,
  'C scrape_duration_seconds': 0.5,
}

const toldIn = (complaint: string): Told[] => {
  const told = new Map<string, Told>()
  const inOrder: Told[] = []
  for (const minute of complaint.split('expr: ').slice(1))
    for (const [, labels = ''] of minute.matchAll(/\{__name__="ALERTS", (.*?)\}/g)) {
      const now = minutesOf(/time: (\w+)/.exec(minute)?.[1] ?? '')
      const known = told.get(labels)
      if (known?.to === now - 1) known.to = now
      else {
        const one = { ...named(labels), from: now, to: now }
        told.set(labels, one)
        inOrder.push(one)
      }
    }
  return inOrder.toSorted((one, other) => one.from - other.from || (one.alert < other.alert ? -1 : 1))
}

const named = (labels: string): Pick<Told, 'alert' | 'severity' | 'of'> => {
  const label = (name: string) => new RegExp(`\\b${name}="(.*?)"`).exec(labels)?.[1]
  return {
    alert: label('alertname') ?? '',
    severity: label('severity') ?? '',
    of: label('name') ?? label('storage') ?? label('node') ?? '',
  }
}

const minutesOf = (time: string): number => {
  const [, hours = '0', minutes = '0'] = /^(?:(\d+)h)?(?:(\d+)m)?/.exec(time) ?? []
  return Number(hours) * 60 + Number(minutes)
}

// What is told, to look at.
if (import.meta.main) process.stdout.write(`${JSON.stringify(toldOf(process.argv.slice(2)), undefined, 1)}\n`)
