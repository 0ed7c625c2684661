import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { endProcess } from '../end-process.ts'
import { apiPort } from '../pve-api/node-api.ts'
import { pveCluster } from '../pve-api/pve-cluster.ts'

/** A simulated cluster in a process of its own, each node on a loopback address. */
export interface Hypervisors {
  /** What the exporter is asked for, by node name. */
  targets: Record<string, string>
  /** The variables of the exporter's Secret. */
  secret: Record<string, string>
  /** Makes each call to these nodes take so many milliseconds, and to all others none. */
  delay: (milliseconds: Record<string, number>) => Promise<void>
  /** All calls that were made to them. */
  calls: () => Promise<number>
  stop: () => Promise<void>
}

/** Starts a cluster; its guests are spread evenly over its nodes. */
export const startHypervisors = async (nodes: number, guests: number): Promise<Hypervisors> => {
  const folder = mkdtempSync(join(tmpdir(), 'slow-hypervisors-'))
  const token = randomUUID()
  const cluster = pveCluster({
    nodes,
    guests,
    // Each process has its own, so that several may run at once.
    address: number => `127.8.${process.pid % 256}.${number}`,
    accounts: { 'prometheus@pve!monitoring': { secret: token, role: 'PVEAuditor' } },
  })
  writeFileSync(join(folder, 'cluster.json'), JSON.stringify(cluster))
  const serve = join(import.meta.dirname, '../pve-api/serve.ts')
  const args = [serve, '--cluster', join(folder, 'cluster.json'), '--folder', folder]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await ready(child)
  const names = Object.keys(cluster.nodes)
  const control = asking(join(folder, 'control'))
  return {
    targets: Object.fromEntries(
      Object.entries(cluster.nodes).map(([name, { address }]) => [name, `${address}:${apiPort}`]),
    ),
    secret: {
      PVE_USER: 'prometheus@pve',
      PVE_TOKEN_NAME: 'monitoring',
      PVE_TOKEN_VALUE: token,
      PVE_VERIFY_SSL: 'false',
    },
    delay: async milliseconds => {
      const nodes = Object.fromEntries(names.map(name => [name, { delay: milliseconds[name] ?? 0 }]))
      await control('PATCH', '/cluster', { nodes })
    },
    calls: async () =>
      Object.values(await control('GET', '/calls'))
        .flatMap(paths => Object.values(paths as Record<string, number>))
        .reduce((total, calls) => total + calls, 0),
    stop: async () => {
      await endProcess(child)
      rmSync(folder, { recursive: true })
    },
  }
}

const ready = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', code => reject(new Error(`the simulated hypervisors ended with ${code}`)))
  })

/** Asks the simulation's control (`control.ts`) and gives its answer. */
const asking =
  (socketPath: string) =>
  (method: string, path: string, body?: object): Promise<object> =>
    new Promise((resolve, reject) => {
      request({ socketPath, path, method }, response =>
        json(response).then(answer => resolve(answer as object), reject),
      )
        .on('error', reject)
        .end(body && JSON.stringify(body))
    })
