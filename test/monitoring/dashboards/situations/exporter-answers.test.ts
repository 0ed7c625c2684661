import { type ChildProcess, spawn } from 'node:child_process'
import type { Server } from 'node:https'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as assert from 'uvu/assert'
import { newestPython } from '../../../e2e/exporter/pythons.ts'
import { freePort } from '../../../free-port.ts'
import { findProgram } from '../../../program.ts'
import { authority, pveNames, signed } from '../../../pve-api/certificates.ts'
import type { Account, PveCluster } from '../../../pve-api/cluster.ts'
import { nodeApi } from '../../../pve-api/node-api.ts'
import { type Simulation, simulation } from '../../../pve-api/simulation.ts'
import { suiteThatNeeds } from '../../../suite-that-needs.ts'
import { clusterAnswer, nodeAnswer, type Sample } from './exporter-answers.ts'
import { changed, healthy, situations } from './situations.ts'

const exporter = findProgram(
  {
    names: ['pve_exporter'],
    question: ['--help'],
    isEnough: answer => answer.includes('--collector.qdevice'),
    otherwise: 'no pve_exporter 3.9 or later',
  },
  [join(newestPython().virtualEnvironment, 'bin')],
)
const test = suiteThatNeeds("the stand-in of the exporter's answers", exporter)

const account: Account = { secret: 'c0ffee00-0000-4000-8000-000000000000', role: 'PrometheusExporter' }

/** Environments are told apart by their names; the clusters' nodes all stand on loopback. */
const local = (cluster: PveCluster): PveCluster => {
  Object.values(cluster.nodes).forEach((node, index) => {
    node.address = `127.0.87.${index + 1}`
  })
  return { ...cluster, accounts: { 'prometheus@pve!monitoring': account } }
}

let running: ChildProcess
let address: string
let simulated: Simulation
const servers: Server[] = []

test.before(async () => {
  simulated = simulation(local(healthy().paris as PveCluster))
  const ca = authority()
  for (const [name, node] of Object.entries(simulated.cluster.nodes))
    servers.push(await nodeApi(simulated, name, signed(ca, pveNames(name, node.address))))
  address = `127.0.0.1:${await freePort()}`
  running = spawn(String(exporter.path), [`--web.listen-address=${address}`], {
    stdio: 'ignore',
    env: {
      PVE_USER: 'prometheus@pve',
      PVE_TOKEN_NAME: 'monitoring',
      PVE_TOKEN_VALUE: account.secret,
      PVE_VERIFY_SSL: 'false',
    },
  })
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(`http://${address}/`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(100)
  }
})
test.after(() => {
  running.kill()
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
})

/** Names of what the exporter gives with the cluster's answers, though it is a node scrape that keeps it. */
const ofNode = ['pve_version_info', 'pve_cluster_info']

/** What the scrape drops, what the time changes, and what no dashboard asks for. */
const apart =
  /^pve_(network_(transmit|receive)|disk_(write|read))_bytes\b|^pve_(network|disk)_\w+_total\b|^pve_uptime_|^pve_qdevice_info|^pve_subscription_info|^pve_replication_(last_try|next_sync)|^pve_ha_state\{.*"(request_\w+|migrate|relocate|freeze)"\}/

const asked = async (parameters: string): Promise<string[]> => {
  const response = await fetch(`http://${address}/pve?${parameters}`)
  const body = await response.text()
  assert.is(response.status, 200, body)
  return body
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#') && !apart.test(line))
    .map(line => {
      const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
      return written(String(name), labels.split(/(?<="),/).filter(Boolean), Number(value))
    })
    .sort()
}

const told = (samples: Sample[]): string[] =>
  samples
    .map(({ name, labels, value }) =>
      written(
        name,
        Object.entries(labels).map(([label, text]) => `${label}="${text}"`),
        value,
      ),
    )
    .filter(line => !apart.test(line))
    .sort()

const written = (name: string, labels: string[], value: number) =>
  `${name}{${labels.toSorted().join(',')}} ${value}`

for (const title of [
  'all is well',
  'one node does not reach a shared storage, another not its own',
  'a node is down',
])
  test(`${title}: the stand-in says what the real exporter says`, async () => {
    const situation = situations.find(one => one.title === title)
    assert.ok(situation)
    simulated.cluster = local(changed(situation).paris as PveCluster)
    // Replication is tried at each quarter of an hour, which may begin between two answers.
    simulated.now = Math.floor(Date.now() / 1000)
    const view = { cluster: simulated.cluster, node: 'pve1', now: simulated.now, account }
    const own = (lines: string[]) => lines.filter(line => ofNode.some(name => line.startsWith(`${name}{`)))
    const cluster = await asked('cluster=1&node=0&target=127.0.87.1')
    const node = await asked('cluster=0&node=1&target=127.0.87.1')
    const answers = told(nodeAnswer(view)).filter(line => !line.startsWith('pve_node_info'))
    assert.equal(
      cluster.filter(line => !own(cluster).includes(line)),
      told(clusterAnswer(view)),
    )
    assert.equal([...own(cluster), ...node].sort(), answers)
  })

test.run()
