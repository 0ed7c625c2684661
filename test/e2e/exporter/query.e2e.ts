import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { releases } from '../../pve-api/releases.ts'
import { callCount } from '../../pve-api/simulation.ts'
import { release } from './lanes.ts'
import { clusterScrape, laboratory, names, nodeScrape } from './recette-newyork.ts'
import { ids, scrape } from './scrape.ts'

const test = suite('the query')

test.before.each(() => laboratory.heal())

test('of the README answers for the cluster and its first node', async () => {
  const { status, series } = await scrape(`http://${names.cluster}:9221/pve?target=${names.hypervisors}`)
  assert.is(status, 200)
  assert.ok(series.includes('pve_up{id="cluster/kubeRCnewyork"} 1.0'))
  assert.ok(series.includes('pve_up{id="node/virtrc18u"} 1.0'))
})

test('of the cluster scrape is that of the README, for cluster collectors alone', () => {
  const url = new URL(clusterScrape())
  assert.is(url.host, `${names.cluster}.monitoring.svc:9221`)
  assert.equal([...url.searchParams].sort(), [
    ['cluster', '1'],
    ['node', '0'],
    ['target', names.hypervisors],
  ])
})

test('of the cluster scrape gives nodes, guests, storages and what the cluster knows of them', async () => {
  const { series } = await scrape(clusterScrape())
  const { version, repoid } = releases[release]
  const expected = [
    'pve_cluster_info{id="cluster/kubeRCnewyork",nodes="2",quorate="1",version="4"} 1.0',
    'pve_guest_info{id="lxc/201",name="resolver-1",node="virtrc18u",tags="",template="0",type="lxc"} 1.0',
    'pve_guest_info{id="qemu/101",name="kube-rc-1",node="virtrc18u",tags="kube;rc",template="0",type="qemu"} 1.0',
    'pve_guest_info{id="qemu/900",name="debian-template",node="virtrc18u",tags="",template="1",type="qemu"} 1.0',
    'pve_ha_state{id="qemu/101",state="started"} 1.0',
    'pve_lock_state{id="qemu/103",state="backup"} 1.0',
    'pve_not_backed_up_info{id="qemu/103"} 1.0',
    'pve_not_backed_up_total{id="cluster/kubeRCnewyork"} 2.0',
    'pve_qdevice_up{id="cluster/kubeRCnewyork"} 1.0',
    'pve_storage_info{content="backup,images",id="storage/virtrc19u/nfs",node="virtrc19u",plugintype="nfs",storage="nfs"} 1.0',
    'pve_storage_shared{id="storage/virtrc18u/nfs"} 1.0',
    'pve_up{id="qemu/101"} 1.0',
    'pve_up{id="qemu/104"} 0.0',
    'pve_up{id="storage/virtrc18u/local-zfs"} 1.0',
    `pve_version_info{release="${release}",repoid="${repoid}",version="${version}"} 1.0`,
  ]
  assert.equal(
    expected.filter(line => !series.includes(line)),
    [],
  )
})

test('of the cluster scrape makes 11 calls, all to one hypervisor', async () => {
  await scrape(clusterScrape())
  assert.is(callCount(laboratory.simulated), 11)
  assert.is(Object.keys(laboratory.simulated.calls).length, 1)
})

for (const [node, other] of [
  ['virtrc18u', 'virtrc19u'],
  ['virtrc19u', 'virtrc18u'],
] as const)
  test(`of ${node}'s node scrape gives its own series`, async () => {
    const { status, series } = await scrape(nodeScrape(node))
    assert.is(status, 200)
    const own = series.filter(line => /^pve_(subscription|replication|onboot)/.test(line))
    assert.ok(own.some(line => line.startsWith(`pve_subscription_info{id="node/${node}"`)))
    assert.ok(own.some(line => line.includes(`source="node/${node}",target="node/${other}"`)))
    assert.ok(own.some(line => line.startsWith('pve_onboot_status') && line.includes(`node="${node}"`)))
    assert.equal(
      own.filter(line => line.includes(`node="${other}"`) || line.includes(`id="node/${other}"`)),
      [],
    )
    assert.equal(Object.keys(laboratory.simulated.calls), [node])
  })

test("of the node scrapes gives no guest's series but what the node alone knows of them", async () => {
  const { series } = await scrape(nodeScrape('virtrc18u'))
  const ofGuests = series
    .filter(line => /id="(qemu|lxc|storage)\//.test(line))
    .map(line => line.split('{')[0])
  assert.equal([...new Set(ofGuests)], ['pve_onboot_status'])
})

test("of the node scrapes gives each node's own view while a partition parts them", async () => {
  laboratory.simulated.cluster.partition = [['virtrc18u'], ['virtrc19u']]
  const views = await Promise.all(
    ['virtrc18u', 'virtrc19u'].map(async node => (await scrape(nodeScrape(node))).series),
  )
  // The quorum device votes for the side of the lowest node id.
  const quorate = (value: number) =>
    `pve_cluster_info{id="cluster/kubeRCnewyork",nodes="2",quorate="${value}",version="4"} 1.0`
  assert.ok(views[0]?.includes(quorate(1)))
  assert.ok(views[1]?.includes(quorate(0)))
})

test('follows the cluster: a guest stops, a node goes', async () => {
  const { cluster } = laboratory.simulated
  Object.assign(cluster.guests[101] ?? {}, { status: 'stopped' })
  Object.assign(cluster.nodes.virtrc19u ?? {}, { online: false })
  await laboratory.refuse('virtrc19u')
  const scraped = await scrape(clusterScrape())
  for (const id of ['qemu/101', 'qemu/102', 'node/virtrc19u', 'storage/virtrc19u/local'])
    assert.ok(scraped.series.includes(`pve_up{id="${id}"} 0.0`), id)
  assert.ok(scraped.series.includes('pve_up{id="cluster/kubeRCnewyork"} 1.0'))
  assert.ok(ids(scraped).includes('qemu/102'))
})

test.run()
