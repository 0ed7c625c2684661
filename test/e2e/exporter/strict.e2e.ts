import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { acmeAuthority, acmeCertificate } from '../../pve-api/acme-certificate.ts'
import { authority, pveNames, signed } from '../../pve-api/certificates.ts'
import { laboratoryFolder } from './paths.ts'
import { startPrometheus } from './prometheus.ts'
import { isStrict, newestPython, oldestPython, type Python } from './pythons.ts'
import { laboratory } from './recette-newyork.ts'
import { trustAnchor } from './trust-anchor.ts'
import { until, untilHolds } from './until.ts'
import { all, type VerifiedOptions, verifiedBy } from './verified-environment.ts'

const test = suite('certificates')

test.before.each(() => laboratory.heal())
test.after(() => laboratory.heal())

/** What an environment that trusts this `ca.crt` scrapes, and why it does not. */
async function scraped(ca: string, options: VerifiedOptions = {}) {
  const { results, refusal, stop } = await verifiedBy(ca, options)
  try {
    const found = await results()
    const isRefused = found.some(result => result.includes(' 500 '))
    return { results: found, refusal: isRefused ? await until('the log says why', refusal) : refusal() }
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

test("of Proxmox VE are verified by Prometheus itself, by that CA and by the printed commands' ca.crt", async () => {
  const scraping = (ca: string) => {
    const file = join(laboratoryFolder, 'prometheus-ca.crt')
    writeFileSync(file, ca)
    return {
      job_name: 'node',
      scheme: 'https',
      scrape_interval: '1s',
      tls_config: { ca_file: file },
      static_configs: [{ targets: ['198.51.100.18:8006'] }],
    }
  }
  const says = async (ca: string, error: RegExp) => {
    const prometheus = await startPrometheus([scraping(ca)], 9099)
    try {
      // A busy machine may take longer than the interval for the first connection.
      await untilHolds('it has scraped', async () =>
        assert.match((await prometheus.targets())[0]?.lastError ?? '', error),
      )
    } finally {
      await prometheus.stop()
    }
  }
  // The API has no /metrics: to be told so takes a connection that was verified.
  for (const ca of [laboratory.ca.cert, trustAnchor(laboratory.ca)])
    await says(ca, /^server returned HTTP status 401/)
  await says(authority('9.1.2').cert, /certificate signed by unknown authority/)
})

test.run()
