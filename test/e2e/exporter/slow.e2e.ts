import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { startExporter } from '../../slow-hypervisors/exporter.ts'
import { startHypervisors } from '../../slow-hypervisors/hypervisors.ts'
import { measure } from '../../slow-hypervisors/measure.ts'
import { clusterScrape, laboratory, nodeScrape } from './recette-newyork.ts'
import { scrape } from './scrape.ts'

const test = suite('a slow hypervisor')
const slow = 'virtrc18u'
const quick = 'virtrc19u'
const own = (url: string, path: string) => new URL(path, url).href

/** So many scrapes of the slow hypervisor that Prometheus gives up after two seconds. */
const givenUp = (count: number, url: string) =>
  Promise.allSettled(Array.from({ length: count }, () => scrape(url, 2)))

test.before.each(async () => {
  await laboratory.heal()
  Object.assign(laboratory.simulated.cluster.nodes[slow] ?? {}, { delay: 1500 })
})
test.after(() => laboratory.heal())

test('holds up no other node scrape, no probe and no metrics of the exporter', async () => {
  const waiting = givenUp(8, nodeScrape(slow))
  await sleep(500)
  assert.is((await scrape(nodeScrape(quick), 5)).status, 200)
  for (const path of ['/', '/metrics'])
    assert.is((await scrape(own(nodeScrape(quick), path), 5)).status, 200, path)
  await waiting
})

test('is asked nothing more for a scrape that Prometheus gave up', async () => {
  const hypervisors = await startHypervisors(1, 30)
  const exporter = await startExporter(hypervisors.secret, 'generated')
  try {
    await hypervisors.delay({ pve01: 300 })
    await Promise.allSettled([scrape(`${exporter.url}/pve?target=${hypervisors.targets.pve01}`, 2)])
    // Longer than the call takes that was under way.
    await sleep(1000)
    const calls = await hypervisors.calls()
    await sleep(2000)
    assert.is(await hypervisors.calls(), calls)
  } finally {
    await exporter.stop()
    await hypervisors.stop()
  }
})

test('is reported by the exporter before Prometheus gives up', async () => {
  assert.equal(await scrape(nodeScrape(slow), 2), { status: 500, series: [] })
})

test('holds up no probe of the exporter of the cluster scrape either', async () => {
  for (const node of Object.values(laboratory.simulated.cluster.nodes)) node.delay = 1500
  const waiting = givenUp(4, clusterScrape())
  await sleep(500)
  for (const path of ['/', '/metrics'])
    assert.is((await scrape(own(clusterScrape(), path), 5)).status, 200, path)
  await waiting
})

test('of three, at three seconds a call, costs its own node scrapes alone, one interval after the other', async () => {
  const { quick, slow, unanswered } = await measure(
    {
      nodes: 3,
      guests: 300,
      slow: { nodes: 'one', milliseconds: 3000 },
      interval: 120,
      timeout: 100,
      seconds: 480,
      speed: 20,
    },
    'generated',
  )
  assert.equal(quick, { up: quick.of, of: quick.of })
  assert.is(slow.up, 0)
  // Three failures of the liveness probe in a row, each after 10 seconds and 30 apart, would kill the pod.
  assert.ok(unanswered < 60)
})

test.run()
