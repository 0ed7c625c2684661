import { deepEqual, ok } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { asked, placeOf } from '../../monitoring/dashboards/asked.ts'
import { sendAlerts } from '../alerts/alertmanager.ts'
import { chapter } from '../laboratory/chapter.ts'
import { monitorLabels } from '../laboratory/laboratory.ts'
import { say } from '../laboratory/say.ts'
import { environments } from './environments.ts'
import { fallIll, recover } from './illness.ts'
import { pagedOnce } from './paged-once.ts'
import { accept, refuse } from './refuse.ts'
import { discovered, pairs, querier, ruleLabels, rulers, sidecar, strict } from './rulers.ts'
import { patchPrometheus, placed, shards } from './shards.ts'
import { alertmanager, applyUnsharded, laboratory, names, pager } from './shared.ts'
import { differences, places, type Shown, type Source, shown } from './shown.ts'
import { pullThanos } from './thanos.ts'
import { failing, groups, told } from './told-by-rulers.ts'

const { kubectl, ready, waitFor, eventually } = laboratory.cluster
const test = chapter('a pair of rulers over two pairs')

const [, ofKyiv = []] = pairs
const grpc = 10901

const isQuiet = async () => deepEqual([await failing(), await told()], [[], []])

/** Quiet, and still so when all that the windows and `for` look back on has come since. */
const staysQuiet = async () => {
  await eventually('rulers without alerts', isQuiet)
  await pause(40_000)
  await waitFor('rulers without failures', async () => (await failing()).length === 0)
  await isQuiet()
}

const firing = async () =>
  (await alertmanager.alerts()).map(({ labels }) => `${labels.environment} ${labels.alertname}`)

const healed = () =>
  eventually('an Alertmanager without alerts', async () => {
    deepEqual(await firing(), [])
  })

test('selects the rules by labels of their own, and no shard has them', async () => {
  await pullThanos()
  await applyUnsharded({
    prometheus: { monitorLabels, ruleLabels },
    // A rule makes each ruler ask all sidecars, so it costs much more than in a Prometheus. As long as each `for`: the second time fires.
    alerts: { ...environments.kyiv.alerts, interval: '16s' },
  })
  await sendAlerts(laboratory.cluster)
  await patchPrometheus({ shards: 2, replicas: 2, ...sidecar })
  await kubectl.apply([...querier(discovered), rulers])
  await placed(2, 5)
  await ready('monitoring', 'deployment/thanos-query')
  await waitFor('rulers with the rules of all', async () =>
    (await groups()).every(own => names.every(name => own.includes(`${name}-proxmox-monitoring`))),
  )
  for (const shard of shards(2))
    await eventually('a shard without rules', async () => {
      deepEqual(
        (await shard.rules()).filter(({ name }) => name.includes('proxmox')),
        [],
      )
    })
})

test('tells nothing while all is well, though each shard lacks an environment', staysQuiet)

/** The querier and both that scrape kyiv; `dedup=false` is what a querier without replica labels does (Thanos, pkg/query/querier.go). */
const sources = async () => {
  const [{ spec }, ...pods] = await Promise.all([
    kubectl.get('service', 'thanos-query', '--namespace=monitoring'),
    ...ofKyiv.map(pod => kubectl.get('pod', pod, '--namespace=monitoring')),
  ])
  const querier: Source = { address: `http://${spec.clusterIP}:10902` }
  return {
    querier,
    doubled: { ...querier, parameters: { dedup: 'false' } },
    pair: pods.map(({ status }): Source => ({ address: `http://${status.podIP}:9090` })),
  }
}

const alertsOfEnvironments = 'Fleet: panel Environments, Alerts'
const ofAlerts = asked.filter(question => placeOf(question) === alertsOfEnvironments)

/** The numbers of alerts that the fleet's table shows. */
const alertsShown = (all: Shown) => {
  const answer = all.get(alertsOfEnvironments)
  return typeof answer === 'object' ? [...answer.values()].flat() : answer
}

/** What a shard cannot show: it has its own environments alone, and no alerts, whose number is 0 where rules have recorded something. */
const ofAllShards = [
  ...places(({ place }) => place === 'variable environment').map(
    place => `${place}: ${names.length} series, and there 1`,
  ),
  ...['Cluster: panel Alerts firing', 'Fleet: panel Alerts firing', alertsOfEnvironments].map(
    place => `${place}: 1 series, and there 0`,
  ),
]

test('shows in dashboards, by the querier, what either of a pair shows', async () => {
  const { querier, pair } = await sources()
  await eventually('the same dashboards', async () => {
    const [here = new Map(), ...there] = await shown('kyiv', [querier, ...pair])
    deepEqual(differences(here, ...there).sort(), ofAllShards.sort())
    deepEqual(alertsShown(here), [0])
  })
})

test('without replica labels dashboards show panels twice, count twice, and fail', async () => {
  const { doubled, pair } = await sources()
  const [here = new Map(), ...there] = await shown('kyiv', [doubled, ...pair])
  const lines = differences(here, ...there)
  for (const line of [
    /Nodes up: 2, and there 1 and 1/,
    /: 2 times /,
    /Storages, Used: refused: .*duplicate series/,
  ])
    ok(lines.some(found => line.test(found)))
  say(`without replica labels ${lines.length} of ${here.size} queries are answered otherwise`)
})

test('tells nothing when one of a pair does not answer', async () => {
  await refuse(ofKyiv.slice(0, 1), grpc)
  await staysQuiet()
  await accept()
})

test('brings what eleven alerts are for to Alertmanager', async () => {
  await healed()
  pager.pages.length = 0
  await fallIll(firing)
})

test('pages once for each that no other inhibits', async () => {
  deepEqual(
    (await pagedOnce()).filter(label => label.includes('replica')),
    [],
  )
})

test('shows each once in dashboards, and twice without replica labels', async () => {
  const { querier, doubled } = await sources()
  await eventually('the number of alerts', async () => {
    const own = (await firing()).filter(line => line.startsWith('kyiv '))
    const counts = (await shown('kyiv', [querier, doubled], ofAlerts)).map(alertsShown)
    deepEqual(counts, [[own.length], [2 * own.length]])
  })
})

test('tells the end of each', async () => {
  await recover()
  await healed()
})

test('with sidecars by name, fails rather than telling what a shard lacks that does not answer', async () => {
  await kubectl.apply(querier(strict))
  await ready('monitoring', 'deployment/thanos-query')
  await staysQuiet()
  await refuse(ofKyiv, grpc)
  await waitFor('rules that fail', async () => (await failing()).some(group => group.startsWith('kyiv-')))
  await pause(40_000)
  deepEqual(await told(), [])
  await accept()
  await staysQuiet()
})

test.after(async () => {
  await accept()
  await kubectl([
    'delete',
    'thanosrulers.monitoring.coreos.com/global',
    'deployment/thanos-query',
    '--namespace=monitoring',
  ])
})

test.run()
