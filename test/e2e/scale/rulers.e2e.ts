import { deepEqual } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { sendAlerts } from '../alerts/alertmanager.ts'
import { chapter } from '../laboratory/chapter.ts'
import { alertsOfSick, sick } from './model.ts'
import { querierAndRuler, ruleLabels, ruler as rulerAt, sidecar } from './rulers.ts'
import { patchPrometheus, placed, shards } from './shards.ts'
import { alertmanager, applyUnsharded, laboratory, names, pager, proxmoxOf, scaleExporter } from './shared.ts'
import { pullThanos } from './thanos.ts'

const { kubectl, ready, waitFor } = laboratory.cluster
const test = chapter('a ruler that sees all')

const ruler = rulerAt(async () => {
  const { status } = await kubectl.get('pod', 'thanos-ruler-global-0', '--namespace=monitoring')
  return status.podIP
})

const firing = async () =>
  (await alertmanager.alerts()).map(({ labels }) => `${labels.environment} ${labels.alertname}`)

test('selects the rules by labels of their own, and no shard has them', async () => {
  await pullThanos()
  await applyUnsharded(ruleLabels)
  await sendAlerts(laboratory.cluster)
  await patchPrometheus({ shards: 2, ...sidecar })
  await placed(2, 5)
  await kubectl.apply(querierAndRuler)
  await ready('monitoring', 'deployment/thanos-query')
  await waitFor('a ruler with the rules of all', async () => {
    const groups = await ruler.groups()
    return names.every(name => groups.includes(`${name}-proxmox-monitoring`))
  })
  for (const shard of shards(2))
    await waitFor('a shard without rules', async () => {
      deepEqual(
        (await shard.rules()).filter(({ name }) => name.includes('proxmox')),
        [],
      )
      return true
    })
})

test('tells nothing while all is well, though each shard lacks an environment', async () => {
  const quiet = async () => {
    deepEqual([await ruler.errors(), await ruler.said()], [[], []])
    return true
  }
  await waitFor('a ruler without alerts', quiet)
  await pause(30_000)
  await quiet()
})

const told = [
  'porto ProxmoxClusterScrapeFailing',
  'porto ProxmoxExporterDown',
  'riga ProxmoxHypervisorsGone',
  ...alertsOfSick.map(alert => `kyiv ${alert}`),
]

test('is told of what ten alerts are for', async () => {
  await waitFor('an Alertmanager without alerts', async () => {
    deepEqual(await firing(), [])
    return true
  })
  pager.pages.length = 0
  await scaleExporter('porto', 0)
  await proxmoxOf('riga').hypervisors.riga1?.fault({ kind: 'refuse' })
  await proxmoxOf('kyiv').change(sick)
})

for (const alert of told)
  test(`brings ${alert} to Alertmanager`, async () => {
    await waitFor(alert, async () => (await firing()).includes(alert))
  })

test('pages once for each', () => {
  const pages = pager.pages.map(({ status, labels }) => JSON.stringify([status, labels]))
  deepEqual(pages.length, new Set(pages).size)
})

test('tells the end of each', async () => {
  await scaleExporter('porto', 1)
  for (const name of names) await proxmoxOf(name).heal()
  await waitFor('an Alertmanager without alerts', async () => {
    deepEqual(await firing(), [])
    return true
  })
})

test.run()
