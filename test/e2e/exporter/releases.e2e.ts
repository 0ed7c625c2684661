import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { onRelease, type Release, releases } from '../../pve-api/releases.ts'
import { clusterScrape, laboratory, nodeScrape } from './recette-newyork.ts'
import { scrape } from './scrape.ts'

const test = suite('Proxmox VE')

test.before.each(() => laboratory.heal())
test.after(() => laboratory.heal())

/** Every series of both scrapes without its value, which grows from one scrape to the next. */
async function allSeries(): Promise<string[]> {
  const scraped = await Promise.all(
    [clusterScrape(), nodeScrape('virtrc18u'), nodeScrape('virtrc19u')].map(url => scrape(url)),
  )
  assert.equal(
    scraped.map(({ status }) => status),
    [200, 200, 200],
  )
  return scraped.flatMap(({ series }) => series.map(line => line.slice(0, line.lastIndexOf(' ')))).sort()
}

const versionless = (series: string[]) => series.filter(line => !line.startsWith('pve_version_info'))

let oldest: string[] = []

test.before(async () => {
  await laboratory.heal()
  onRelease(laboratory.simulated.cluster, '8.4')
  oldest = await allSeries()
})

for (const release of Object.keys(releases) as Release[])
  test(`${release} gives every series of 8.4, and its own version`, async () => {
    onRelease(laboratory.simulated.cluster, release)
    const series = await allSeries()
    assert.equal(versionless(series), versionless(oldest))
    const { version, repoid } = releases[release]
    assert.ok(
      series.includes(`pve_version_info{release="${release}",repoid="${repoid}",version="${version}"}`),
    )
  })

test('9.2 with a node of 8.4 beside it gives every series, as in the middle of an upgrade', async () => {
  const { virtrc19u } = onRelease(laboratory.simulated.cluster, '9.2').nodes
  if (virtrc19u) virtrc19u.version = releases['8.4']
  const versions = (await allSeries()).filter(line => line.startsWith('pve_version_info'))
  // Each node scrape says its own version, the cluster scrape that of the node that answered.
  assert.equal([...new Set(versions)].length, 2)
})

test('whose HA is disarmed with freeze says so for every service, and keeps maintenance while a node is off', async () => {
  const { cluster } = laboratory.simulated
  onRelease(cluster, '9.2')
  for (const guest of Object.values(cluster.guests)) if (guest.haState !== undefined) guest.haState = 'freeze'
  Object.assign(cluster.nodes.virtrc19u ?? {}, { haState: 'maintenance', online: false })
  await laboratory.refuse('virtrc19u')
  const { series } = await scrape(clusterScrape())
  const states = series.filter(line => line.startsWith('pve_ha_state') && line.endsWith(' 1.0'))
  assert.equal(states, [
    'pve_ha_state{id="node/virtrc18u",state="online"} 1.0',
    'pve_ha_state{id="node/virtrc19u",state="maintenance"} 1.0',
    'pve_ha_state{id="qemu/101",state="freeze"} 1.0',
    'pve_ha_state{id="qemu/102",state="freeze"} 1.0',
  ])
})

test('with a paused virtual machine says that it is not up, and what memory it holds', async () => {
  Object.assign(laboratory.simulated.cluster.guests[101] ?? {}, { status: 'paused' })
  const { series } = await scrape(clusterScrape())
  assert.ok(series.includes('pve_up{id="qemu/101"} 0.0'))
  assert.ok(series.some(line => /^pve_memory_usage_bytes\{id="qemu\/101"\} [1-9]/.test(line)))
})

test("to a token with the least role gives every series of an auditor's but the sums of pools", async () => {
  const auditor = await allSeries()
  for (const account of Object.values(laboratory.simulated.cluster.accounts))
    account.role = 'PrometheusExporter'
  const least = await allSeries()
  const missing = auditor.filter(line => !least.includes(line))
  assert.ok(missing.length > 0)
  // No query of ours reads them: a pool is told from other objects by its id.
  assert.equal(
    missing.filter(line => !/\{id="(\/pool\/|network\/)/.test(line)),
    [],
  )
})

for (const [without, lost] of [
  ['Sys.Audit', undefined],
  ['VM.Audit', 'qemu/101'],
  ['Datastore.Audit', 'storage/virtrc18u/nfs'],
] as const)
  test(`to a token whose role lacks ${without} ${lost === undefined ? 'refuses both scrapes' : `hides ${lost}`}`, async () => {
    for (const account of Object.values(laboratory.simulated.cluster.accounts)) {
      account.role = 'PrometheusExporter'
      account.without = without
    }
    const scraped = await Promise.all([clusterScrape(), nodeScrape('virtrc18u')].map(url => scrape(url)))
    assert.equal(
      scraped.map(({ status }) => status),
      lost === undefined ? [500, 500] : [200, 200],
    )
    if (lost !== undefined)
      assert.not.ok(scraped.some(({ series }) => series.join('\n').includes(`id="${lost}"`)))
  })

test('to a token that a renewal in place gave a new value answers that alone', async () => {
  const account = Object.values(laboratory.simulated.cluster.accounts)[0]
  if (account) account.secret = 'regenerated'
  assert.equal(await scrape(clusterScrape()), { status: 500, series: [] })
})

test.run()
