import { createServer, type Server } from 'node:https'
import * as assert from 'uvu/assert'
import { complete } from '../../lib/environment/defaults.ts'
import type { Environment } from '../../lib/environment.ts'
import { configuration } from '../../lib/generate/overlay/telegraf/configuration.ts'
import { telegrafSeries } from '../../lib/monitoring/catalogue/telegraf-series.ts'
import { selfSigned } from '../pbs-api/certificate.ts'
import { authority, pveNames, signed } from '../pve-api/certificates.ts'
import { type Change, change } from '../pve-api/change.ts'
import type { PveCluster } from '../pve-api/cluster.ts'
import { kubeRCnewyork } from '../pve-api/kube-rc-newyork.ts'
import { nodeApi } from '../pve-api/node-api.ts'
import { onRelease, type Release } from '../pve-api/releases.ts'
import { callCount, type Simulation, simulation } from '../pve-api/simulation.ts'
import { suiteThatNeeds } from '../suite-that-needs.ts'
import { backupServerAnswers } from './backup-server-answers.ts'
import { onAddresses } from './on-addresses.ts'
import { type RunningTelegraf, startTelegraf, telegraf } from './telegraf.ts'

const test = suiteThatNeeds('the real Telegraf', telegraf)

const addresses: Record<string, string> = { virtrc18u: '127.0.0.18', virtrc19u: '127.0.0.19' }
const backupAddress = '127.0.0.7'
const pbsToken = 'PBSAPIToken=prometheus@pbs!monitoring:right'

const environment: Environment = {
  hypervisors: Object.entries(addresses).map(([name, address]) => ({ name, address })),
  pveExporter: { tls: { caConfigMap: 'pve-root-ca' } },
  telegraf: { interval: '1s' },
  backupServers: [
    {
      name: 'pbs1',
      address: backupAddress,
      tls: { caSecret: 'pbs-ca' },
      datastores: [{ name: 'main', namespaces: ['', 'prod/web'] }],
    },
  ],
}

const ended = 1_790_000_000
const sick: Change<PveCluster> = {
  ha: { crmSeen: ended },
  nodes: {
    virtrc18u: {
      lrmSeen: ended - 1,
      certificates: { 'pve-root-ca.pem': ended + 3, 'pve-ssl.pem': ended + 4, 'pveproxy-ssl.pem': ended + 5 },
      disks: [
        { device: '/dev/nvme0n1', type: 'nvme', health: 'PASSED', wearout: 0, serial: 'A', model: 'M' },
        { device: '/dev/sda', type: 'hdd', health: 'FAILED!', serial: 'B', model: 'M' },
        { device: '/dev/sdb', type: 'ssd', health: 'OK', wearout: 97, serial: 'C', model: 'M' },
        { device: '/dev/sdc', type: 'hdd', health: 'SMART Disabled', serial: 'D', model: 'M' },
      ],
      tasks: [
        { type: 'vzdump', end: ended + 10, status: 'job errors' },
        { type: 'vzdump', end: ended + 5, status: 'OK' },
        { type: 'vzdump', end: ended, status: 'job errors' },
        { type: 'vzdump', id: '101', end: ended + 6, status: 'WARNINGS: 1' },
        { type: 'qmigrate', id: '102', end: ended + 7, status: 'migration aborted' },
        { type: 'imgcopy', id: 'local:iso', end: ended + 8, status: `unable to copy ${'x'.repeat(100)}` },
        { type: 'vncproxy', id: '101', end: ended + 9, status: 'connection timed out' },
        { type: 'qmstart', id: '101', end: ended + 9, status: 'OK' },
      ],
    },
    virtrc19u: {
      lrmSeen: ended - 2,
      certificates: { 'pve-ssl.pem': ended + 6 },
      disks: [],
    },
  },
}

const disk = (device: string, type: string, serial: string) =>
  `{device="${device}",disk_type="${type}",model="M",node="virtrc18u",serial="${serial}"}`
const inTask = (labels: string) => `proxmox_task_end_timestamp_seconds{node="virtrc18u",${labels}}`

/** What the answers to `sick` become, without HA's armed state. */
const proxmoxVe: Record<string, number> = {
  proxmox_ha_crm_timestamp_seconds: ended,
  'proxmox_ha_lrm_timestamp_seconds{node="virtrc18u"}': ended - 1,
  'proxmox_ha_lrm_timestamp_seconds{node="virtrc19u"}': ended - 2,
  'proxmox_certificate_expiry_timestamp_seconds{filename="pve-root-ca.pem",node="virtrc18u"}': ended + 3,
  'proxmox_certificate_expiry_timestamp_seconds{filename="pve-ssl.pem",node="virtrc18u"}': ended + 4,
  'proxmox_certificate_expiry_timestamp_seconds{filename="pveproxy-ssl.pem",node="virtrc18u"}': ended + 5,
  'proxmox_certificate_expiry_timestamp_seconds{filename="pve-ssl.pem",node="virtrc19u"}': ended + 6,
  [`proxmox_disk_health${disk('/dev/nvme0n1', 'nvme', 'A')}`]: 1,
  [`proxmox_disk_health${disk('/dev/sda', 'hdd', 'B')}`]: 0,
  [`proxmox_disk_health${disk('/dev/sdb', 'ssd', 'C')}`]: 1,
  [`proxmox_disk_health${disk('/dev/sdc', 'hdd', 'D')}`]: -1,
  [`proxmox_disk_life_remaining_percent${disk('/dev/nvme0n1', 'nvme', 'A')}`]: 0,
  [`proxmox_disk_life_remaining_percent${disk('/dev/sdb', 'ssd', 'C')}`]: 97,
  [inTask('reason="",result="ok",type="vzdump",vmid=""')]: ended + 5,
  [inTask('reason="",result="warning",type="vzdump",vmid="101"')]: ended + 6,
  [inTask('reason="job errors",result="error",type="vzdump",vmid=""')]: ended + 10,
  [inTask('reason="migration aborted",result="error",type="qmigrate",vmid="102"')]: ended + 7,
  [inTask(`reason="unable to copy ${'x'.repeat(65)}",result="error",type="imgcopy",vmid=""`)]: ended + 8,
}

const main = 'datastore="main",server="pbs1"'
const gone = 'datastore="gone",server="pbs1"'
const failed = 'verification failed - please check the log for details'

const backupServer: Record<string, number> = {
  [`proxmox_backup_group_last_backup_timestamp_seconds{backup_id="101",backup_type="vm",${main}}`]: 1_790_000_000,
  [`proxmox_backup_group_last_backup_timestamp_seconds{backup_id="201",backup_type="ct",${main}}`]: 1_789_000_000,
  [`proxmox_backup_group_last_backup_timestamp_seconds{backup_id="web-1",backup_namespace="prod/web",backup_type="host",${main}}`]: 1_788_000_000,
  [`proxmox_backup_group_backups{backup_id="101",backup_type="vm",${main}}`]: 14,
  [`proxmox_backup_group_backups{backup_id="201",backup_type="ct",${main}}`]: 3,
  [`proxmox_backup_group_backups{backup_id="web-1",backup_namespace="prod/web",backup_type="host",${main}}`]: 1,
  [`proxmox_backup_datastore_total_bytes{${main}}`]: 4e12,
  [`proxmox_backup_datastore_used_bytes{${main}}`]: 1e12,
  [`proxmox_backup_datastore_available_bytes{${main}}`]: 3e12,
  [`proxmox_backup_datastore_estimated_full_timestamp_seconds{${main}}`]: 1_900_000_000,
  [`proxmox_backup_datastore_error{${gone}}`]: 1,
  [`proxmox_backup_gc_last_run_timestamp_seconds{${main}}`]: 1_790_000_000,
  [`proxmox_backup_gc_next_run_timestamp_seconds{${main}}`]: 1_790_090_000,
  [`proxmox_backup_gc_last_run_state{${main}}`]: 0,
  [`proxmox_backup_gc_bad_chunks{${main}}`]: 3,
  [`proxmox_backup_gc_bad_chunks{${gone}}`]: 3,
  'proxmox_backup_verify_last_run_timestamp_seconds{datastore="main",job_id="v-1",server="pbs1"}': 1_790_000_100,
  'proxmox_backup_verify_last_run_timestamp_seconds{datastore="main",job_id="v-2",server="pbs1"}': 1_790_000_200,
  'proxmox_backup_verify_next_run_timestamp_seconds{datastore="main",job_id="v-1",server="pbs1"}': 1_790_500_000,
  'proxmox_backup_verify_last_run_state{datastore="main",job_id="v-1",server="pbs1"}': 1,
  'proxmox_backup_verify_last_run_state{datastore="main",job_id="v-2",server="pbs1"}': 2,
  [`proxmox_backup_task_end_timestamp_seconds{reason="${failed}",result="error",server="pbs1",type="verificationjob",worker_id="main:v-2"}`]: 1_790_000_200,
  'proxmox_backup_task_end_timestamp_seconds{reason="backup ended but finished flag is not set.",result="error",server="pbs1",type="backup",worker_id="main:vm/101"}': 1_790_000_050,
}

let simulated: Simulation
let running: RunningTelegraf
let start: () => Promise<RunningTelegraf>
const servers: Server[] = []

const cluster = (release: Release, patch: Change<PveCluster> = sick): PveCluster => {
  const healthy = kubeRCnewyork({
    'prometheus@pve!monitoring': { secret: 'right', role: 'PrometheusExporter' },
  })
  for (const [name, address] of Object.entries(addresses))
    Object.assign(healthy.nodes[name] ?? {}, { address })
  return onRelease(change<PveCluster>(healthy, patch), release)
}

test.before(async () => {
  simulated = simulation(cluster('9.2'))
  const ca = authority()
  for (const [name, address] of Object.entries(addresses))
    servers.push(await nodeApi(simulated, name, signed(ca, pveNames(name, address))))
  const own = selfSigned('pbs1')
  const server = createServer(own, (request, response) => {
    const path = (request.url ?? '').replace('/api2/json', '').replace('?errors=true&limit=50', '')
    const data = request.headers.authorization === pbsToken ? backupServerAnswers[path] : undefined
    response.writeHead(data === undefined ? 401 : 200).end(JSON.stringify({ data }))
  })
  servers.push(server)
  await new Promise<void>(resolve => server.listen(8007, backupAddress, resolve))
  start = () =>
    startTelegraf(
      onAddresses(configuration(complete('lab', 'environments/lab.ts', environment)), addresses),
      {
        PVE_USER: 'prometheus@pve',
        PVE_TOKEN_NAME: 'monitoring',
        PVE_TOKEN_VALUE: 'right',
        PBS_0_USER: 'prometheus@pbs',
        PBS_0_TOKEN_NAME: 'monitoring',
        PBS_0_TOKEN_VALUE: 'right',
      },
      `${ca.cert}${own.cert}`,
    )
  running = await start()
})

test.after(async () => {
  await running?.stop()
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

/** Series with their values; those that stand there empty are absent to Prometheus. */
const valuesOf = (lines: string[], own: (name: string) => boolean = name => name.startsWith('proxmox_')) =>
  Object.fromEntries(
    lines
      .map(line => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))] as const)
      .filter(([name]) => own(name))
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )

const sorted = (values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1)))

test('makes exactly these series of the answers of Proxmox VE 9.2 and of a Backup Server', async () => {
  const expected = { ...proxmoxVe, ...backupServer, proxmox_ha_armed_state: 2 }
  const found = await running.until(
    lines => Object.keys(valuesOf(lines)).length >= Object.keys(expected).length,
  )
  assert.equal(valuesOf(found), sorted(expected))
})

test('fails no call, by a role that may only read', async () => {
  const errors = valuesOf(await running.series(), name => name.startsWith('internal_gather_errors'))
  assert.equal(
    Object.entries(errors).filter(([, count]) => count > 0),
    [],
    running.log(),
  )
  assert.ok(Object.keys(errors).some(name => name.includes('alias="pve-ha"')))
})

test('gives the series that the catalogue has, with its labels and no others', async () => {
  const labels = new Map<string, Set<string>>()
  for (const line of await running.series()) {
    const name = line.replace(/[{ ].*/, '')
    const known = labels.get(name) ?? new Set()
    for (const [, label = ''] of line.matchAll(/[{,](\w+)="/g)) known.add(label)
    labels.set(name, known)
  }
  assert.equal(
    [...labels].map(([name, own]) => `${name} ${[...own].sort()}`).sort(),
    telegrafSeries.map(({ name, labels }) => `${name} ${labels.toSorted()}`).sort(),
  )
})

test('says that HA is disarmed, and armed again', async () => {
  const armed = (state: number) => (lines: string[]) => lines.includes(`proxmox_ha_armed_state ${state}`)
  simulated.cluster = cluster('9.2', { ...sick, ha: { disarm: { state: 'disarmed', mode: 'freeze' } } })
  await running.until(armed(0))
  simulated.cluster = cluster('9.2', { ...sick, ha: {} })
  await running.until(armed(3))
  simulated.cluster = cluster('9.2')
  await running.until(armed(2))
})

test('keeps the newest of a guest’s tasks, so that a good backup is newer than the bad one before', async () => {
  const tasks = [...(sick.nodes?.virtrc18u?.tasks ?? []), { type: 'vzdump', end: ended + 20, status: 'OK' }]
  simulated.cluster = cluster('9.2', change(structuredClone(sick), { nodes: { virtrc18u: { tasks } } }))
  const name = inTask('reason="",result="ok",type="vzdump",vmid=""')
  await running.until(lines => valuesOf(lines)[name] === ended + 20)
})

test('asks for one thing of the cluster and four of each hypervisor, however many guests it has', async () => {
  const paths = Object.values(simulated.calls).flatMap(calls => Object.keys(calls))
  assert.equal(paths.toSorted(), [
    '/cluster/ha/status/current',
    '/nodes/virtrc18u/certificates/info',
    '/nodes/virtrc18u/disks/list',
    '/nodes/virtrc18u/tasks',
    '/nodes/virtrc19u/certificates/info',
    '/nodes/virtrc19u/disks/list',
    '/nodes/virtrc19u/tasks',
  ])
  assert.ok(callCount(simulated) > 0)
})

test('counts the calls that fail, and says so in its log without the token', async () => {
  simulated.cluster = change(cluster('9.2'), { nodes: { virtrc19u: { fault: 'forbidden' } } })
  const failing = (alias: string) => (lines: string[]) =>
    (valuesOf(lines, () => true)[`internal_gather_errors{alias="${alias}",input="http"}`] ?? 0) > 0
  for (const alias of ['pve-tasks', 'pve-certificates', 'pve-disks']) await running.until(failing(alias))
  assert.not.ok(failing('pve-ha')(await running.series()))
  assert.match(running.log(), 'received status code 403')
  assert.not.match(running.log(), 'APIToken')
})

test('makes the same series of Proxmox VE 8.4, which has no armed state', async () => {
  await running.stop()
  simulated.cluster = cluster('8.4')
  running = await start()
  const expected = { ...proxmoxVe, ...backupServer }
  const found = await running.until(
    lines => Object.keys(valuesOf(lines)).length >= Object.keys(expected).length,
  )
  assert.equal(valuesOf(found), sorted(expected))
})

test.run()
