import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { startExporter } from '../../slow-hypervisors/exporter.ts'
import { startHypervisors } from '../../slow-hypervisors/hypervisors.ts'
import { measure } from '../../slow-hypervisors/measure.ts'
import type { Pod } from './pod.ts'
import { clusterScrape, environment, laboratory, names, nodeScrape } from './recette-newyork.ts'
import { scrape } from './scrape.ts'
import { until } from './until.ts'

const test = suite('a slow hypervisor')
const slow = 'virtrc18u'
const quick = 'virtrc19u'
const own = (url: string, path: string) => new URL(path, url).href

/** Eight scrapes that Prometheus gives up: two threads would be busy with them for minutes. */
const givenUp = (url: string) => Promise.allSettled(Array.from({ length: 8 }, () => scrape(url, 3)))

test.before.each(async () => {
  await laboratory.heal()
  Object.assign(laboratory.simulated.cluster.nodes[slow] ?? {}, { delay: 4000 })
})
test.after(() => laboratory.heal())

test('holds up no other node scrape, no probe and no metrics of the exporter', async () => {
  await givenUp(nodeScrape(slow))
  assert.is((await scrape(nodeScrape(quick))).status, 200)
  for (const path of ['/', '/metrics'])
    assert.is((await scrape(own(nodeScrape(quick), path))).status, 200, path)
})

test('is asked nothing more for a scrape that Prometheus gave up', async () => {
  const hypervisors = await startHypervisors(1, 30)
  const exporter = await startExporter(hypervisors.secret, 'generated')
  try {
    const url = `${exporter.url}/pve?target=${hypervisors.targets.pve01}`
    await hypervisors.delay({ pve01: 300 })
    await Promise.allSettled([scrape(url, 2)])
    const [asked] = await until('no more calls come', async () => {
      const calls = await hypervisors.calls()
      // Much longer than one takes.
      await sleep(2000)
      return calls === (await hypervisors.calls()) && [calls]
    })
    await hypervisors.delay({})
    await scrape(url)
    const whole = (await hypervisors.calls()) - Number(asked)
    assert.ok(Number(asked) < whole, `${asked} calls, and ${whole} of a whole scrape`)
  } finally {
    await exporter.stop()
    await hypervisors.stop()
  }
})

test('is waited for longer than the five seconds of the exporter by itself', async () => {
  let scraping: Promise<unknown> | undefined
  const hypervisors = await startHypervisors(1, 30)
  const exporter = await startExporter(hypervisors.secret, 'generated')
  try {
    await hypervisors.delay({ pve01: 6000 })
    const before = await hypervisors.calls()
    scraping = Promise.allSettled([scrape(`${exporter.url}/pve?target=${hypervisors.targets.pve01}`)])
    // It comes only after an answer to the first.
    await until('a second call comes', async () => (await hypervisors.calls()) - before === 2)
  } finally {
    await exporter.stop()
    await scraping
    await hypervisors.stop()
  }
})

test("is named as slow in the exporter's log", async () => {
  const pod = environment.pods[names.node] as Pod
  const before = pod.log().length
  await givenUp(nodeScrape(slow))
  await until('the scrapes end', () =>
    /the hypervisor is slow: the scrape takes longer than Prometheus waits/.test(pod.log().slice(before)),
  )
})

test('holds up no probe of the exporter of the cluster scrape either', async () => {
  for (const node of Object.values(laboratory.simulated.cluster.nodes)) node.delay = 4000
  await givenUp(clusterScrape())
  for (const path of ['/', '/metrics'])
    assert.is((await scrape(own(clusterScrape(), path))).status, 200, path)
})

test('of three, at three seconds a call, costs its own node scrapes alone, one interval after the other', async () => {
  const { quick, slow, unanswered } = await measure(
    {
      nodes: 3,
      guests: 150,
      slow: { nodes: 'one', milliseconds: 3000 },
      interval: 60,
      timeout: 50,
      seconds: 180,
      speed: 4,
    },
    'generated',
  )
  assert.equal(quick, { up: quick.of, of: quick.of })
  assert.is(slow.up, 0)
  // Three failures of the liveness probe in a row, each after 10 seconds and 30 apart, would kill the pod.
  assert.ok(unanswered < 60)
})

test.run()
