import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { authority, pveNames } from '../../pve-api/certificates.ts'
import { startEnvironment } from './environment.ts'
import { builtOverlay } from './overlay.ts'
import { pveTargets } from './pve-targets.ts'
import { laboratory } from './recette-newyork.ts'
import { rendered } from './rendered.ts'
import { scrape } from './scrape.ts'

const test = suite('with a CA')

const environment = await startEnvironment(
  rendered(
    builtOverlay(
      'verified',
      `hypervisors:
  - { name: virtrc18u, address: 198.51.100.18 }
  - { name: virtrc19u, address: 198.51.100.19 }
pveExporter:
  tls: { caSecret: pve-ca }
`,
    ),
  ),
  { 'pve-exporter': laboratory.secret, 'pve-ca': { 'ca.crt': laboratory.ca.cert } },
)
laboratory.resolve(environment)
const targets = await pveTargets(environment, 9092)

const results = () =>
  Promise.all(
    targets.map(async ({ labels, scrapeUrl }) => {
      const { status, series } = await scrape(scrapeUrl)
      return `${labels.instance} ${status} ${series.length > 0 ? 'series' : 'nothing'}`
    }),
  ).then(lines => lines.sort())

const all = (outcome: string) => [
  `verified-proxmox-monit-pve-exporter-hypervisor ${outcome}`,
  `virtrc18u ${outcome}`,
  `virtrc19u ${outcome}`,
]

test.before.each(() => laboratory.heal())
test.after(() => void environment.stop())

test("of the cluster and Proxmox VE's own certificates every scrape is verified and answers", async () => {
  laboratory.certify(laboratory.ca)
  assert.equal(await results(), all('200 series'))
})

test('of the cluster the cluster scrape goes on when a hypervisor refuses', async () => {
  for (const node of ['virtrc18u', 'virtrc19u']) {
    await laboratory.heal()
    await laboratory.refuse(node)
    assert.ok((await results()).includes(all('200 series')[0] ?? ''), node)
  }
})

test("a foreign authority's certificate gives nothing", async () => {
  laboratory.certify(authority('Somebody else'))
  assert.equal(await results(), all('500 nothing'))
})

test('a certificate for other names gives nothing', async () => {
  laboratory.certify(laboratory.ca, () => ['elsewhere.example.com'])
  assert.equal(await results(), all('500 nothing'))
})

test("another node's certificate gives its node scrape nothing", async () => {
  laboratory.certify(laboratory.ca, () => pveNames('virtrc18u', '198.51.100.18'))
  assert.ok((await results()).includes('virtrc19u 500 nothing'))
})

test.run()
