import { deepEqual, doesNotMatch, ok } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { asked, placeOf } from '../../monitoring/dashboards/asked.ts'
import { sendAlerts } from '../alerts/alertmanager.ts'
import { chapter } from '../laboratory/chapter.ts'
import { monitorLabels } from '../laboratory/laboratory.ts'
import { environments } from './environments.ts'
import { fallIll, recover } from './illness.ts'
import { pagedOnce } from './paged-once.ts'
import { ruleLabels } from './rulers.ts'
import { patchPrometheus, placed, shards } from './shards.ts'
import { alertmanager, applyUnsharded, laboratory, names, pager } from './shared.ts'
import { type Answer, answersOf, differences, type Shown, type Source, shown } from './shown.ts'
import {
  evaluated,
  remoteWrite,
  startStorages,
  startVmalert,
  stopAll,
  told,
  victoriaMetrics,
  vmalert,
  witness,
  writeRules,
} from './victoria-metrics.ts'

const { eventually } = laboratory.cluster
const test = chapter('vmalert over VictoriaMetrics')

const firing = async () =>
  (await alertmanager.alerts()).map(({ labels }) => `${labels.environment} ${labels.alertname}`)

const healed = () => eventually('an Alertmanager without alerts', async () => deepEqual(await firing(), []))

/** No rule of vmalert fails, and nothing fires. */
const isQuiet = async () => {
  const failed = (await evaluated()).flatMap(({ name, lastError }) =>
    lastError ? [`${name}: ${lastError}`] : [],
  )
  deepEqual([failed, [...(await told(vmalert)).keys()]], [[], []])
}

/** Both, asked for the same moment, of which every sample has been written since, recordings included. */
const both = (): Source[] => {
  const time = String(Date.now() / 1000 - 20)
  return [
    { address: victoriaMetrics, parameters: { time, nocache: '1' } },
    { address: witness, parameters: { time } },
  ]
}

/** Both answer alike, and more than `least` answers have series. */
const areAlike = ([here = new Map(), there = new Map()]: Shown[], least: number) => {
  deepEqual(differences(here, there), [])
  const found = [...here.values()].filter(answer => typeof answer === 'object' && answer.size > 0)
  ok(found.length > least, `only ${found.length} of ${here.size} answers have series`)
}

/** Waits until VictoriaMetrics answers the expression of every rule as the Prometheus beside it does. */
const answersRulesAlike = async () => {
  const rules = (await evaluated()).map(({ name, query }) => ({
    place: `${/environment="(\w+)"/.exec(query)?.[1]} ${name}`,
    query,
  }))
  await eventually('the same answers to rules', async () => areAlike(await answersOf(both(), rules), 12))
}

/** The panels that count changes, and all others: VictoriaMetrics counts the first value of a new series as one (app/vmselect/promql/rollup.go, rollupChanges). */
const [changing, others] = [true, false].map(is =>
  asked.filter(({ expression }) => /\bchanges\(/.test(expression) === is),
)

/** The values of all series, or the error. */
const valuesOf = (answer: Answer): unknown[] =>
  typeof answer === 'string' ? [answer] : [...answer.values()].flat()

const ofAlerts = asked.filter(one => placeOf(one) === 'Fleet: panel Environments, Alerts')

/** How many alerts of kyiv the fleet's table shows by VictoriaMetrics. */
const counted = async (): Promise<unknown[]> => {
  const [here] = await shown('kyiv', both(), ofAlerts)
  return [...(here?.values() ?? [])].flatMap(valuesOf)
}

test('evaluates the files of npm run rules over two shards that write to VictoriaMetrics', async () => {
  await applyUnsharded({
    prometheus: { monitorLabels, ruleLabels },
    alerts: { ...environments.kyiv.alerts, interval: '4s' },
  })
  await sendAlerts(laboratory.cluster)
  await writeRules()
  await startStorages()
  // No label that names the shard: it would change when an environment moves.
  await patchPrometheus({ shards: 2, replicas: 1, thanos: null, replicaExternalLabelName: '', remoteWrite })
  await placed(2, 5)
  startVmalert()
  await eventually('the rules of all', async () => {
    const all = await evaluated()
    for (const name of names) ok(all.some(({ query }) => query.includes(`environment="${name}"`)))
  })
})

test('tells nothing while all is well', async () => {
  await eventually('a vmalert without alerts', isQuiet)
  // As far as the windows and `for` look back.
  await pause(30_000)
  await eventually('a vmalert without alerts', isQuiet)
})

test('VictoriaMetrics answers every rule, and every query of dashboards but one, as Prometheus does', async () => {
  await answersRulesAlike()
  const seconds = { __rate_interval: '30s' }
  await eventually('the same dashboards', async () =>
    areAlike(await shown('kyiv', both(), others, seconds), 100),
  )
  deepEqual(changing?.map(placeOf), ['Exporters: panel Restarts'])
  await eventually('changes of both exporters', async () => {
    const answers = (await shown('kyiv', both(), changing)).flatMap(all => [...all.values()])
    deepEqual(answers.map(valuesOf), [
      [1, 1],
      [0, 0],
    ])
  })
})

test('brings what eleven alerts are for to Alertmanager', async () => {
  await healed()
  pager.pages.length = 0
  await fallIll(firing)
})

test('pages once for each that no other inhibits, with the group as a label', async () => {
  const labels = await pagedOnce()
  deepEqual(
    labels.filter(label => /replica|exported|group/.test(label)),
    ['alertgroup'],
  )
})

test('tells what a Prometheus tells that has the same samples and files, in the same words', async () => {
  await eventually('the same alerts', async () => deepEqual(await told(vmalert), await told(witness)))
  await answersRulesAlike()
})

test('writes what fires to VictoriaMetrics, for dashboards to count', async () => {
  await eventually('the number of alerts', async () => {
    const own = (await firing()).filter(line => line.startsWith('kyiv '))
    deepEqual(await counted(), [own.length])
  })
})

test('tells the end of each, to dashboards as well', async () => {
  await recover()
  await healed()
  await eventually('a dashboard without alerts', async () => deepEqual(await counted(), [0]))
})

test.after(async () => {
  await patchPrometheus({ replicaExternalLabelName: null, remoteWrite: null })
  // First, since a Prometheus that ends tries for minutes to write what is left.
  for (const shard of shards(2))
    await eventually('a shard that writes nowhere', async () => {
      const answer = await fetch(`${await shard.address()}/api/v1/status/config`)
      doesNotMatch((await answer.json()).data.yaml, /remote_write/)
    })
  await stopAll()
})

test.run()
