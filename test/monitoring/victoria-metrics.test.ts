import * as assert from 'uvu/assert'
import { suiteThatNeeds } from '../suite-that-needs.ts'
import { groupsOfLab } from './alerts/alert-suite.ts'
import { healthy, seriesOf } from './alerts/world.ts'
import { asked, placeOf } from './dashboards/asked.ts'
import { filled, type Picked } from './dashboards/filled.ts'
import { history, timeOf } from './dashboards/situations/history.ts'
import { program, type Row, type Started, startPrometheus } from './dashboards/situations/prometheus.ts'
import { situations } from './dashboards/situations/situations.ts'
import { startVictoriaMetrics, victoriaMetrics } from './dashboards/situations/victoria-metrics.ts'

const missing = [program, victoriaMetrics].find(one => one.missing !== undefined)
const test = suiteThatNeeds('VictoriaMetrics, asked what Prometheus is asked', missing ?? program)

/** Those that between them have series that end, joins that find nothing, and errors that are counted; e2e asks for more than an instant. */
const chosen = situations.filter(({ title }) =>
  [
    'no hypervisor of an environment answers',
    'guests are down, locked, in error with HA, and replication fails',
    'backups fail, and so does what is done for them',
  ].includes(title),
)

const hour = 3600
/** When a healthy cluster is looked at that has been monitored for two hours, and for ten minutes. */
const old = 1_767_225_600 - 8 * hour
const young = old - 16 * hour

let engines: Started[] = []
test.before(async () => {
  const lines = [...chosen.flatMap(history), ...healthySince(old, 120), ...healthySince(young, 10)]
  engines = await Promise.all([startPrometheus(`${lines.join('\n')}\n# EOF\n`), startVictoriaMetrics(lines)])
})
test.after(async () => void (await Promise.all(engines.map(({ stop }) => stop()))))

/** The healthy world of the alerts' tests, scraped every minute until a time; its counters stand where they stood before. */
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
          // Seven digits: Prometheus reckons a rate to the window's ends, and what was gauged to the last bit.
          [...(labelled ? [JSON.stringify(Object.entries(labels).sort())] : []), value.toPrecision(7)].join(
            ' ',
          ),
        )
        .sort()

/** What VictoriaMetrics answers otherwise than Prometheus; of equals, each may leave out another. */
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

const looking: Picked = {
  environment: ['paris', 'lyon', 'alone'],
  node: ['pve1', 'pve2', 'pve3'],
  job: ['proxmox-node-exporter'],
  hypervisor: 'pve2|paris',
  guest: 'qemu/101|paris',
  search: '',
  rows: '100',
  __rate_interval: '4m',
  __range: '21600s',
}

for (const situation of chosen)
  test(`${situation.title}: it answers every question of the dashboards alike`, async () => {
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
  ['for ten minutes, with counters that stand where they stood before', young],
] as const)
  test(`a cluster that is monitored ${title}: it answers every rule alike`, async () => {
    assert.is((await otherwise(rules, time)).join('\n'), '')
  })

test.run()
