import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { startPrometheus } from './prometheus.ts'
import { environment, prometheus, targets } from './recette-newyork.ts'
import { scrapesOf } from './scrapes.ts'
import { until, untilHolds } from './until.ts'

const test = suite('Prometheus')

const values = async (expression: string) => (await prometheus.query(expression)).map(({ value }) => value[1])
const labels = (of: typeof targets) =>
  of.map(target => JSON.stringify([target.scrapeUrl, target.labels])).sort()

test('has one cluster target, a node target for each hypervisor and one for each exporter', () => {
  const found = targets.map(({ labels }) => `${labels.job} ${labels.instance}`).sort()
  assert.equal(found, [
    'proxmox-pve-cluster recette-newyork-proxmox-monit-pve-exporter-hypervisor',
    'proxmox-pve-exporter pve-exporter',
    'proxmox-pve-exporter pve-exporter-node',
    'proxmox-pve-node virtrc18u',
    'proxmox-pve-node virtrc19u',
  ])
})

test('scrapes them all', () => {
  const down = targets
    .filter(({ health }) => health !== 'up')
    .map(({ scrapeUrl, lastError }) => [scrapeUrl, lastError])
  assert.equal(down, [])
})

test('gives every target its environment and namespace, and no label that changes with a pod', () => {
  for (const { labels } of targets)
    assert.equal(Object.keys(labels).sort(), ['environment', 'instance', 'job', 'namespace'])
  assert.ok(targets.every(({ labels }) => labels.environment === 'recette-newyork'))
  assert.ok(targets.every(({ labels }) => labels.namespace === 'monitoring'))
})

/** A test that asks for series: a target is up before they can be asked for, and those of a late scrape are gone until the next one. */
const stores = (title: string, assertions: () => Promise<void>) =>
  test(`stores ${title}`, () => untilHolds('such series are there', assertions))

stores('the cluster with its environment', async () => {
  const [up] = await prometheus.query('pve_up{id="cluster/kubeRCnewyork",job="proxmox-pve-cluster"}')
  assert.is(up?.value[1], '1')
  assert.is(up?.metric.environment, 'recette-newyork')
  assert.is(up?.metric.instance, 'recette-newyork-proxmox-monit-pve-exporter-hypervisor')
})

stores("each node's own view under the node's name", async () => {
  const own = await prometheus.query('pve_subscription_info')
  const found = own.map(({ metric }) => `${metric.instance} ${metric.id} ${metric.environment}`).sort()
  assert.equal(found, [
    'virtrc18u node/virtrc18u recette-newyork',
    'virtrc19u node/virtrc19u recette-newyork',
  ])
})

stores('every guest once', async () => {
  assert.equal(await values('count(pve_guest_info)'), ['7'])
  assert.equal(await values('max(count by (id) (pve_guest_info))'), ['1'])
})

stores('no deprecated gauge and no state that nothing asks for', async () => {
  assert.equal(
    await values('count({__name__=~"pve_(network_transmit|network_receive|disk_write|disk_read)_bytes"})'),
    [],
  )
  const states = await prometheus.query('count by (state) (pve_ha_state{id=~"(qemu|lxc)/.+"})')
  assert.equal(states.map(({ metric }) => metric.state).sort(), [
    'error',
    'fence',
    'freeze',
    'recovery',
    'started',
    'stopped',
  ])
  assert.equal(await values('count(pve_network_receive_bytes_total{id="qemu/101"})'), ['1'])
})

stores('28 series of a guest from the cluster scrape, and one more of a guest in no backup job', async () => {
  const found = await prometheus.query('count by (id) ({job="proxmox-pve-cluster",id=~"(qemu|lxc)/.+"})')
  const counts = Object.fromEntries(found.map(({ metric, value }) => [metric.id, value[1]]))
  const [covered, uncovered] = ['28', '29']
  assert.equal(counts, {
    'lxc/201': covered,
    'lxc/202': covered,
    'qemu/101': covered,
    'qemu/102': covered,
    'qemu/103': uncovered,
    'qemu/104': covered,
    'qemu/900': uncovered,
  })
})

test('has the same targets when it discovers EndpointSlices', async () => {
  const other = await startPrometheus(scrapesOf(environment, 'endpointslice'), 9091)
  try {
    const found = await until('targets are there', async () => {
      const pve = (await other.targets()).filter(({ scrapeUrl }) => scrapeUrl.includes(':9221/'))
      return pve.length >= targets.length && pve
    })
    assert.equal(labels(found), labels(targets))
  } finally {
    await other.stop()
  }
})

// From here on each test asks alone: scrapes under way would hold the exporter's two threads.
test.after(() => prometheus.stop())

test.run()
