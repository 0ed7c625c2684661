import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { healthyServer, type PbsServer } from '../../pbs-api/server.ts'
import type { Change } from '../../pve-api/change.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { control } from './control.ts'

/** A Proxmox Backup Server on a machine of its own, with the simulated API. */
export interface BackupServer {
  /** The keys that docs/telegraf.md asks for in the Secret. */
  secret: { PBS_USER: string; PBS_TOKEN_NAME: string; PBS_TOKEN_VALUE: string }
  /** The certificate that it signed itself, which is also its CA, as PEM. */
  ca: string
  /** Changes what it knows (a merge patch). */
  change(patch: Change<PbsServer>): Promise<void>
  /** Undoes all changes. */
  heal(): Promise<void>
  /** Calls by path. */
  calls(): Promise<Record<string, number>>
}

export interface BackupServerOptions {
  name: string
  address: string
  /** Groups such as `vm/101` in its datastore `tank`. */
  groups: string[]
}

/** Puts a healthy backup server on the hypervisors' network. */
export async function backupServer(
  cluster: Cluster,
  folder: string,
  { name, address, groups }: BackupServerOptions,
): Promise<BackupServer> {
  const secret = { PBS_USER: 'prometheus@pbs', PBS_TOKEN_NAME: 'monitoring', PBS_TOKEN_VALUE: randomUUID() }
  const id = `${secret.PBS_USER}!${secret.PBS_TOKEN_NAME}`
  const accounts = { [id]: { secret: secret.PBS_TOKEN_VALUE, role: 'Audit' as const } }
  const healthy = healthyServer(Math.floor(Date.now() / 1000), groups, accounts, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'server.json'), JSON.stringify(healthy), { mode: 0o600 })
  const host = await cluster.hypervisor({ name, addresses: [address] })
  host.start('api', process.execPath, [
    join(import.meta.dirname, '../../pbs-api/serve.ts'),
    `--server=${join(folder, 'server.json')}`,
    `--folder=${folder}`,
  ])
  const { get, patch, put } = control(join(folder, 'control'))
  await cluster.waitFor(`the simulated API of ${name}`, () => get('server'))
  return {
    secret,
    ca: readFileSync(join(folder, 'proxy.pem'), 'utf8'),
    change: async changes => {
      await patch('server', changes)
    },
    heal: async () => {
      await put('server', healthy)
    },
    calls: () => get<Record<string, number>>('calls'),
  }
}
