import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { authority, type Certificate, pveNames, signed } from '../../pve-api/certificates.ts'
import { laboratory } from './recette-newyork.ts'
import { trustAnchor } from './trust-anchor.ts'
import { untilHolds } from './until.ts'
import { all, verifiedBy } from './verified-environment.ts'

const test = suite('with a CA by the printed commands')

const { results, refusal, stop } = await verifiedBy(trustAnchor(laboratory.ca))
const certificatesOf = (ca: Certificate) => (node: string, address: string) =>
  signed(ca, pveNames(node, address))

test.before.each(() => laboratory.heal())
test.after(() => void stop())

test("and Proxmox VE's own certificates every scrape is verified and answers", async () => {
  assert.equal(await results(), all('200 series'))
})

test('the cluster scrape goes on when a hypervisor refuses', async () => {
  for (const node of ['virtrc18u', 'virtrc19u']) {
    await laboratory.heal()
    await laboratory.refuse(node)
    assert.ok((await results()).includes('cluster 200 series'), node)
  }
})

test("a foreign authority's certificate gives nothing", async () => {
  laboratory.certify(certificatesOf(authority()))
  assert.equal(await results(), all('500 nothing'))
  await untilHolds('the log says why', () => assert.is(refusal(), 'unable to get local issuer certificate'))
})

test('a certificate for other names gives nothing', async () => {
  laboratory.certify(() => signed(laboratory.ca, ['elsewhere.example.com']))
  assert.equal(await results(), all('500 nothing'))
  await untilHolds('the log says why', () =>
    assert.match(refusal() ?? '', /^Hostname mismatch, certificate is not valid for /),
  )
})

test("another node's certificate gives its node scrape nothing", async () => {
  laboratory.certify(() => signed(laboratory.ca, pveNames('virtrc18u', '198.51.100.18')))
  assert.ok((await results()).includes('virtrc19u 500 nothing'))
})

test.run()
