import { rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Change, change } from './change.ts'
import type { PveCluster } from './cluster.ts'
import type { Simulation } from './simulation.ts'

/**
 * The simulation's control, for tests in other processes, on a Unix socket, which network namespaces don't part:
 * `GET /cluster`, `PATCH /cluster` with a merge patch (faults are assignments: `{"nodes":{"pve01":{"online":false}}}`),
 * `PUT /cluster` with a whole one, `GET /calls`, `DELETE /calls`.
 */
export async function control(simulation: Simulation, socket: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const command = commands[`${request.method} ${request.url}`]
    if (command === undefined) return void response.writeHead(404).end()
    try {
      const result = JSON.stringify(command(simulation, await body(request)))
      response.writeHead(200, { 'content-type': 'application/json' }).end(result)
    } catch (error) {
      response.writeHead(400).end(String(error))
    }
  })
  // Of a process that was killed.
  rmSync(socket, { force: true })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve))
  return server
}

const commands: Record<string, (simulation: Simulation, body: unknown) => unknown> = {
  'GET /cluster': ({ cluster }) => cluster,
  'PATCH /cluster': ({ cluster }, patch) => change(cluster, patch as Change<PveCluster>),
  'PUT /cluster': (simulation, cluster) => {
    simulation.cluster = cluster as PveCluster
    return cluster
  },
  'GET /calls': ({ calls }) => calls,
  'DELETE /calls': simulation => {
    simulation.calls = {}
    return {}
  },
}

async function body(request: IncomingMessage): Promise<unknown> {
  const received = await text(request)
  return received === '' ? undefined : JSON.parse(received)
}
