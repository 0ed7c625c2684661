import { readFileSync } from 'node:fs'
import type { IDeployment } from 'kubernetes-models/apps/v1'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { succeeds } from './command.ts'
import { image } from './container.ts'
import { probe, startEnvironment } from './environment.ts'
import type { Pod } from './pod.ts'
import { clusterScrape, environment, laboratory, names, nodeScrape } from './recette-newyork.ts'
import { ofKind } from './rendered.ts'
import { scrape } from './scrape.ts'
import { untilHolds } from './until.ts'

const test = suite("the exporters' pods")
const pods = Object.entries(environment.pods)
const account = () => Object.values(laboratory.simulated.cluster.accounts)[0]

/** A line of the process's status as the kernel tells it. */
const status = (pod: Pod, name: string) =>
  new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${pod.processId()}/status`, 'utf8'))?.[1]

/** Whether a user could make a file in the container. */
function writable(pod: Pod, path: string, user: number) {
  const inside = [`--target=${pod.processId()}`, '--mount', '--root', '--wd']
  return succeeds('nsenter', [...inside, 'setpriv', `--reuid=${user}`, '--clear-groups', '--', 'touch', path])
}

test.before.each(() => laboratory.heal())

test('are two, one for each kind of scrape', () => {
  assert.equal(Object.keys(environment.pods).sort(), [
    'recette-newyork-proxmox-monit-pve-exporter',
    'recette-newyork-proxmox-monit-pve-exporter-node',
  ])
})

test("run as the image's own user and group, without capabilities or new privileges", () => {
  for (const [, pod] of pods) {
    assert.is(status(pod, 'Uid'), Array(4).fill(image.user).join('\t'))
    assert.is(status(pod, 'Gid'), Array(4).fill(image.user).join('\t'))
    for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'])
      assert.is(status(pod, set), '0000000000000000', set)
    assert.is(status(pod, 'NoNewPrivs'), '1')
  }
})

test('write to /tmp, and to nothing else even if they were root', () => {
  for (const [, pod] of pods) {
    assert.is(writable(pod, '/tmp/try', image.user), true)
    for (const path of ['/try', '/etc/try', '/usr/try', '/dev/try'])
      assert.is(writable(pod, path, 0), false, path)
  }
})

test('answer their probes, also when no hypervisor answers', async () => {
  await laboratory.refuse('virtrc18u')
  await laboratory.refuse('virtrc19u')
  for (const deployment of ofKind<IDeployment>(environment.objects, 'Deployment'))
    await untilHolds('the probes are answered', async () =>
      assert.equal(await probe(deployment, environment.pods[deployment.metadata.name] as Pod), [200, 200]),
    )
})

test('with a wrong token give an error and no series, and say why in their log', async () => {
  const before = pods.map(([, pod]) => pod.log().length)
  Object.assign(account() ?? {}, { secret: 'another' })
  assert.equal(await scrape(clusterScrape()), { status: 500, series: [] })
  assert.equal(await scrape(nodeScrape('virtrc18u')), { status: 500, series: [] })
  for (const [index, [name, pod]] of pods.entries())
    await untilHolds('the log says why', () =>
      assert.match(pod.log().slice(before[index]), /401 .*invalid token value!/, name),
    )
})

test('with a token that has no permission of its own give an error and no series', async () => {
  Object.assign(account() ?? {}, { role: 'NoAccess' })
  assert.equal(await scrape(clusterScrape()), { status: 500, series: [] })
})

test("count what failed in their own metrics, which Prometheus's alert asks for", async () => {
  Object.assign(account() ?? {}, { secret: 'another' })
  const errors = async () => {
    const { series } = await scrape(clusterScrape().replace(/\/pve\?.*/, '/metrics'))
    return Number(series.find(line => line.startsWith('pve_request_errors_total'))?.split(' ')[1])
  }
  const before = await errors()
  await scrape(clusterScrape())
  assert.is(await errors(), before + 1)
})

test('take a password in place of a token', async () => {
  const { PVE_USER } = laboratory.secret
  laboratory.simulated.cluster.accounts[PVE_USER] = { secret: 'a password', role: 'PVEAuditor' }
  const data = { 'pve-exporter': { PVE_USER, PVE_PASSWORD: 'a password' } }
  const other = await startEnvironment(environment.objects, data)
  try {
    const url = `http://${other.pods[names.cluster]?.address}:9221/pve?target=${names.hypervisors}`
    assert.is((await scrape(url)).status, 200)
  } finally {
    other.stop()
  }
})

test("never write the token's value to their log", () => {
  for (const [name, pod] of pods) assert.not.match(pod.log(), laboratory.secret.PVE_TOKEN_VALUE, name)
})

test.run()
