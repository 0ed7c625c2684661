import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../../../../lib/environment.ts'
import { chapter } from '../../laboratory/chapter.ts'
import { repository } from '../paths.ts'
import { patched } from './environments.ts'
import { startLocalDNS } from './local-dns.ts'
import { eventually, inMonitoring, kubectl, laboratory, newyork, prometheus, waitFor } from './shared.ts'

const test = chapter('a DNS server')

const usual = ['169.254.20.10', '169.254.25.10']
const unusual = '169.254.10.53'

const stopLocalDNS = await startLocalDNS([...usual, unusual])
await laboratory.secret('monitoring', 'pve-dns', newyork.secret)

/** Resolves names as on a Kubernetes node whose pods are told of that server. */
const askingAt = (server: string, dns?: string[]) =>
  patched(
    'pve-dns',
    [
      { op: 'add', path: '/spec/template/spec/dnsPolicy', value: 'None' },
      { op: 'add', path: '/spec/template/spec/dnsConfig', value: resolvConf(server) },
    ],
    dns && { networkPolicy: { dns } },
  )

const resolvConf = (server: string) => ({
  nameservers: [server],
  searches: ['monitoring.svc.cluster.local', 'svc.cluster.local', 'cluster.local'],
  options: [{ name: 'ndots', value: '5' }],
})

const page = readFileSync(join(repository, 'docs/platforms.md'), 'utf8')
const seen = 'context deadline exceeded'
const logged = 'Failed to resolve'

const clusterExporter = 'deployment/dns-proxmox-monit-pve-exporter'
const deployments = [clusterExporter, `${clusterExporter}-node`]

/** Brings the environment and waits until only its new pods run. */
async function bring(environment: Environment) {
  const tree = await laboratory.tree('dns', { dns: environment })
  await laboratory.apply(await tree.render('dns'))
  for (const deployment of deployments) await kubectl(['rollout', 'status', inMonitoring, deployment])
}

const hypervisors = 'dns-proxmox-monit-pve-exporter-hypervisor'

/**
 * Waits for scrapes of the environment from now on: the cluster's, which asks by name, is up or down, the node's, which asks by address, is
 * up. The first ones may still lead to a pod that was replaced.
 */
async function clusterScrapeIs(health: 0 | 1) {
  const up = 'up{environment="dns",job!="proxmox-pve-exporter"}'
  const since = Date.now() / 1000
  await eventually('the next scrapes', async () => {
    const scraped = await prometheus.query(`${up} and timestamp(${up}) > ${since}`)
    deepEqual(scraped.map(({ metric, value }) => `${metric.job} ${metric.instance} ${value}`).sort(), [
      `proxmox-pve-cluster ${hypervisors} ${health}`,
      'proxmox-pve-node virtrc18u 1',
    ])
  })
}

test(`at ${unusual}, which networkPolicy.dns does not list, is out of reach, with the messages that docs/platforms.md names`, async () => {
  await bring(askingAt(unusual))
  await clusterScrapeIs(0)
  await eventually('the reason of the target', async () => {
    const targets = await laboratory.targets('dns')
    const cluster = targets.find(({ labels }) => labels.job === 'proxmox-pve-cluster')
    equal(cluster?.lastError.replace(/^.*: /, ''), seen)
  })
  // Each domain of `search` is asked twice.
  await waitFor('the reason in the log', async () =>
    (await kubectl(['logs', inMonitoring, clusterExporter])).includes(logged),
  )
  for (const message of [seen, logged]) ok(page.includes(`\`${message}\``), message)
})

test(`at ${unusual}, which networkPolicy.dns lists, is asked, and every scrape answers`, async () => {
  await bring(askingAt(unusual, [unusual]))
  await clusterScrapeIs(1)
})

for (const server of usual)
  test(`at ${server}, where NodeLocal DNSCache usually listens, is asked without a field`, async () => {
    await bring(askingAt(server))
    match(
      await kubectl(['exec', inMonitoring, clusterExporter, '--', 'cat', '/etc/resolv.conf']),
      new RegExp(`^nameserver ${server}$`, 'm'),
    )
    await clusterScrapeIs(1)
  })

test.after(async () => {
  await stopLocalDNS()
  await kubectl(['delete', inMonitoring, '--selector=environment=dns', 'deployments,servicemonitors'])
})

test.run()
