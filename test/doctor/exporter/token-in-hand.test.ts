import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { PM409 } from '../../../lib/doctor/checks/PM409.ts'
import { apiToken } from '../../../lib/proxmox/api-token.ts'
import { ca, whileServed } from '../../proxmox/served.ts'
import { pveCluster } from '../../pve-api/pve-cluster.ts'
import { certificates } from '../recorded/certificates.ts'
import { type Told, toldScene } from '../told-scene.ts'

const test = suite('a token in hand')

const pods = ['pve-exporter', 'pve-exporter-node'].map(name => ({
  metadata: { name, labels: { 'app.kubernetes.io/name': name } },
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
}))
const guests = 'pve_guest_info{id="qemu/101"} 1.0\n'
const storages = 'pve_storage_info{id="storage/pve1/local"} 1.0\n'

const secret = 'c0ffee00-0000-4000-8000-000000000003'
const accounts = {
  'prometheus@pve!monitoring': { secret, role: 'PVEAuditor' },
  'prometheus@pve!least': { secret, role: 'PrometheusExporter', expire: 4_102_444_800 },
  'prometheus@pve!bare': { secret, role: 'NoAccess' },
} as const

/** What is said with a token in hand, where one hypervisor answers. */
const withToken = async (
  account: string,
  {
    data = { 'ca.crt': ca().cert },
    body = guests + storages,
    ...more
  }: Told & { data?: object; body?: string } = {},
) => {
  const hypervisors = [{ name: 'pve1', address: '198.51.100.18' }]
  const scene = toldScene({
    lists: { Pod: pods },
    exporter: () => ({ status: 200, body }),
    environment: { hypervisors, pveExporter: { tls: { caConfigMap: 'pve-ca' } } },
    named: { 'ConfigMap proxmox/pve-ca': { data } },
    ...more,
  })
  const token = apiToken(`prometheus@pve!${account}=${secret}`)
  return PM409.run({ ...scene, ...(token && { token }) })
}

test('its rights and its expiry are told, asked of a hypervisor that the CA verifies', () =>
  whileServed(
    pveCluster({ nodes: 1, guests: 0, accounts, nodeName: () => 'pve1', address: () => '198.51.100.18' }),
    async () => {
      const held = 'holds Datastore.Audit, Sys.Audit, VM.Audit'
      const well = (note: string) => ({ status: 'pass', note })
      assert.equal(await withToken('monitoring'), well(`prometheus@pve!monitoring ${held} and never expires`))
      assert.equal(
        await withToken('least'),
        well(`prometheus@pve!least ${held} until 2100-01-01T00:00:00.000Z`),
      )
      assert.equal(await withToken('bare', { body: guests }), {
        status: 'fail',
        findings: [
          {
            what: 'The token prometheus@pve!bare lacks Datastore.Audit, Sys.Audit, VM.Audit on /.',
            why: 'Proxmox VE leaves out what a token may not see, without an error: nothing of it is shown or alerted on.',
            mend: {
              command: `user=$(kubectl --namespace proxmox get secret pve-exporter --output go-template='{{.data.PVE_USER | base64decode}}') && id=$(kubectl --namespace proxmox get secret pve-exporter --output go-template='{{.data.PVE_USER | base64decode}}!{{.data.PVE_TOKEN_NAME | base64decode}}') && ssh root@198.51.100.18 "pveum acl modify / --users $(printf %q "$user") --roles PVEAuditor && pveum acl modify / --tokens $(printf %q "$id") --roles PVEAuditor"`,
            },
          },
        ],
      })
      const without = well(
        'by the series: the token is sent to no hypervisor without the CA that verifies it',
      )
      assert.equal(await withToken('monitoring', { data: {} }), without)
      assert.equal(await withToken('monitoring', { refused: ['ConfigMap'] }), without)
      const unreached = well('by the series: the API is not reached from here')
      assert.equal(await withToken('gone'), unreached)
      assert.equal(await withToken('monitoring', { data: { 'ca.crt': certificates.taken } }), unreached)
      const found = await withToken('monitoring', { body: guests })
      assert.equal('findings' in found && found.findings.map(({ what }) => what), [
        'The cluster scrape succeeds and shows no storage.',
      ])
    },
  ))

test.run()
