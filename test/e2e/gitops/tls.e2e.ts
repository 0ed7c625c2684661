import { deepEqual, equal, match } from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { authority, type Certificate, pveNames, signed } from '../../pve-api/certificates.ts'
import { command } from '../cluster/command.ts'
import { programs } from '../cluster/paths.ts'
import { chapter } from '../laboratory/chapter.ts'
import { nameOf } from '../laboratory/laboratory.ts'
import { often, seen, virtrc18u } from './environments.ts'
import { cluster, laboratory, newyork } from './shared.ts'

const test = chapter('TLS')

const exporter = 'verified-proxmox-monit-pve-exporter'
const environment = seen({
  discovery: 'static',
  pveExporter: { ...often, tls: { caConfigMap: 'pve-root-ca' }, certificateSecret: 'exporter-tls' },
  nodeExporter: {
    port: 9101,
    interval: '4s',
    scheme: 'https',
    tls: { caConfigMap: 'pve-root-ca' },
    basicAuthSecret: 'node-exporter',
  },
  // Their own metrics are asked for once a minute, which no field changes and no test waits for.
  patches: [
    {
      target: { kind: 'ServiceMonitor', name: 'proxmox-monit-pve-exporter' },
      patch: [{ op: 'replace', path: '/spec/endpoints/0/interval', value: '4s' }],
    },
  ],
})

const pve: Certificate = JSON.parse(
  readFileSync(join(laboratory.folder, 'proxmox/newyork/authority.json'), 'utf8'),
)

const trust = (ca: string) =>
  cluster.kubectl.apply([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'pve-root-ca', namespace: 'monitoring' },
      data: { 'ca.crt': ca },
    },
  ])

/** A node exporter beside the plain one, with the hypervisor's own kind of certificate and a password. */
async function startGuardedNodeExporter() {
  const { key, cert } = signed(pve, pveNames(virtrc18u.name, virtrc18u.address))
  const file = (name: string, text: string) => {
    writeFileSync(join(laboratory.folder, name), text, { mode: 0o600 })
    return name
  }
  const hash = await command('python3', [
    '-c',
    'import crypt; print(crypt.crypt("a password", crypt.mksalt(crypt.METHOD_BLOWFISH, rounds=16)))',
  ])
  const config = {
    tls_server_config: { cert_file: file('node.crt', cert), key_file: file('node.key', key) },
    basic_auth_users: { prometheus: hash.trim() },
  }
  newyork.hypervisors.virtrc18u?.start('guarded', join(programs, 'node_exporter'), [
    '--web.listen-address=:9101',
    `--web.config.file=${join(laboratory.folder, file('node-exporter.yml', JSON.stringify(config)))}`,
  ])
  await laboratory.secret('monitoring', 'node-exporter', { username: 'prometheus', password: 'a password' })
}

test('is verified to Proxmox VE, to the node exporter with its password, and to the exporters themselves', async () => {
  await startGuardedNodeExporter()
  await trust(pve.cert)
  const own = authority()
  const { key, cert } = signed(own, [`${exporter}.monitoring.svc`, `${exporter}-node.monitoring.svc`])
  await laboratory.secret('monitoring', 'exporter-tls', {
    'tls.crt': cert,
    'tls.key': key,
    'ca.crt': own.cert,
  })
  const tree = await laboratory.tree('verified', { verified: environment })
  deepEqual(await laboratory.apply(await tree.render('verified')), [])
  await laboratory.ready('verified', 'monitoring')
  const targets = await laboratory.scraped('verified', 5)
  deepEqual(
    targets.map(target => `${nameOf(target)} ${target.scrapeUrl.replace(/\?.*/, '')}`),
    [
      'proxmox-node-exporter virtrc18u https://198.51.100.18:9101/metrics',
      `proxmox-pve-cluster ${exporter}-hypervisor https://${exporter}.monitoring.svc:9221/pve`,
      `proxmox-pve-exporter pve-exporter https://${exporter}.monitoring.svc:9221/metrics`,
      `proxmox-pve-exporter pve-exporter-node https://${exporter}-node.monitoring.svc:9221/metrics`,
      `proxmox-pve-node virtrc18u https://${exporter}-node.monitoring.svc:9221/pve`,
    ],
  )
})

const seriesOf = async (metric: string) =>
  (await cluster.prometheus.query(`count(${metric}{environment="verified"})`))[0]?.value ?? 0

test('with a wrong CA gives no metrics, and the log says what the README’s troubleshooting names', async () => {
  match(
    readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8'),
    /`CERTIFICATE_VERIFY_FAILED` the CA/,
  )
  equal((await seriesOf('pve_up')) > 0, true)
  await trust(authority().cert)
  await cluster.waitFor('the metrics to go', async () => (await seriesOf('pve_up')) === 0)
  const [down] = (await laboratory.targets('verified')).filter(
    ({ labels }) => labels.job === 'proxmox-pve-cluster',
  )
  match(down?.lastError ?? '', /server returned HTTP status 500/)
  match(
    await cluster.kubectl(['logs', `deployment/${exporter}`, '--namespace=monitoring']),
    /CERTIFICATE_VERIFY_FAILED/,
  )
})

test('of the exporters’ own certificate holds for their own metrics, too', async () => {
  await trust(pve.cert)
  await cluster.waitFor('the exporters’ own metrics', async () => {
    const samples = await cluster.prometheus.query(
      'up{environment="verified",job="proxmox-pve-exporter"} == 1',
    )
    return samples.length === 2
  })
})

test.run()
