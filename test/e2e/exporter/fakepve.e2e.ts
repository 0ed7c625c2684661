import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pveNames, signed } from '../../pve-api/certificates.ts'
import { command } from './command.ts'
import { startEnvironment } from './environment.ts'
import { hasFakepve, startFakepve } from './fakepve.ts'
import { builtOverlay } from './overlay.ts'
import { repository } from './paths.ts'
import { pveTargets } from './pve-targets.ts'
import { laboratory } from './recette-newyork.ts'
import { rendered } from './rendered.ts'
import { ids, scrape } from './scrape.ts'
import { untilHolds } from './until.ts'

const test = suite('by an independent fake of Proxmox VE,')
// A machine without it leaves these out; `fakepve.ts` has said so.
const judged = hasFakepve() ? test : test.skip

const address = '198.51.100.77'
const page = readFileSync(join(repository, 'docs/credentials.md'), 'utf8')
const documented = /PrometheusExporter --privs '(.*)'/.exec(page)?.[1]?.split(',') ?? []

/** Both scrapes of the overlay's exporters, from a host whose token has these privileges. */
async function scraped(privileges: string[]) {
  const certificate = signed(laboratory.ca, pveNames('pve1', address))
  const stop = await startFakepve(address, certificate, laboratory.secret, privileges)
  try {
    return await Promise.all(urls.map(url => scrape(url)))
  } finally {
    await stop()
  }
}

let urls: string[] = []
let log = () => ''

test.before(async () => {
  if (!hasFakepve()) return
  command('ip', ['address', 'add', `${address}/32`, 'dev', 'lo'])
  // Its replication jobs have the one field that the API's schema declares; Proxmox VE's have more (PVE/API2/Replication.pm).
  const environment = await startEnvironment(
    rendered(
      builtOverlay(
        'fakepve',
        `hypervisors:
  - { name: pve1, address: ${address} }
pveExporter:
  tls: insecure
  collectors: { replication: false }
`,
      ),
    ),
    { 'pve-exporter': laboratory.secret },
  )
  laboratory.resolve(environment)
  urls = (await pveTargets(environment, 9094)).map(({ scrapeUrl }) => scrapeUrl)
  log = () =>
    Object.values(environment.pods)
      .map(pod => pod.log())
      .join('\n')
})

judged('the least role of docs/credentials.md is enough for both scrapes', async () => {
  const both = await scraped(documented)
  assert.equal(
    both.map(({ status }) => status),
    [200, 200],
  )
  const seen = both.flatMap(ids)
  assert.equal(
    ['cluster/fakecluster', 'node/pve1', 'qemu/101', 'lxc/201'].filter(id => !seen.includes(id)),
    [],
  )
})

// It lets anybody see /cluster/status and every storage, which Proxmox VE does not: so the node scrape and Datastore.Audit
// are not judged here, but in releases.e2e.ts.
judged(
  'the cluster scrape is refused without Sys.Audit, with the message that docs/credentials.md names',
  async () => {
    const [cluster] = await scraped(documented.filter(privilege => privilege !== 'Sys.Audit'))
    assert.is(cluster?.status, 500)
    await untilHolds('the log says why', () =>
      assert.match(log(), /403 Forbidden: Permission check failed \(.*, Sys\.Audit\)/),
    )
    assert.match(page, /Without `Sys\.Audit` every scrape fails \(`403 Forbidden`\)/)
  },
)

judged('guests are hidden without VM.Audit, and both scrapes answer', async () => {
  const both = await scraped(documented.filter(privilege => privilege !== 'VM.Audit'))
  assert.equal(
    both.map(({ status }) => status),
    [200, 200],
  )
  const series = both.flatMap(({ series }) => series)
  assert.not.ok(series.some(line => line.startsWith('pve_guest_info')))
})

test.run()
