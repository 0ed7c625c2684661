import { X509Certificate } from 'node:crypto'
import type { Server } from 'node:https'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { freePort } from '../free-port.ts'
import { selfSigned } from './certificate.ts'
import { pbsApi, pbsSimulation } from './pbs-api.ts'
import { healthyServer } from './server.ts'

const test = suite('the simulated Proxmox Backup Server')

const now = 1_767_225_600
const secret = 'c0ffee00-0000-4000-8000-000000000000'
const token = `PBSAPIToken=prometheus@pbs!monitoring:${secret}`
const simulated = pbsSimulation(
  healthyServer(now, ['vm/101', 'ct/201'], {
    'prometheus@pbs!monitoring': { secret, role: 'Audit' },
    'prometheus@pbs!blind': { secret, role: 'NoAccess' },
  }),
)
const certificate = selfSigned('pbs1')
let api: Server
let port: number

test.before(async () => {
  port = await freePort()
  api = await pbsApi(simulated, certificate, '127.0.0.1', port)
})
test.after(() => {
  api.close()
  api.closeAllConnections()
})

const get = (path: string, authorization = token): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: `/api2/json${path}`,
        servername: 'pbs1',
        ca: certificate.cert,
        headers: { authorization },
      },
      async response => resolve({ status: response.statusCode ?? 0, body: await text(response) }),
    )
    asked.once('error', reject).end()
  })

const data = async (path: string) => JSON.parse((await get(path)).body).data

test('gives the last backup of each guest in one call', async () => {
  assert.equal(
    (await data('/admin/datastore/tank/groups')).map((group: Record<string, unknown>) => [
      group['backup-type'],
      group['backup-id'],
      group['last-backup'],
      group['backup-count'],
    ]),
    [
      ['vm', '101', now - 3600, 14],
      ['ct', '201', now - 3600, 14],
    ],
  )
  assert.equal(await data('/admin/datastore/tank/groups?ns=other'), [])
})

test('gives usage, garbage collection and verification with hyphens in their keys', async () => {
  const [usage] = await data('/status/datastore-usage')
  assert.equal([usage.store, usage.total, usage['estimated-full-date']], ['tank', 8e12, 0])
  const [collected] = await data('/admin/gc')
  assert.equal([collected['last-run-state'], collected['next-run']], ['OK', now])
  const [verified] = await data('/admin/verify')
  assert.equal([verified.store, verified['last-run-endtime']], ['tank', now - 5400])
})

test('lists failed tasks alone where errors are asked for', async () => {
  assert.equal(await data('/nodes/localhost/tasks?errors=1'), [])
  assert.is((await data('/nodes/localhost/tasks')).length, 2)
})

test('refuses a wrong secret, and an auditor the certificate', async () => {
  assert.is((await get('/version', `${token}0`)).status, 401)
  assert.is((await get('/nodes/localhost/certificates/info')).status, 403)
  const blind = token.replace('monitoring', 'blind')
  assert.is((await get('/admin/datastore/tank/groups', blind)).status, 403)
  assert.is((await get('/status/datastore-usage', blind)).body, '{"data":[]}')
})

test('has a certificate that is no CA, for its names and not for its address', () => {
  const { ca, subjectAltName, issuer, subject } = new X509Certificate(certificate.cert)
  assert.is(ca, false)
  assert.is(issuer, subject)
  assert.is(
    subjectAltName,
    'IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:localhost, DNS:pbs1, DNS:pbs1.example.com',
  )
})

test.run()
