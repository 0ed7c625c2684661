import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { change } from '../pve-api/change.ts'
import { selfSigned } from './certificate.ts'
import { pbsApi, pbsSimulation } from './pbs-api.ts'

const help = `Simulates the API of a Proxmox Backup Server on port 8007 of every address, until it is stopped.

  node test/pbs-api/serve.ts --server FILE --folder DIR

  --server FILE   a server (server.ts) as JSON, its accounts in it
  --folder DIR    where its certificate (proxy.pem) and the control socket (control) go

It prints "ready" once it answers. Control: curl --unix-socket DIR/control http://pbs/server (GET, PATCH with a merge patch, PUT),
http://pbs/calls (GET, DELETE).
`

const { values } = parseArgs({
  options: { server: { type: 'string' }, folder: { type: 'string' }, help: { type: 'boolean' } },
})
const { server, folder } = values
if (values.help || server === undefined || folder === undefined) {
  process.stdout.write(help)
  process.exit(values.help ? 0 : 1)
}

const simulated = pbsSimulation(JSON.parse(readFileSync(server, 'utf8')))
const certificate = selfSigned(simulated.server.name)
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'proxy.pem'), certificate.cert)
await pbsApi(simulated, certificate)

const commands: Record<string, (received: string) => unknown> = {
  'GET /server': () => simulated.server,
  'PATCH /server': received => change(simulated.server, JSON.parse(received)),
  'PUT /server': received => {
    simulated.server = JSON.parse(received)
    return simulated.server
  },
  'GET /calls': () => simulated.calls,
  'DELETE /calls': () => {
    simulated.calls = {}
    return {}
  },
}
const socket = join(folder, 'control')
// Of a process that was killed.
rmSync(socket, { force: true })
createServer(async (request, response) => {
  const command = commands[`${request.method} ${request.url}`]
  const received = await text(request)
  if (command === undefined) response.writeHead(404).end()
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(command(received)))
}).listen(socket, () => process.stdout.write('ready\n'))
