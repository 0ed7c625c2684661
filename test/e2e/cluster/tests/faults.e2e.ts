import { deepEqual, equal } from 'node:assert/strict'
import { chapter } from '../../laboratory/chapter.ts'
import { client } from './client.ts'
import { eventually, names, newyork, prometheus, waitFor } from './shared.ts'

const test = chapter('a hypervisor')

const environment = 'recette-newyork'
const { virtrc18u } = newyork.hypervisors as { virtrc18u: (typeof newyork.hypervisors)[string] }
const asking = await client('asking', 'monitoring', { 'app.kubernetes.io/name': 'prometheus' })

const nodeExporter = 'proxmox-node-exporter virtrc18u'
const ownApi = 'proxmox-pve-node virtrc18u'
const otherApi = 'proxmox-pve-node virtrc19u'
const clusterScrape = `proxmox-pve-cluster ${names.hypervisors}`

/** Which targets are down, once every one of the environment has a scrape that began after now. */
async function nextDown(): Promise<string[]> {
  const up = `up{environment="${environment}",job!="proxmox-pve-exporter"}`
  const since = Date.now() / 1000
  const samples = await waitFor('every next scrape', async () => {
    const later = await prometheus.query(`${up} and timestamp(${up}) > ${since}`)
    return later.length === 4 && later
  })
  return samples
    .filter(({ value }) => value === 0)
    .map(({ metric }) => `${metric.job} ${metric.instance}`)
    .sort()
}

/**
 * Waits for a round of scrapes after which these targets are down, and no other: in the first one a scrape was perhaps under way, or late
 * on a busy machine.
 */
const isDown = (expected: string[]) =>
  eventually('a round of scrapes', async () => deepEqual(await nextDown(), expected))

/** Asks as the cluster scrape does; whether it was answered, and after how many seconds. */
async function ask(seconds = 40): Promise<[boolean, number]> {
  const url = `http://${names.cluster}:9221/pve?cluster=1&node=0&target=${names.hypervisors}`
  const started = performance.now()
  const answer = await asking.get(url, seconds)
  return [answer.includes('pve_up{id="cluster/kubeRCnewyork"} 1.0'), (performance.now() - started) / 1000]
}

/** Asks until it was answered and was not: DNS gives the addresses in another order each time. With less time, more often. */
async function bothAnswers() {
  const answers = new Set<boolean>()
  await waitFor('an answer and a failure', async () => {
    const [answered] = await ask(15)
    return answers.add(answered).size === 2
  })
}

test('whose node exporter is dead takes that target down and nothing else', async () => {
  await newyork.heal()
  await virtrc18u.fault({ kind: 'refuse', ports: [9100] })
  await isDown([nodeExporter])
})

test('that refuses takes its own targets down and nothing else', async () => {
  await newyork.heal()
  await virtrc18u.fault({ kind: 'refuse' })
  await isDown([nodeExporter, ownApi])
  for (let query = 0; query < 5; query++) equal((await ask())[0], true)
})

test('that is silent takes its own targets down, costs the cluster scrape 5 s, and nothing else', async () => {
  await newyork.heal()
  await virtrc18u.fault({ kind: 'drop' })
  await isDown([nodeExporter, ownApi])
  await waitFor('a query that begins with the silent one', async () => {
    const [answered, seconds] = await ask()
    equal(answered, true)
    return seconds >= 5
  })
})

for (const [fault, title] of [
  ['silent', 'that accepts and does not answer'],
  ['forbidden', 'that answers 403'],
] as const)
  test(`${title} takes its own API's target down, and each cluster scrape that begins with it`, async () => {
    await newyork.heal()
    await newyork.change({ nodes: { virtrc18u: { fault } } })
    await eventually('a round of scrapes', async () =>
      deepEqual(
        (await nextDown()).filter(name => name !== clusterScrape),
        [ownApi],
      ),
    )
    await bothAnswers()
  })

test('that a partition cuts off is still scraped, and tells its own view', async () => {
  await newyork.heal()
  await newyork.change({ partition: [['virtrc18u'], ['virtrc19u']] })
  await isDown([])
  await eventually('the views', async () => {
    const own = `environment="${environment}",job="proxmox-pve-node"`
    const views = await prometheus.query(`pve_cluster_info{${own}}`)
    deepEqual(views.map(({ metric }) => `${metric.instance} ${metric.quorate}`).sort(), [
      // The quorum device votes for the side of the lowest node id.
      'virtrc18u 1',
      'virtrc19u 0',
    ])
  })
})

test('and all others are dead: every target of the environment is down, and no other environment feels it', async () => {
  await newyork.heal()
  for (const host of Object.values(newyork.hypervisors)) await host.fault({ kind: 'refuse' })
  await isDown([nodeExporter, clusterScrape, ownApi, otherApi])
  await eventually('other environments without a target that is down', async () =>
    deepEqual(await prometheus.query('up{environment=~"dual|slices|static"} == 0'), []),
  )
})

/** The environments that are there all along; of one that was removed, Prometheus shows the last samples for five minutes. */
const standing = 'environment=~"recette-newyork|dual|slices|static"'

test('that is healed is scraped again', async () => {
  await newyork.heal()
  await isDown([])
  await eventually('every target, the exporters themselves among them', async () => {
    deepEqual(await prometheus.query(`up{${standing}} == 0`), [])
    const [own] = await prometheus.query(`sum(up{${standing},job="proxmox-pve-exporter"})`)
    equal(own?.value, 8)
  })
})

test.run()
