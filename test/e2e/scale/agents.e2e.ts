import { deepEqual } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { sendAlerts } from '../alerts/alertmanager.ts'
import { prometheus } from '../cluster/prometheus.ts'
import { chapter } from '../laboratory/chapter.ts'
import { monitorLabels } from '../laboratory/laboratory.ts'
import { agent, central, centralService, ruleLabels, scrapers } from './agents.ts'
import { patchPrometheus, placed, saidBy } from './shards.ts'
import { alertmanager, applyUnsharded, laboratory, names, pager, scaleExporter } from './shared.ts'
import { differences, shown } from './shown.ts'

const { kubectl, ready, waitFor, eventually, prometheus: scraping } = laboratory.cluster
const test = chapter('pairs and agents')

const receiving = prometheus(kubectl, 'monitoring', 'central')

const firing = async () =>
  (await alertmanager.alerts()).map(
    ({ labels }) => `${labels.environment} ${labels.alertname} ${labels.instance ?? ''}`,
  )

/** Nothing is told, by Alertmanager and by the Prometheus that has the rules. */
const isQuiet = (evaluating = scraping) =>
  eventually('an Alertmanager without alerts', async () => {
    deepEqual([await firing(), await saidBy(evaluating)], [[], []])
  })

const down = ['porto ProxmoxExporterDown pve-exporter', 'porto ProxmoxExporterDown pve-exporter-node']

const toldOnce = async (evaluating = scraping) => {
  pager.pages.length = 0
  await scaleExporter('porto', 0)
  await eventually('the exporter that is down', async () => {
    deepEqual((await firing()).filter(line => line.includes('ProxmoxExporterDown')).sort(), down)
  })
  await scaleExporter('porto', 1)
  await isQuiet(evaluating)
  const paged = pager.pages
    .filter(({ status, labels }) => status === 'firing' && labels.alertname === 'ProxmoxExporterDown')
    .map(({ labels }) => `${labels.environment} ${labels.alertname} ${labels.instance}`)
  deepEqual(paged.sort(), down)
}

test('a pair scrapes everything twice, and tells each alert once', async () => {
  await applyUnsharded()
  await patchPrometheus({ shards: 1, replicas: 2, thanos: null })
  await sendAlerts(laboratory.cluster)
  await placed(1, 5)
  await isQuiet()
  await toldOnce()
})

/** How many scrapes of each environment the receiving Prometheus knows that are down (0) and up (1). */
const ups = async (name: string) => {
  const found = await receiving.query(
    `count_values("up", up{environment="${name}",job=~"proxmox-pve-cluster|proxmox-pve-node"})`,
    '30s',
  )
  return Object.fromEntries(found.map(({ metric, value }) => [metric.up, value]))
}

const own = {
  // The Prometheus that scrapes has no rules from here on; it stays as what the other one is compared with.
  prometheus: { monitorLabels, ruleLabels },
}

test('agents scrape nothing through the exporters until the NetworkPolicy names them', async () => {
  await applyUnsharded(own)
  await patchPrometheus({ replicas: 1 })
  await kubectl.apply([...central, centralService, agent])
  for (const set of ['prometheus-central', 'prom-agent-agent', 'prom-agent-agent-shard-1'])
    await ready('monitoring', `statefulset/${set}`)
  for (const name of names)
    await eventually(`scrapes of ${name} that are refused`, async () => {
      deepEqual(await ups(name), { 0: 2 })
    })
  await applyUnsharded({ ...own, networkPolicy: { from: scrapers } })
})

test('agents with shards write to another Prometheus, which has every series once', async () => {
  for (const name of names)
    await eventually(`the series of ${name}`, async () => {
      const up = await receiving.query(`count by (job, instance) (up{environment="${name}"} == 1)`, '30s')
      deepEqual(
        up.map(({ value }) => value),
        [1, 1, 1, 1, 1],
      )
    })
  const targets = (await receiving.targets()).filter(({ labels }) => labels.environment !== undefined)
  deepEqual(targets, [])
})

test('dashboards show there what they show where it is scraped', async () => {
  // What is written there is younger, and a rate of fewer samples is another one: `__rate_interval` is four minutes.
  await waitFor('as many samples of the last four minutes', async () => {
    const least = 'min(count_over_time(pve_up{environment="kyiv"}[4m]))'
    const [here = 0, there = 0] = await Promise.all(
      [receiving, scraping].map(async each => (await each.query(least))[0]?.value),
    )
    if (here >= there - 1) return true
    throw new Error(`${here} here, and there ${there}`)
  })
  await eventually('the same dashboards', async () => {
    const addresses = await Promise.all([receiving.address(), scraping.address()])
    const [here = new Map(), there = new Map()] = await shown(
      'kyiv',
      addresses.map(address => ({ address })),
    )
    deepEqual(differences(here, there), [])
  })
})

test('the alerts work there, and tell once', async () => {
  await isQuiet(receiving)
  // As far as the windows and `for` look back.
  await pause(20_000)
  await isQuiet(receiving)
  await toldOnce(receiving)
})

test('neither asks an agent: it answers no query', async () => {
  const { status } = await kubectl.get('pod', 'prom-agent-agent-0', '--namespace=monitoring')
  const answer = await fetch(`http://${status.podIP}:9090/api/v1/query?query=up`)
  deepEqual((await answer.json()).error, 'unavailable with Prometheus Agent')
})

test('an agent that is gone is told: what it wrote is absent', async () => {
  await kubectl(['delete', 'prometheusagents.monitoring.coreos.com', 'agent', '--namespace=monitoring'])
  await waitFor('scrapes that are absent', async () =>
    (await saidBy(receiving)).includes('porto ProxmoxClusterScrapeFailing'),
  )
})

test.run()
