import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { complete, hypervisorsOf, type NamedEnvironment } from '../../../lib/environment/defaults.ts'
import type { Environment } from '../../../lib/environment.ts'
import { type AuthorityMaker, authority, type Certificate } from '../../pve-api/certificates.ts'
import type { Change } from '../../pve-api/change.ts'
import type { Account, PveCluster } from '../../pve-api/cluster.ts'
import { pveCluster } from '../../pve-api/pve-cluster.ts'
import type { Cluster } from '../cluster/cluster.ts'
import type { Hypervisor } from '../cluster/hypervisor.ts'
import { programs } from '../cluster/paths.ts'
import { control } from './control.ts'

/** The hypervisors of one environment, each its own machine with the simulated API, a real node exporter, and what `exporters` names. */
export interface Proxmox {
  /** By name; `fault`, `heal`, `start`, `stop`. */
  hypervisors: Record<string, Hypervisor>
  /** The keys that the README asks for in the Secret. */
  secret: { PVE_USER: string; PVE_TOKEN_NAME: string; PVE_TOKEN_VALUE: string }
  /** The CA of the hypervisors' certificates, as PEM. */
  ca: string
  /** Changes what every hypervisor knows of the cluster (a merge patch): `{ nodes: { pve1: { fault: 'silent' } } }`. */
  change(patch: Change<PveCluster>): Promise<void>
  /** API calls since the last `forget`, by hypervisor. */
  calls(): Promise<Record<string, number>>
  forget(): Promise<void>
  /** Gives the token another value, as `pveum user token modify --regenerate 1` does: the old one stops working at once. */
  regenerateToken(): Promise<Proxmox['secret']>
  /** Gives the cluster another authority and, one after the other, each hypervisor a certificate of it, whose API starts again in health. */
  renewCertificates(by: Certificate): Promise<void>
  /** Has the stand-in of an exporter say these series, a file of them, in place of its own; `standby` has a mgr say nothing. */
  say(hypervisor: string, exporter: string, file: string, series: string): void
  /** Undoes all faults. */
  heal(): Promise<void>
}

export interface ProxmoxOptions {
  /** The simulated cluster; one with three guests on each hypervisor when left out. */
  model?: (accounts: Record<string, Account>) => PveCluster
  /** Name of the cluster when `model` is left out. */
  name?: string
  /** Name of the one machine that has all addresses and runs no node exporter, for large clusters. */
  together?: string
  /** Who made its authority; pve-cluster 9.1.1 when left out. */
  authorityBy?: AuthorityMaker
  /** Flags of a hypervisor's node exporter besides its port; none when left out. */
  nodeExporterFlags?: (hypervisor: string) => string[]
}

/** Puts an environment's hypervisors on the network, each at its own address. */
export async function proxmox(
  cluster: Cluster,
  folder: string,
  environment: Environment,
  {
    name = 'lab',
    model = accounts => modelOf(name, environment.hypervisors, accounts),
    together,
    authorityBy,
    nodeExporterFlags = () => [],
  }: ProxmoxOptions = {},
): Promise<Proxmox> {
  const { hypervisors, nodeExporter = {} } = environment
  const secret = { PVE_USER: 'prometheus@pve', PVE_TOKEN_NAME: 'monitoring', PVE_TOKEN_VALUE: randomUUID() }
  const token = `${secret.PVE_USER}!${secret.PVE_TOKEN_NAME}`
  const healthy = model({ [token]: auditor(secret.PVE_TOKEN_VALUE) })
  const ca: Certificate = authority(authorityBy)
  const write = (by: Certificate) => {
    writeFileSync(join(folder, 'cluster.json'), JSON.stringify(healthy))
    writeFileSync(join(folder, 'authority.json'), JSON.stringify(by), { mode: 0o600 })
  }
  mkdirSync(folder, { recursive: true })
  write(ca)

  const started: Record<string, Hypervisor> = {}
  const serve: Record<string, () => void> = {}
  const start = async (name: string, addresses: string[], port: number | false, ...args: string[]) => {
    const host = await cluster.hypervisor({ name, addresses })
    started[name] = host
    serve[name] = () => void host.start('api', process.execPath, [...apiArguments(folder, name), ...args])
    serve[name]()
    if (port !== false)
      host.start('node-exporter', join(programs, 'node_exporter'), [
        `--web.listen-address=:${port}`,
        ...nodeExporterFlags(name),
      ])
    startExporters(host, environment, join(folder, host.name, 'exporters'))
  }
  if (together !== undefined) await start(together, addressesOf(hypervisors), false)
  else
    for (const { name, address, exporters = ['node', 'pve'] } of hypervisors) {
      const monitored = exporters.includes('node') && nodeExporter
      await start(name, [address], monitored && (nodeExporter.port ?? 9100), `--node=${name}`)
    }
  const controls = Object.keys(started).map(node => control(join(folder, node, 'control')))
  for (const { get } of controls)
    await cluster.waitFor(`the simulated API of ${Object.keys(started)}`, () => get('cluster'))

  return {
    hypervisors: started,
    secret,
    ca: ca.cert,
    change: async patch => {
      for (const { patch: send } of controls) await send('cluster', patch)
    },
    calls: async () => {
      const counted: Record<string, number> = {}
      for (const { get } of controls)
        for (const [node, paths] of Object.entries(
          await get<Record<string, Record<string, number>>>('calls'),
        ))
          counted[node] = Object.values(paths).reduce((sum, count) => sum + count, 0)
      return counted
    },
    forget: async () => {
      for (const { remove } of controls) await remove('calls')
    },
    regenerateToken: async () => {
      secret.PVE_TOKEN_VALUE = randomUUID()
      healthy.accounts[token] = auditor(secret.PVE_TOKEN_VALUE)
      for (const { patch } of controls) await patch('cluster', { accounts: healthy.accounts })
      return { ...secret }
    },
    renewCertificates: async by => {
      write(by)
      for (const [index, name] of Object.keys(started).entries()) {
        await started[name]?.stop('api')
        serve[name]?.()
        await cluster.waitFor(`the simulated API of ${name}`, () => controls[index]?.get('cluster'))
      }
    },
    say: (hypervisor, exporter, file, series) =>
      say(join(folder, hypervisor, 'exporters'), exporter, file, series),
    heal: async () => {
      for (const name of Object.keys(started)) {
        rmSync(join(folder, name, 'exporters'), { recursive: true, force: true })
        const host = started[name]
        if (host !== undefined && isStandby(complete(name, '', environment), host))
          say(join(folder, name, 'exporters'), 'ceph', 'standby', '')
      }
      for (const { put } of controls) await put('cluster', healthy)
      for (const host of Object.values(started)) await host.heal()
    },
  }
}

/** ipmi_exporter is Debian's own, on a machine without a BMC; the others are stood in for. */
const startExporters = (host: Hypervisor, environment: Environment, folder: string) => {
  const own = complete(host.name, '', environment)
  const [stoodIn, real] = [false, true].map(isReal =>
    own.exporters.filter(
      ({ key }) =>
        key !== 'node' &&
        (key === 'ipmi') === isReal &&
        hypervisorsOf(own, key).some(({ name }) => name === host.name),
    ),
  )
  for (const { port } of real ?? [])
    host.start('ipmi-exporter', 'prometheus-ipmi-exporter', [`--web.listen-address=:${port}`])
  if (stoodIn === undefined || stoodIn.length === 0) return
  if (isStandby(own, host)) say(folder, 'ceph', 'standby', '')
  host.start('stand-ins', process.execPath, [
    join(import.meta.dirname, 'stand-in-exporters.ts'),
    `--folder=${folder}`,
    ...stoodIn.map(({ key, port, path }) => `${key}:${port}:${path}`),
  ])
}

/** The first hypervisor with a mgr has the active one. */
const isStandby = (environment: NamedEnvironment, { name }: Hypervisor): boolean => {
  const [active, ...standbys] = hypervisorsOf(environment, 'ceph')
  return active?.name !== name && standbys.some(standby => standby.name === name)
}

const say = (folder: string, exporter: string, file: string, series: string) => {
  mkdirSync(join(folder, exporter), { recursive: true })
  writeFileSync(join(folder, exporter, file), series)
}

const apiArguments = (folder: string, node: string) => [
  join(import.meta.dirname, '../../pve-api/serve.ts'),
  `--cluster=${join(folder, 'cluster.json')}`,
  `--authority=${join(folder, 'authority.json')}`,
  `--folder=${join(folder, node)}`,
]

const addressesOf = (hypervisors: Environment['hypervisors']) => hypervisors.map(({ address }) => address)

const auditor = (secret: string): Account => ({ secret, role: 'PVEAuditor' })

/** A cluster of an environment's hypervisors, with as many guests on each. */
export const modelOf = (
  name: string,
  hypervisors: Environment['hypervisors'],
  accounts: Record<string, Account>,
  guests = 3,
): PveCluster =>
  pveCluster({
    name,
    nodes: hypervisors.length,
    guests: guests * hypervisors.length,
    address: number => hypervisors[number - 1]?.address ?? '',
    nodeName: number => hypervisors[number - 1]?.name ?? '',
    accounts,
  })
