import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { complete } from '../../lib/environment/defaults.ts'
import type { Environment } from '../../lib/environment.ts'
import { configuration } from '../../lib/generate/overlay/telegraf/configuration.ts'
import { authority, pveNames, signed } from '../pve-api/certificates.ts'
import { nodeApi } from '../pve-api/node-api.ts'
import { pveCluster } from '../pve-api/pve-cluster.ts'
import { onRelease } from '../pve-api/releases.ts'
import { callCount, simulation } from '../pve-api/simulation.ts'
import { backupServerAnswers } from './backup-server-answers.ts'
import { onAddresses } from './on-addresses.ts'
import { startTelegraf } from './telegraf.ts'

/**
 * What Telegraf costs, as a row of docs/telegraf.md for each size: `node test/telegraf/costs.ts`. Each node has 50 backups, ten of which failed for
 * another guest each, and four disks; the backup server has a group for each guest.
 */
const sizes = [
  { nodes: 3, guests: 50 },
  { nodes: 32, guests: 1000 },
  { nodes: 32, guests: 10_000 },
]

for (const size of sizes) console.log(await row(size))

async function row({ nodes, guests }: { nodes: number; guests: number }): Promise<string> {
  const address = (number: number) => `127.0.1.${number}`
  const accounts = { 'prometheus@pve!monitoring': { secret: 'right', role: 'PrometheusExporter' } } as const
  const cluster = onRelease(pveCluster({ nodes, guests, address, accounts }), '9.2')
  for (const node of Object.values(cluster.nodes)) {
    node.tasks = Array.from({ length: 50 }, (_, index) => ({
      type: 'vzdump',
      end: 1_790_000_000 + index,
      status: index < 10 ? 'job errors' : 'OK',
      ...(index < 10 && { id: String(100 + index) }),
    }))
    node.disks = Array.from({ length: 4 }, (_, index) => ({
      device: `/dev/nvme${index}n1`,
      type: 'nvme',
      health: 'PASSED',
      wearout: 97,
      serial: `S${node.id}-${index}`,
    }))
  }
  const simulated = simulation(cluster)
  const ca = authority()
  const servers: Server[] = []
  for (const [name, { address }] of Object.entries(cluster.nodes))
    servers.push(await nodeApi(simulated, name, signed(ca, pveNames(name, address))))
  let backupCalls = 0
  const groups = Array.from({ length: guests }, (_, index) => ({
    'backup-type': 'vm',
    'backup-id': String(100 + index),
    'last-backup': 1_790_000_000,
    'backup-count': 14,
    files: ['drive-scsi0.img.fidx', 'index.json.blob'],
  }))
  const backupServer = createServer(signed(ca, ['pbs1']), (request, response) => {
    backupCalls += 1
    const path = (request.url ?? '').replace('/api2/json', '').replace(/\?.*/, '')
    response.end(JSON.stringify({ data: path.endsWith('/groups') ? groups : backupServerAnswers[path] }))
  })
  servers.push(backupServer)
  await new Promise<void>(resolve => backupServer.listen(8007, '127.0.0.7', resolve))
  const environment: Environment = {
    hypervisors: Object.entries(cluster.nodes).map(([name, { address }]) => ({ name, address })),
    pveExporter: { tls: { caConfigMap: 'pve-root-ca' } },
    // One round while this looks.
    telegraf: { interval: '1h' },
    backupServers: [
      { name: 'pbs1', address: '127.0.0.7', tls: { caSecret: 'pbs-ca' }, datastores: [{ name: 'main' }] },
    ],
  }
  const running = await startTelegraf(
    onAddresses(
      configuration(complete('lab', 'environments/lab.ts', environment)),
      Object.fromEntries(environment.hypervisors.map(({ name, address }) => [name, address])),
    ),
    Object.fromEntries(
      ['PVE', 'PBS_0'].flatMap(api => [
        [`${api}_USER`, api === 'PVE' ? 'prometheus@pve' : 'prometheus@pbs'],
        [`${api}_TOKEN_NAME`, 'monitoring'],
        [`${api}_TOKEN_VALUE`, 'right'],
      ]),
    ),
    ca.cert,
  )
  const of = (lines: string[], prefix: string) => lines.filter(line => line.startsWith(prefix)).length
  const lines = await running.until(
    found =>
      of(found, 'proxmox_backup_group_backups') === guests &&
      of(found, 'proxmox_disk_health') === 4 * nodes &&
      of(found, 'proxmox_task_end') === 11 * nodes &&
      of(found, 'proxmox_certificate') === 2 * nodes,
  )
  const [, memory] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${running.pid}/status`, 'utf8')) ?? []
  const ofBackupServer = of(lines, 'proxmox_backup')
  const cells = [
    nodes,
    guests,
    `${callCount(simulated)} + ${backupCalls}`,
    `${of(lines, 'proxmox_') - ofBackupServer} + ${ofBackupServer}`,
    of(lines, 'internal_'),
    `${Math.round(Number(memory) / 1024)} MiB`,
  ]
  await running.stop()
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  return `| ${cells.join(' | ')} |`
}
