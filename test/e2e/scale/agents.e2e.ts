import { deepEqual } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { sendAlerts } from '../alerts/alertmanager.ts'
import { chapter } from '../laboratory/chapter.ts'
import { agent, agentPods, receiver } from './agents.ts'
import { patchPrometheus, placed, prometheusName, said } from './shards.ts'
import { alertmanager, applyUnsharded, laboratory, names, pager, scaleExporter } from './shared.ts'
import { differences, type Shown, shown } from './shown.ts'

const { kubectl, prometheus, ready, waitFor } = laboratory.cluster
const test = chapter('pairs and agents')

const firing = async () =>
  (await alertmanager.alerts()).map(
    ({ labels }) => `${labels.environment} ${labels.alertname} ${labels.instance ?? ''}`,
  )

const isQuiet = () =>
  waitFor('an Alertmanager without alerts', async () => {
    deepEqual([await firing(), await said(1)], [[], [[]]])
    return true
  })

const down = ['porto ProxmoxExporterDown pve-exporter', 'porto ProxmoxExporterDown pve-exporter-node']

const toldOnce = async () => {
  pager.pages.length = 0
  await scaleExporter('porto', 0)
  await waitFor('the exporter that is down', async () => {
    deepEqual((await firing()).filter(line => line.includes('ProxmoxExporterDown')).sort(), down)
    return true
  })
  await scaleExporter('porto', 1)
  await isQuiet()
  const paged = pager.pages
    .filter(({ status, labels }) => status === 'firing' && labels.alertname === 'ProxmoxExporterDown')
    .map(({ labels }) => `${labels.environment} ${labels.alertname} ${labels.instance}`)
  deepEqual(paged.sort(), down)
}

let scraped: Shown | undefined

test('a pair scrapes everything twice, and tells each alert once', async () => {
  await applyUnsharded()
  await patchPrometheus({ shards: 1, replicas: 2, thanos: null })
  await sendAlerts(laboratory.cluster)
  await placed(1, 5)
  await isQuiet()
  await toldOnce()
  scraped = await shown(await prometheus.address(), 'kyiv')
})

test('agents with shards write to one Prometheus, which has every series once', async () => {
  await applyUnsharded({
    networkPolicy: { from: [{ namespaceSelector: {}, podSelector: agentPods }] },
  })
  await patchPrometheus({ replicas: 1, ...receiver })
  await kubectl.apply([agent])
  for (const set of ['prom-agent-agent', 'prom-agent-agent-shard-1'])
    await ready('monitoring', `statefulset/${set}`)
  await ready('monitoring', `statefulset/prometheus-${prometheusName}`)
  await waitFor('a Prometheus without targets of its own', async () => {
    const own = (await prometheus.targets()).filter(({ labels }) => labels.environment !== undefined)
    return own.length === 0
  })
  for (const name of names)
    await waitFor(`the series of ${name}`, async () => {
      const up = await prometheus.query(`count by (job, instance) (up{environment="${name}"} == 1)`, '30s')
      deepEqual(
        up.map(({ value }) => value),
        [1, 1, 1, 1, 1],
      )
      return true
    })
})

test('dashboards show there what they showed where it was scraped', async () => {
  await waitFor('the same dashboards', async () => {
    deepEqual(differences(await shown(await prometheus.address(), 'kyiv'), scraped as Shown), [])
    return true
  })
})

test('the alerts work there', async () => {
  await isQuiet()
  // As far as the windows and `for` look back.
  await pause(20_000)
  await isQuiet()
  await toldOnce()
})

test('an agent that is gone is told: what it wrote is absent', async () => {
  await kubectl(['delete', 'prometheusagents.monitoring.coreos.com', 'agent', '--namespace=monitoring'])
  await waitFor('scrapes that are absent', async () =>
    (await said(1))[0]?.includes('porto ProxmoxClusterScrapeFailing'),
  )
})

test.run()
