import { deepEqual, ok } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { sendAlerts } from '../alerts/alertmanager.ts'
import { chapter } from '../laboratory/chapter.ts'
import type { EnvironmentName } from './environments.ts'
import { shardOf } from './environments.ts'
import { patchPrometheus, placed, type Shards, said } from './shards.ts'
import { alertmanager, apply, laboratory, pager, scaleExporter } from './shared.ts'

const { kubectl, waitFor, eventually } = laboratory.cluster
const test = chapter('shards')

const quiet = async (count: Shards) => {
  await eventually(`${count} shards without alerts`, async () => {
    deepEqual(await said(count), Array(count).fill([]))
  })
  // As far as the windows and `for` look back.
  await pause(30_000)
  deepEqual(await said(count), Array(count).fill([]))
}

const firing = async () =>
  (await alertmanager.alerts()).map(({ labels }) => `${labels.environment} ${labels.alertname}`)

/** Waits until Alertmanager holds these alerts of an environment, which only its own shard tells of. */
const toldBy = async (count: Shards, name: EnvironmentName, ...alerts: string[]) => {
  await waitFor(`${alerts.join(', ')} of ${name}`, async () => {
    const all = await firing()
    return alerts.every(alert => all.includes(`${name} ${alert}`))
  })
  await eventually(`${name} told by its own shard alone`, async () => {
    const told = await said(count)
    const own = told[shardOf[count][name]] ?? []
    ok(alerts.every(alert => own.includes(`${name} ${alert}`)))
    const others = told.flatMap((lines, shard) =>
      lines.filter(line => shard !== shardOf[count][name] || !line.startsWith(`${name} `)),
    )
    deepEqual(others, [])
  })
}

const healed = () =>
  eventually('an Alertmanager without alerts', async () => {
    deepEqual(await firing(), [])
  })

test('one Prometheus has all targets, and nothing to tell', async () => {
  await placed(1)
  await quiet(1)
  await sendAlerts(laboratory.cluster)
})

test('of two shards each environment is on one, and none tells what it lacks', async () => {
  await patchPrometheus({ shards: 2 })
  await placed(2)
  await quiet(2)
  deepEqual(pager.pages, [])
})

test('an exporter without a pod is told once, by the shard of its environment', async () => {
  await scaleExporter('kyiv', 0)
  await toldBy(2, 'kyiv', 'ProxmoxExporterDown')
  await eventually('both names of the exporter', async () => {
    const instances = (await alertmanager.alerts())
      .filter(({ labels }) => labels.alertname === 'ProxmoxExporterDown')
      .map(({ labels }) => `${labels.environment} ${labels.instance}`)
    deepEqual(instances.sort(), ['kyiv pve-exporter', 'kyiv pve-exporter-node'])
  })
  await scaleExporter('kyiv', 1)
  await healed()
})

test('an environment of which no target is left is told by its shard', async () => {
  // The discovered ones; a scrape that left the configuration would show its last sample for five minutes more.
  await kubectl(['delete', 'services', '--namespace=monitoring', '--selector=environment=riga'])
  await toldBy(2, 'riga', 'ProxmoxExporterDown', 'ProxmoxClusterScrapeFailing', 'ProxmoxNodeExporterDown')
  await apply('riga')
  await healed()
})

test('of three shards, made while it runs, each environment is on its own, and nobody is paged', async () => {
  pager.pages.length = 0
  await patchPrometheus({ shards: 3 })
  await placed(3)
  await quiet(3)
  deepEqual(pager.pages, [])
})

test('an environment that fails goes on being told from the shard to which it moves', async () => {
  await scaleExporter('riga', 0)
  await toldBy(3, 'riga', 'ProxmoxExporterDown')
  await patchPrometheus({ shards: 2 })
  await toldBy(2, 'riga', 'ProxmoxExporterDown')
  await scaleExporter('riga', 1)
  await healed()
  await placed(2)
})

test.run()
