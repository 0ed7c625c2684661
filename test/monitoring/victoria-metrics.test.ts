import * as assert from 'uvu/assert'
import { suiteThatNeeds } from '../suite-that-needs.ts'
import { groupsOfLab } from './alerts/alert-suite.ts'
import { healthy, seriesOf } from './alerts/world.ts'
import { asked, placeOf } from './dashboards/asked.ts'
import { filled } from './dashboards/filled.ts'
import { history, timeOf } from './dashboards/situations/history.ts'
import { looking } from './dashboards/situations/looking.ts'
import { program, type Row, type Started, startPrometheus } from './dashboards/situations/prometheus.ts'
import { situations } from './dashboards/situations/situations.ts'
import { startVictoriaMetrics, victoriaMetrics } from './dashboards/situations/victoria-metrics.ts'

const missing = [program, victoriaMetrics].find(one => one.missing !== undefined)
const test = suiteThatNeeds('VictoriaMetrics, asked what Prometheus is asked', missing ?? program)

/** Situations that together have series that end, joins without a match, and counted errors. */
const chosen = situations.filter(({ title }) =>
  [
    'no hypervisor of an environment answers',
    'guests are down, locked, in error with HA, and replication fails',
    'backups fail, and so does what is done for them',
  ].includes(title),
)

const hour = 3600
/** Two moments at which a healthy cluster is queried: monitored for two hours by then, and for ten minutes. */
const old = 1_767_225_600 - 8 * hour
const young = old - 16 * hour

const minutes = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, minute) => from + minute)

/** A counter that began ten minutes ago, and a series with three scrapes missing. */
const odd = [
  ...minutes(-10, 0).map(minute => `new_total 3 ${old + 60 * minute}`),
  ...[...minutes(-30, -10), ...minutes(-6, 0)].map(minute => `missed 1 ${old + 60 * minute}`),
]

let engines: Started[] = []
test.before(async () => {
  const lines = [...chosen.flatMap(history), ...healthySince(old, 120), ...healthySince(young, 10), ...odd]
  engines = await Promise.all([startPrometheus(`${lines.join('\n')}\n# EOF\n`), startVictoriaMetrics(lines)])
})
test.after(async () => void (await Promise.all(engines.map(({ stop }) => stop()))))

/** The healthy world of the alert tests, scraped every minute up to `end`; its error counters are constant and above zero. */
const healthySince = (end: number, minutes: number): string[] =>
  seriesOf(healthy, minutes).flatMap(({ series, values }) => {
    const [, first = '', slope = '0'] = /^(-?[\d.]+)(?:\+([\d.]+))?x\d+$/.exec(values) ?? []
    assert.is.not(first, '', `${series} is not one line: ${values}`)
    return Array.from(
      { length: minutes + 1 },
      (_, minute) => `${series} ${Number(first) + minute * Number(slope)} ${end - 60 * (minutes - minute)}`,
    )
  })

const written = (rows: Row[] | string, labelled: boolean): string[] =>
  typeof rows === 'string'
    ? [rows]
    : rows
        .map(({ labels: { __name__, ...labels }, value }) =>
          // VictoriaMetrics leaves the name of a series to what it computes from it, and the last bits of sums differ.
          [...(labelled ? [JSON.stringify(Object.entries(labels).sort())] : []), value.toPrecision(7)].join(
            ' ',
          ),
        )
        .sort()

/** The places where VictoriaMetrics answers differently from Prometheus. Of equal values, `topk` may keep different series. */
const otherwise = async (places: Map<string, string>, time: number): Promise<string[]> => {
  const found = await Promise.all(
    [...places].map(async ([query, place]) => {
      const labelled = !/^(top|bottom)k\(/.test(query)
      const [should, is] = await Promise.all(
        engines.map(async ({ ask }) => written(await ask(query, time), labelled)),
      )
      return String(is) === String(should) ? [] : [`${place}\n  is     ${is}\n  should ${should}`]
    }),
  )
  return found.flat()
}

for (const situation of chosen)
  test(`${situation.title}: VictoriaMetrics answers every dashboard query alike`, async () => {
    const places = new Map(asked.map(one => [filled(one.expression, looking), placeOf(one)]))
    assert.is((await otherwise(places, timeOf(situation))).join('\n'), '')
  })

const rules = new Map(
  groupsOfLab()
    .flatMap(({ rules }) => rules)
    .map(({ record, alert, expr }) => [expr, String(record ?? alert)]),
)

for (const [title, time] of [
  ['for two hours', old],
  ['for ten minutes, with errors from before', young],
] as const)
  test(`a cluster that is monitored ${title}: VictoriaMetrics answers every rule alike`, async () => {
    assert.is((await otherwise(rules, time)).join('\n'), '')
  })

for (const [query, prometheus, victoriaMetrics, why] of [
  ['increase(new_total[1h])', 0, 3, 'it counts the first value of a new counter'],
  ['changes(new_total[1h])', 0, 1, 'it counts the beginning of a series as a change'],
  [
    'count_over_time((missed + 0)[20m:1m])',
    20,
    18,
    'within a subquery, and in a graph, it looks back for about one scrape',
  ],
] as const)
  test(`where VictoriaMetrics differs: ${why}`, async () => {
    const answers = await Promise.all(engines.map(({ ask }) => ask(query, old)))
    assert.equal(
      answers.map(rows => typeof rows === 'object' && rows.map(({ value }) => value)),
      [[prometheus], [victoriaMetrics]],
    )
  })

test.run()
