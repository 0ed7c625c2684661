import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { acmeAuthority, acmeCertificate } from '../../pve-api/acme-certificate.ts'
import { authority, pveNames, signed } from '../../pve-api/certificates.ts'
import { isStrict, newestPython, oldestPython, type Python } from './pythons.ts'
import { laboratory } from './recette-newyork.ts'
import { trustAnchor } from './trust-anchor.ts'
import { all, type VerifiedOptions, verifiedBy } from './verified-environment.ts'

const test = suite('certificates')

test.before.each(() => laboratory.heal())
test.after(() => laboratory.heal())

/** What an environment that trusts this `ca.crt` scrapes, and why it does not. */
async function scraped(ca: string, options: VerifiedOptions = {}) {
  const { results, refusal, stop } = await verifiedBy(ca, options)
  try {
    return { results: await results(), refusal: refusal() }
  } finally {
    stop()
  }
}

const answered = { results: all('200 series'), refusal: undefined }
const refused = (refusal: string) => ({ results: all('500 nothing'), refusal })

const newest = newestPython()
const oldest = oldestPython()
// A machine without such a Python leaves its tests out; `virtual-environment.ts` has said so.
const onStrict = isStrict(newest) ? test : test.skip
const onOldest = oldest === undefined ? test.skip : test

onStrict(
  'of a CA as Proxmox VE made it before pve-cluster 9.1.2 are refused where the CA is used as it is',
  async () => {
    assert.equal(
      await scraped(laboratory.ca.cert, { python: newest }),
      refused('CA cert does not include key usage extension'),
    )
  },
)

onStrict('of Proxmox VE 7, without a key identifier, are refused whatever the CA', async () => {
  laboratory.certify((node, address) => signed(laboratory.ca, pveNames(node, address), '1.1'))
  assert.equal(await scraped(trustAnchor(laboratory.ca)), refused('Missing Authority Key Identifier'))
})

onOldest(
  'of Proxmox VE are verified by its CA as it is, and by the printed commands, on Python 3.11',
  async () => {
    for (const ca of [laboratory.ca.cert, trustAnchor(laboratory.ca)])
      assert.equal(await scraped(ca, { python: oldest as Python }), answered)
  },
)

test('of a CA as pve-cluster 9.1.2 makes it are verified by that CA as it is', async () => {
  const ca = authority('9.1.2')
  laboratory.certify((node, address) => signed(ca, pveNames(node, address)))
  assert.equal(await scraped(ca.cert), answered)
})

test('of ACME, with a name each and none for all, are verified by the root for every node', async () => {
  const acme = acmeAuthority()
  const serverName = (node: string) => `${node}.example.com`
  laboratory.certify(node => acmeCertificate(acme, [serverName(node), 'pve.example.com']))
  assert.equal(await scraped(acme.root.cert, { serverName, shared: 'pve.example.com' }), answered)
})

test.run()
