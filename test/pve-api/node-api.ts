import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Certificate } from './certificates.ts'
import type { PveNode } from './cluster.ts'
import { type Reply, refusal, reply } from './reply.ts'
import { countCall, type Simulation } from './simulation.ts'

/** Port of the API on every hypervisor. */
export const apiPort = 8006

/**
 * Serves one node's API over TLS on its address, or another to which a test leads what is sent there; closing the server
 * makes the node refuse connections.
 */
export async function nodeApi(
  simulation: Simulation,
  name: string,
  certificate: Certificate,
  address = (simulation.cluster.nodes[name] as PveNode).address,
): Promise<Server> {
  const server = createServer(certificate, (request, response) => {
    serve(simulation, name, request, response).catch(error => response.destroy(error))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(apiPort, address, resolve))
  return server
}

async function serve(
  simulation: Simulation,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const url = (request.url ?? '/').replace(/^\/api2\/json/, '')
  const method = request.method ?? 'GET'
  countCall(simulation, name, url.split('?')[0] ?? url)
  const body = await text(request)
  const { fault, delay } = simulation.cluster.nodes[name] as PveNode
  if (fault === 'silent') return
  if (fault === 'hangs up') return void request.socket.destroy()
  if (delay > 0) await sleep(delay)
  send(response, faults[fault] ?? reply(simulation, name, { method, url, headers: request.headers, body }))
}

const faults: { [fault: string]: Reply } = {
  forbidden: refusal(403, 'Permission check failed'),
  broken: refusal(500, 'got no worker upid - start worker failed'),
}

function send(response: ServerResponse, { status, reason, data }: Reply) {
  const headers = { 'content-type': 'application/json;charset=UTF-8', server: 'pve-api-daemon/3.0' }
  if (reason === undefined) response.writeHead(status, headers)
  else response.writeHead(status, reason, headers)
  response.end(JSON.stringify({ data }))
}
