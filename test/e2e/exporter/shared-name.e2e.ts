import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { signed } from '../../pve-api/certificates.ts'
import { startEnvironment } from './environment.ts'
import { builtOverlay } from './overlay.ts'
import { pveTargets } from './pve-targets.ts'
import { laboratory } from './recette-newyork.ts'
import { rendered } from './rendered.ts'
import { scrape } from './scrape.ts'
import { trustAnchor } from './trust-anchor.ts'

const test = suite('with a configuration file, a CA and a name that certificates share')

const shared = 'pve.example.com'
const { PVE_USER, PVE_TOKEN_NAME, PVE_TOKEN_VALUE } = laboratory.secret
const configuration = `default:
  user: ${PVE_USER}
  token_name: ${PVE_TOKEN_NAME}
  token_value: ${PVE_TOKEN_VALUE}
  verify_ssl: true
`

const environment = await startEnvironment(
  rendered(
    builtOverlay(
      'shared-name',
      `hypervisors:
  - { name: virtrc18u, address: 198.51.100.18 }
  - { name: virtrc19u, address: 198.51.100.19 }
pveExporter:
  credentials: { configSecret: pve-configuration }
  tls: { caConfigMap: pve-ca, serverName: ${shared} }
  nodeInterval: false
`,
    ),
  ),
  { 'pve-configuration': { 'pve.yml': configuration }, 'pve-ca': { 'ca.crt': trustAnchor(laboratory.ca) } },
)
laboratory.resolve(environment)
const targets = await pveTargets(environment, 9093)
const clusterScrape = targets[0]?.scrapeUrl ?? ''

test.before.each(() => laboratory.heal())
test.after(() => void environment.stop())

test('there is one scrape, which asks for the shared name', () => {
  assert.equal(
    targets.map(({ labels }) => labels.job),
    ['proxmox-pve-cluster'],
  )
  assert.is(new URL(clusterScrape).searchParams.get('target'), shared)
})

test('it is verified and answers, whichever hypervisor refuses', async () => {
  for (const node of ['virtrc18u', 'virtrc19u']) {
    await laboratory.heal()
    laboratory.certify(() => signed(laboratory.ca, [shared]))
    await laboratory.refuse(node)
    const { status, series } = await scrape(clusterScrape)
    assert.is(status, 200, node)
    assert.ok(series.includes('pve_up{id="cluster/kubeRCnewyork"} 1.0'))
  }
})

test("Proxmox VE's own certificates, which lack that name, give nothing", async () => {
  assert.equal(await scrape(clusterScrape), { status: 500, series: [] })
})

test.run()
