import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { otherObjects } from '../../lib/doctor/named-object.ts'
import { expectedTargets } from '../../lib/doctor/prometheus/targets.ts'
import { complete } from '../../lib/environment/defaults.ts'

const environment = complete('lab', 'environments/lab.ts', {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.1' },
    { name: 'pve2', address: '198.51.100.2', exporters: ['node', 'pve', 'nut'] },
  ],
  pveExporter: { tls: 'insecure' },
  exporters: {
    ceph: true,
    nut: true,
    custom: [
      { name: 'own', port: 9135, scheme: 'https', tls: { caSecret: 'own-ca' }, basicAuthSecret: 'own-auth' },
    ],
  },
})

test('the targets of further exporters are counted, each on the hypervisors that run it', () => {
  assert.equal(expectedTargets(environment), {
    'proxmox-node-exporter': 2,
    'proxmox-ceph-mgr': 1,
    'proxmox-nut-exporter': 1,
    'proxmox-own': 1,
    'proxmox-pve-cluster': 1,
    'proxmox-pve-node': 2,
    'proxmox-pve-exporter': 1,
  })
})

test('the Secrets that the scrape of an exporter names are looked for', () => {
  assert.equal(
    otherObjects(environment).map(({ name, keys, field }) => [name, keys, field]),
    [
      ['own-auth', ['username', 'password'], 'exporters.custom[0].basicAuthSecret'],
      ['own-ca', ['ca.crt'], 'exporters.custom[0].tls.caSecret'],
    ],
  )
})

test.run()
