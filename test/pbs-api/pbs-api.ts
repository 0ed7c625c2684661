import { createServer, type Server } from 'node:https'
import type { Certificate } from '../pve-api/openssl.ts'
import { reply } from './reply.ts'
import type { PbsServer } from './server.ts'

/** Port of the API on every backup server. */
export const pbsPort = 8007

/** A backup server whose calls are counted by path; what is changed is answered from the next call on. */
export interface PbsSimulation {
  server: PbsServer
  calls: Record<string, number>
}

export const pbsSimulation = (server: PbsServer): PbsSimulation => ({ server, calls: {} })

/** Serves the API over TLS; closing the server makes it refuse connections. */
export const pbsApi = async (
  simulation: PbsSimulation,
  certificate: Certificate,
  address = '::',
  port = pbsPort,
): Promise<Server> => {
  const server = createServer(certificate, (request, response) => {
    const url = (request.url ?? '/').replace(/^\/api2\/json/, '')
    const path = url.split('?')[0] ?? url
    simulation.calls[path] = (simulation.calls[path] ?? 0) + 1
    const { fault } = simulation.server
    if (fault === 'silent') return
    const { status, body } =
      fault === 'broken'
        ? { status: 500, body: 'unable to open file' }
        : reply(simulation.server, url, request.headers.authorization)
    const type = status === 200 ? 'application/json;charset=UTF-8' : 'text/plain'
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve))
  return server
}
