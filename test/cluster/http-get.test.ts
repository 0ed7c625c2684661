import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { httpGet } from '../../lib/cluster/http-get.ts'
import { certificates } from '../doctor/recorded/certificates.ts'
import { inFolder } from '../pve-api/openssl.ts'

const test = suite('a server behind a forwarded port')

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
const whileItListens = async (server: Server, use: (port: number) => Promise<void>): Promise<void> => {
  try {
    await use(await listening(server))
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}
const answer: RequestListener = ({ method, url, headers }, response) => {
  response.statusCode = url === '/teapot' ? 418 : 200
  response.end(
    `${method} ${url} ${headers.host?.replace(/:.*/, '')} ${headers['x-own'] ?? '-'} ${headers.connection}`,
  )
}

test('it is asked for a path, with headers, on a connection of its own', () =>
  whileItListens(createServer(answer), async port => {
    assert.equal(await httpGet(port, '/a?b=c'), {
      value: { status: 200, body: 'GET /a?b=c 127.0.0.1 - close' },
    })
    assert.equal(await httpGet(port, '/teapot', { headers: { 'X-Own': 'd' } }), {
      value: { status: 418, body: 'GET /teapot 127.0.0.1 d close' },
    })
  }))

test('it is given up after its time, or when it ends before its answer does', () =>
  whileItListens(
    createServer((request, response) => {
      if (request.url === '/cut') response.writeHead(200, { 'content-length': 9 }).write('a')
      if (request.url === '/cut') setImmediate(() => response.destroy())
    }),
    async port => {
      assert.equal(await httpGet(port, '/silent', { seconds: 0.2 }), {
        failure: { kind: 'unreachable', message: 'no answer within 0.2 seconds' },
      })
      assert.equal(await httpGet(port, '/cut'), { failure: { kind: 'other', message: 'aborted' } })
    },
  ))

test('where nothing listens, the error is told', async () => {
  const server = createServer(answer)
  const port = await listening(server)
  await new Promise(resolve => server.close(resolve))
  assert.equal(await httpGet(port, '/'), {
    failure: { kind: 'other', message: `connect ECONNREFUSED 127.0.0.1:${port}` },
  })
})

test('over TLS it is verified by a CA and the name in its certificate, and without a CA not at all', () => {
  const { key, cert } = inFolder({}, ({ openssl, read }) => {
    openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-keyout', 'key.pem', '-out', 'cert.pem', '-subj', '/CN=server.example.com'],
      ...['-addext', 'subjectAltName=DNS:server.example.com'],
    )
    return { key: read('key.pem'), cert: read('cert.pem') }
  })
  return whileItListens(createTlsServer({ key, cert }, answer), async port => {
    const https = { scheme: 'https' } as const
    const well = { value: { status: 200, body: 'GET / 127.0.0.1 - close' } }
    assert.equal(await httpGet(port, '/', https), well)
    assert.equal(await httpGet(port, '/', { ...https, ca: cert, serverName: 'server.example.com' }), well)
    const foreign = await httpGet(port, '/', {
      ...https,
      ca: certificates.taken,
      serverName: 'server.example.com',
    })
    // Node adds advice of its own.
    assert.match(foreign.failure?.message ?? '', /^self-signed certificate/)
    const { failure } = await httpGet(port, '/', { ...https, ca: cert, serverName: 'other.example.com' })
    assert.match(failure?.message ?? '', "Host: other.example.com. is not in the cert's altnames")
    assert.match((await httpGet(port, '/', { ...https, ca: cert })).failure?.message ?? '', 'altnames')
    assert.is((await httpGet(port, '/')).failure?.kind, 'other')
  })
})

test.run()
