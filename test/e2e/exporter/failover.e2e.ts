import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { silence } from './network.ts'
import type { Pod } from './pod.ts'
import { clusterScrape, environment, laboratory, names, nodeScrape } from './recette-newyork.ts'
import { scrape } from './scrape.ts'
import { untilHolds } from './until.ts'

const test = suite('a dead hypervisor')
const cluster = 'pve_up{id="cluster/kubeRCnewyork"} 1.0'
const nodeExporter = environment.pods[names.node] as Pod
const address = (node: string) => laboratory.simulated.cluster.nodes[node]?.address ?? ''

test.before.each(() => laboratory.heal())
test.after(() => laboratory.heal())

// Either one, since names may resolve in any order: one of the two is the first.
for (const [dead, alive] of [
  ['virtrc18u', 'virtrc19u'],
  ['virtrc19u', 'virtrc18u'],
] as const) {
  test(`(${dead}) whose packets are dropped does not end the cluster scrape`, async () => {
    silence(address(dead))
    // Prometheus, too, may have asked until then.
    laboratory.simulated.calls = {}
    const { status, series } = await scrape(clusterScrape())
    assert.is(status, 200)
    assert.ok(series.includes(cluster))
    assert.equal(Object.keys(laboratory.simulated.calls), [alive])
  })

  test(`(${dead}) whose packets are dropped fails its own node scrape by a timeout`, async () => {
    silence(address(dead))
    const before = nodeExporter.log().length
    assert.equal(await scrape(nodeScrape(dead)), { status: 500, series: [] })
    await untilHolds('the log says why', () =>
      assert.match(nodeExporter.log().slice(before), /ConnectTimeout.*timed out/),
    )
  })

  test(`(${dead}) that refuses connections does not end the cluster scrape`, async () => {
    await laboratory.refuse(dead)
    const { status, series } = await scrape(clusterScrape())
    assert.is(status, 200)
    assert.ok(series.includes(cluster))
  })

  test(`(${dead}) fails its own node scrape and no other's`, async () => {
    await laboratory.refuse(dead)
    const failed = await scrape(nodeScrape(dead))
    assert.equal(failed, { status: 500, series: [] })
    assert.is((await scrape(nodeScrape(alive))).status, 200)
  })
}

test('is all there is: the cluster scrape fails and gives nothing', async () => {
  await laboratory.refuse('virtrc18u')
  await laboratory.refuse('virtrc19u')
  assert.equal(await scrape(clusterScrape()), { status: 500, series: [] })
})

for (const fault of ['silent', 'forbidden', 'broken'] as const)
  test(`whose API is ${fault} fails the scrape that reaches it`, async () => {
    for (const node of Object.values(laboratory.simulated.cluster.nodes)) node.fault = fault
    assert.equal(await scrape(clusterScrape()), { status: 500, series: [] })
  })

test.run()
