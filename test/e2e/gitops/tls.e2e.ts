import { deepEqual, match } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { authority, type Certificate, signed } from '../../pve-api/certificates.ts'
import { debianOfImages } from '../cluster/images.ts'
import { repository } from '../cluster/paths.ts'
import { chapter } from '../laboratory/chapter.ts'
import { nameOf } from '../laboratory/laboratory.ts'
import { often, seen } from './environments.ts'
import { startGuardedNodeExporter } from './guarded-node-exporter.ts'
import { runPrintedSteps } from './printed-steps.ts'
import { cluster, laboratory, newyork } from './shared.ts'

const test = chapter('TLS')

const exporter = 'verified-proxmox-monit-pve-exporter'
const environment = seen({
  discovery: 'static',
  pveExporter: {
    ...often,
    credentials: { secret: 'pve-verified' },
    tls: { caConfigMap: 'pve-root-ca' },
    certificateSecret: 'exporter-tls',
  },
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

/** The hypervisors' CA with its key: without key usage, as pve-cluster made it before 9.1.2. */
const pve: Certificate = JSON.parse(
  readFileSync(join(laboratory.folder, 'proxmox/newyork/authority.json'), 'utf8'),
)

const tree = await laboratory.tree('verified', { verified: environment })
const debian = debianOfImages()
// A machine without such a Python leaves its test out; the stage's preparation has said so.
const onStrict = debian?.strict ? test : test.skip

/** What the printed commands made of it. */
let anchor = ''

const trust = (ca: string) =>
  cluster.kubectl.apply(
    [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'pve-root-ca', namespace: 'monitoring' },
        data: { 'ca.crt': ca },
      },
    ],
    // `kubectl create` of the printed commands owns the field.
    '--force-conflicts',
  )

test('is verified, once the printed commands were run, to Proxmox VE, to the node exporter with its password, and to the exporters themselves', async () => {
  await startGuardedNodeExporter(newyork, pve)
  anchor = await runPrintedSteps(tree, 'verified', newyork)
  const own = authority()
  const { key, cert } = signed(own, [`${exporter}.monitoring.svc`, `${exporter}-node.monitoring.svc`])
  await laboratory.secret('monitoring', 'exporter-tls', {
    'tls.crt': cert,
    'tls.key': key,
    'ca.crt': own.cert,
  })
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

test('is verified by the Python that the preparation has named', async () => {
  const version = await inExporter('python3', '--version')
  match(version, new RegExp(`^Python ${debian?.python}[.]`))
})

onStrict(
  'with a CA as Proxmox VE makes it is refused, and the log says what the page’s table names',
  async () => {
    const refusal = 'CA cert does not include key usage extension'
    match(
      readFileSync(join(repository, 'docs/credentials.md'), 'utf8'),
      new RegExp(`^\\| \`${refusal}\` \\|`, 'm'),
    )
    await trust(pve.cert)
    await cluster.waitFor('the metrics to go', async () => (await seriesOf('pve_up')) === 0)
    await logged(new RegExp(`CERTIFICATE_VERIFY_FAILED.*${refusal}`))
    await trust(anchor)
    await cluster.waitFor('the metrics to come back', async () => (await seriesOf('pve_up')) > 0)
  },
)

const inExporter = (...args: string[]) =>
  cluster.kubectl(['exec', `deployment/${exporter}`, '--namespace=monitoring', '--', ...args])

/** Waits until the exporter's log has the reason: metrics also go for a scrape that was late. */
const logged = (reason: RegExp) =>
  cluster.eventually('the reason in the log', async () =>
    match(await cluster.kubectl(['logs', `deployment/${exporter}`, '--namespace=monitoring']), reason),
  )

const seriesOf = async (metric: string) =>
  (await cluster.prometheus.query(`count(${metric}{environment="verified"})`))[0]?.value ?? 0

test('with a wrong CA gives no metrics, and the log says what the page of doctor’s PM404 names', async () => {
  match(
    readFileSync(join(repository, 'docs/doctor/PM404.md'), 'utf8'),
    /exporter's log: `CERTIFICATE_VERIFY_FAILED`/,
  )
  await cluster.waitFor('metrics', async () => (await seriesOf('pve_up')) > 0)
  await trust(authority().cert)
  await cluster.waitFor('the metrics to go', async () => (await seriesOf('pve_up')) === 0)
  await cluster.eventually('the reason of the target', async () => {
    const [down] = (await laboratory.targets('verified')).filter(
      ({ labels }) => labels.job === 'proxmox-pve-cluster',
    )
    match(down?.lastError ?? '', /server returned HTTP status 500/)
  })
  await logged(/CERTIFICATE_VERIFY_FAILED.*unable to get local issuer certificate/)
})

test('of the exporters’ own certificate holds for their own metrics, too', async () => {
  await trust(anchor)
  await cluster.waitFor('the exporters’ own metrics', async () => {
    const samples = await cluster.prometheus.query(
      'up{environment="verified",job="proxmox-pve-exporter"} == 1',
    )
    return samples.length === 2
  })
})

test.run()
