import { deepEqual, ok } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { sendAlerts } from '../alerts/alertmanager.ts'
import { chapter } from '../laboratory/chapter.ts'
import { monitorLabels } from '../laboratory/laboratory.ts'
import { environments } from './environments.ts'
import { alertsOfSick, sick } from './model.ts'
import { accept, refuse } from './refuse.ts'
import { discovered, pairs, querier, ruleLabels, rulers, sidecar, strict } from './rulers.ts'
import { patchPrometheus, placed, shards } from './shards.ts'
import { alertmanager, applyUnsharded, laboratory, names, pager, proxmoxOf, scaleExporter } from './shared.ts'
import { differences, shown } from './shown.ts'
import { pullThanos } from './thanos.ts'
import { failing, groups, told } from './told-by-rulers.ts'

const { kubectl, ready, waitFor } = laboratory.cluster
const test = chapter('a pair of rulers over two pairs')

const [, ofKyiv = []] = pairs
const grpc = 10901

const isQuiet = async () => {
  deepEqual([await failing(), await told()], [[], []])
  return true
}

/** Quiet, and still so when all that the windows and `for` look back on has come since. */
const staysQuiet = async () => {
  await waitFor('rulers without alerts', isQuiet)
  await pause(40_000)
  await waitFor('rulers without failures', async () => (await failing()).length === 0)
  await isQuiet()
}

const firing = async () =>
  (await alertmanager.alerts()).map(({ labels }) => `${labels.environment} ${labels.alertname}`)

const healed = () =>
  waitFor('an Alertmanager without alerts', async () => {
    deepEqual(await firing(), [])
    return true
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
    await waitFor('a shard without rules', async () => {
      deepEqual(
        (await shard.rules()).filter(({ name }) => name.includes('proxmox')),
        [],
      )
      return true
    })
})

test('tells nothing while all is well, though each shard lacks an environment', staysQuiet)

test('shows in dashboards, by the querier, what the shard itself shows, and twice as much without replica labels', async () => {
  const [, shard] = shards(2)
  const source = async () => shown((await shard?.address()) as string, 'kyiv')
  const { spec } = await kubectl.get('service', 'thanos-query', '--namespace=monitoring')
  const address = `http://${spec.clusterIP}:10902`
  await waitFor('the same dashboards', async () => {
    deepEqual(differences(await shown(address, 'kyiv'), await source()), [])
    return true
  })
  const doubled = differences(await shown(address, 'kyiv', { dedup: 'false' }), await source())
  ok(doubled.some(line => /refused/.test(line)))
  ok(doubled.some(line => /2 times|twice/.test(line)))
})

test('tells nothing when one of a pair does not answer', async () => {
  await refuse(ofKyiv.slice(0, 1), grpc)
  await staysQuiet()
  await accept()
})

const expected = [
  'porto ProxmoxClusterScrapeFailing',
  'porto ProxmoxExporterDown',
  'riga ProxmoxHypervisorsGone',
  ...alertsOfSick.map(alert => `kyiv ${alert}`),
]

test('brings what ten alerts are for to Alertmanager', async () => {
  await healed()
  pager.pages.length = 0
  await scaleExporter('porto', 0)
  await proxmoxOf('riga').hypervisors.riga1?.fault({ kind: 'refuse' })
  await proxmoxOf('kyiv').change(sick)
  await waitFor('all ten', async () => {
    const all = await firing()
    deepEqual(
      expected.filter(alert => !all.includes(alert)),
      [],
    )
    return true
  })
})

test('pages once for each that no other inhibits', async () => {
  const labelsOf = ({ labels }: { labels: Record<string, string> }) =>
    JSON.stringify(Object.entries(labels).sort())
  const active = (await alertmanager.alerts()).filter(({ status }) => status.state === 'active').map(labelsOf)
  await waitFor('a page for each', () => {
    const paged = pager.pages.map(labelsOf)
    return active.every(alert => paged.includes(alert))
  })
  const paged = pager.pages.filter(({ status }) => status === 'firing')
  deepEqual(paged.length, new Set(paged.map(labelsOf)).size)
  deepEqual(
    paged.flatMap(({ labels }) => Object.keys(labels)).filter(label => label.includes('replica')),
    [],
  )
})

test('tells the end of each', async () => {
  await scaleExporter('porto', 1)
  for (const name of names) await proxmoxOf(name).heal()
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
