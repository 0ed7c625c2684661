import { deepEqual, equal, ok } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { chapter } from '../../laboratory/chapter.ts'
import { nameOf } from '../../laboratory/laboratory.ts'
import { say } from '../../laboratory/say.ts'
import { command } from '../command.ts'
import { dual, environments } from './environments.ts'
import {
  cluster,
  eventually,
  inMonitoring,
  kubectl,
  laboratory,
  newyork,
  prometheus,
  tree,
  waitFor,
} from './shared.ts'

const test = chapter('after')

const environment = 'recette-newyork'
const clusterExporter = `--selector=app.kubernetes.io/name=pve-exporter,environment=${environment}`
const clusterUp = `up{environment="${environment}",job="proxmox-pve-cluster"}`

/** Seconds until Prometheus has a scrape of the target that began after now and went well. */
async function secondsUntilScraped(query = clusterUp): Promise<number> {
  const started = Date.now() / 1000
  await waitFor('a scrape that goes well', async () => {
    const [time] = await prometheus.query(`timestamp(${query})`)
    const [up] = await prometheus.query(query)
    return (time?.value ?? 0) > started && up?.value === 1
  })
  return Date.now() / 1000 - started
}

const took = (what: string, seconds: number) => say(`recovered from ${what} in ${seconds.toFixed(1)} s`)

test('the exporter was killed, its container starts again and the series go on under the same labels', async () => {
  const pod = async () => (await kubectl.get('pods', inMonitoring, clusterExporter)).items[0]
  const before = (await pod()).status.containerStatuses[0]
  const series = async () =>
    (await prometheus.query(`count(pve_guest_info{environment="${environment}"})`))[0]?.value
  const stored = await waitFor('the guests', series)
  const id = before.containerID.replace('containerd://', '')
  await command('ctr', ['--namespace', 'k8s.io', 'tasks', 'kill', '--signal', 'SIGKILL', id])
  const started = performance.now()
  await waitFor('another container', async () => {
    const [status] = (await pod()).status.containerStatuses
    return status.restartCount > before.restartCount && status.ready
  })
  const seconds = (performance.now() - started) / 1000
  took('an exporter killed', seconds + (await secondsUntilScraped()))
  await eventually('the guests again', async () => equal(await series(), stored))
})

test('the token was rotated, the pods go on with the old one until they are restarted', async () => {
  const rotated = { ...newyork.secret, PVE_TOKEN_VALUE: randomUUID() }
  const account = `${rotated.PVE_USER}!${rotated.PVE_TOKEN_NAME}`
  await waitFor('an answer', answers)
  await newyork.change({ accounts: { [account]: { secret: rotated.PVE_TOKEN_VALUE, role: 'PVEAuditor' } } })
  equal(await answers(), false)
  await laboratory.secret('monitoring', 'pve-exporter', rotated)
  // Longer than the kubelet takes to tell pods of a changed Secret.
  await sleep(5_000)
  equal(await answers(), false)

  // The README's command.
  const selector = `--selector=app.kubernetes.io/component=pve-exporter,environment=${environment}`
  await kubectl([inMonitoring, 'rollout', 'restart', 'deployment', selector])
  took('a rotated Secret after the restart that the README says', await secondsUntilScraped())
  // Until then a scrape may still come to a pod with the old token.
  await kubectl([inMonitoring, 'rollout', 'status', 'deployment', selector])
})

/** Whether the exporter answers what Prometheus asks it, asked from the node. */
async function answers(): Promise<boolean> {
  const { items } = await kubectl.get('pods', inMonitoring, clusterExporter)
  const query = 'cluster=1&node=0&target=recette-newyork-proxmox-monit-pve-exporter-hypervisor'
  return (await fetch(`http://${items[0].status.podIP}:9221/pve?${query}`)).ok
}

test('the API server was killed, scrapes went on, and what is applied then takes effect', async () => {
  const since = Date.now() / 1000
  await cluster.restartApiServer()
  const started = performance.now()
  // The only one without an exporter of its own: applying does not prune a scrape that nobody needs any more.
  tree.write('dual', { ...dual, hypervisors: dual.hypervisors.filter(({ name }) => name !== 'pve-b') })
  await tree.build()
  await laboratory.apply(await tree.render('dual'))
  const targets = await laboratory.scraped('dual', 15)
  took('an API server killed', (performance.now() - started) / 1000)
  deepEqual(
    targets.map(nameOf).filter(name => name.endsWith(' pve-b')),
    [],
  )
  // However quick all that was: a range that holds no scrape would prove nothing.
  await secondsUntilScraped()
  const range = `${Math.ceil(Date.now() / 1000 - since)}s`
  // One may have been late on a machine that had all this to do.
  const [failed] = await prometheus.query(
    `count_over_time(${clusterUp}[${range}]) - sum_over_time(${clusterUp}[${range}])`,
  )
  ok(failed !== undefined && failed.value <= 1, `${failed?.value} scrapes failed`)

  tree.write('dual', environments.dual ?? dual)
  await tree.build()
  await laboratory.apply(await tree.render('dual'))
  await laboratory.scraped('dual', 16)
})

test('Prometheus was killed, it has all targets again', async () => {
  const before = (await laboratory.scraped(environment, 6)).map(nameOf)
  const started = performance.now()
  await kubectl(['delete', 'pod', inMonitoring, 'prometheus-kube-prometheus-stack-prometheus-0', '--now'])
  await cluster.ready('monitoring', 'statefulset/prometheus-kube-prometheus-stack-prometheus')
  deepEqual((await laboratory.scraped(environment, 6)).map(nameOf), before)
  took('a Prometheus killed', (performance.now() - started) / 1000)
})

test.run()
