import { createServer } from 'node:https'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Answer, Api } from '../../lib/proxmox/api.ts'
import { apiToken } from '../../lib/proxmox/api-token.ts'
import {
  clusterResources,
  clusterStatus,
  nodeNetwork,
  nodes,
  permissions,
  tokenInfo,
  version,
} from '../../lib/proxmox/endpoints.ts'
import { firstAnswer } from '../../lib/proxmox/first-answer.ts'
import { inFolder } from '../pve-api/openssl.ts'
import { diverted } from './diverted.ts'

const test = suite("shapes of Proxmox VE's answers")

const certificate = inFolder({}, ({ openssl, read }) => {
  openssl(
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-keyout', 'key.pem', '-out', 'cert.pem', '-subj', '/CN=pve1'],
  )
  return { key: read('key.pem'), cert: read('cert.pem') }
})
const asked: string[] = []
let body = ''
const server = createServer(certificate, ({ method, url, headers }, response) => {
  asked.push(`${method} ${url} ${headers.accept} ${headers.authorization}`)
  response.end(body)
})
test.before(() => new Promise<void>(resolve => server.listen(8006, diverted('198.51.100.1'), resolve)))
test.after(() => {
  server.closeAllConnections()
  server.close()
})

const token = apiToken('mon@pve!own=hunter2')
assert.ok(token)
const api: Api = {
  host: { name: 'pve1', address: '198.51.100.1', port: 8006, certified: ['pve1'], ca: 'insecure' },
  token,
  seconds: 60,
}
/** What a question makes of an answer's data: its own data, or the kind of its failure. */
const made = async <Data>(question: (api: Api) => Promise<Answer<Data>>, data: unknown): Promise<unknown> => {
  body = JSON.stringify({ data })
  const answer = await question(api)
  return 'data' in answer ? answer.data : answer.failure.kind
}

test('each question is asked at its path, with the token', async () => {
  asked.length = 0
  for (const question of [
    version,
    clusterStatus,
    nodes,
    permissions,
    tokenInfo,
    clusterResources,
    (api: Api) => clusterResources(api, 'vm'),
    (api: Api) => nodeNetwork(api, 'a b'),
  ])
    await made<unknown>(question, 1)
  assert.equal(
    asked,
    [
      '/version',
      '/cluster/status',
      '/nodes',
      '/access/permissions',
      '/access/users/mon%40pve',
      '/cluster/resources',
      '/cluster/resources?type=vm',
      '/nodes/a%20b/network',
    ].map(path => `GET /api2/json${path} application/json PVEAPIToken=mon@pve!own=hunter2`),
  )
})

test('what is no object with data is no answer', async () => {
  for (const other of ['', '[]', '{}', '1', '{"errors":{}}', '{"data":']) {
    body = other
    const answer = await nodes(api)
    assert.is('failure' in answer && answer.failure.kind, 'not JSON', other)
  }
})

test('a version needs itself, and may lack its release', async () => {
  assert.equal(await made(version, { version: '9.1.4', release: '9.1', repoid: 'a' }), {
    version: '9.1.4',
    release: '9.1',
  })
  assert.equal(await made(version, { version: '9.1.4' }), { version: '9.1.4', release: '' })
  for (const other of [{ version: 9 }, {}, null, []]) assert.is(await made(version, other), 'not JSON')
})

test('a cluster has its members, each with what is known of it', async () => {
  const node = (own: object) => ({ type: 'node', name: 'pve1', ...own })
  const member = (own: object) => ({ name: 'pve1', id: 0, online: false, local: false, ...own })
  assert.equal(
    await made(clusterStatus, [
      { type: 'cluster', name: 'big', quorate: '1' },
      node({ nodeid: '7', online: 1, local: '1', ip: '198.51.100.1' }),
      node({ name: 'PVE-2', nodeid: 2, ip: '' }),
      { type: 'other', name: '!' },
    ]),
    {
      cluster: { name: 'big', quorate: true },
      nodes: [
        member({ id: 7, online: true, local: true, address: '198.51.100.1' }),
        member({ name: 'PVE-2', id: 2 }),
      ],
    },
  )
  assert.equal(await made(clusterStatus, [{ type: 'cluster' }, node({})]), {
    cluster: { name: '', quorate: false },
    nodes: [member({})],
  })
  assert.equal(await made(clusterStatus, [node({ name: 'a' })]), { nodes: [member({ name: 'a' })] })
  for (const name of ['', '-a', 'a-', 'a_b', 'a.b', 7])
    assert.is(await made(clusterStatus, [node({}), node({ name })]), 'not JSON', String(name))
  for (const other of [[], [{ type: 'cluster' }], {}, null])
    assert.is(await made(clusterStatus, other), 'not JSON')
})

test('nodes are those that have a name', async () => {
  assert.equal(
    await made(nodes, [{ node: 'a', status: 'online' }, { node: 'b', status: 'unknown' }, { node: 7 }, null]),
    [
      { name: 'a', online: true },
      { name: 'b', online: false },
    ],
  )
  assert.is(await made(nodes, {}), 'not JSON')
})

test('an interface has its addresses, and a gateway of either family', async () => {
  const plain = { name: 'a', type: 'unknown', active: false, addresses: [], hasGateway: false }
  const network = (api: Api) => nodeNetwork(api, 'pve1')
  assert.equal(
    await made(network, [
      { iface: 'a' },
      { iface: 'a', type: 'eth', active: 1, cidr: '192.0.2.1/24', gateway: '192.0.2.254' },
      { iface: 'a', cidr6: '2001:db8::1/64', gateway6: 'fe80::1', comments6: 'six\n' },
      { iface: 'a', cidr: '', cidr6: '', gateway: '', comments: ' four \n', comments6: 'six' },
      { iface: 'a', comments: ' ' },
      { type: 'eth' },
    ]),
    [
      plain,
      { ...plain, type: 'eth', active: true, addresses: ['192.0.2.1/24'], hasGateway: true },
      { ...plain, addresses: ['2001:db8::1/64'], hasGateway: true, comment: 'six' },
      { ...plain, comment: 'four' },
      plain,
    ],
  )
  assert.is(await made(network, null), 'not JSON')
})

test('privileges are told by path, and whether they count below it', async () => {
  assert.equal(await made(permissions, { '/': { 'Sys.Audit': 1, 'VM.Audit': 0 }, '/vms': 1 }), {
    '/': { 'Sys.Audit': true, 'VM.Audit': false },
    '/vms': {},
  })
  assert.equal(await made(permissions, {}), {})
  for (const other of [[], null, 1]) assert.is(await made(permissions, other), 'not JSON')
})

test('a token ends with itself or its user, and holds its own rights where it does not say otherwise', async () => {
  const tokens = (own: object) => ({ tokens: { own, other: { expire: 1 } } })
  assert.equal(await made(tokenInfo, tokens({})), { hasOwnPrivileges: true })
  assert.equal(await made(tokenInfo, { expire: 0, ...tokens({ expire: 0, privsep: 0 }) }), {
    hasOwnPrivileges: false,
  })
  assert.equal(await made(tokenInfo, { expire: '300', ...tokens({ expire: 200, privsep: 1 }) }), {
    hasOwnPrivileges: true,
    expires: 200,
  })
  assert.equal(await made(tokenInfo, { expire: 1, ...tokens({ expire: 200 }) }), {
    hasOwnPrivileges: true,
    expires: 1,
  })
  for (const other of [{}, { tokens: {} }, null, { tokens: { other: {} } }])
    assert.is(await made(tokenInfo, other), 'not JSON')
})

test('resources are objects, whatever they hold', async () => {
  assert.equal(await made(clusterResources, [{ id: 'a', type: 'b' }, null]), [{ id: 'a', type: 'b' }, {}])
  assert.is(await made(clusterResources, {}), 'not JSON')
})

test('hypervisors are asked in their order until one answers, or two have refused', async () => {
  const failure = (kind: string) => ({ failure: { kind } }) as never
  const first = async (...answers: (string | number)[]) => {
    const questions: number[] = []
    const apis = answers.map((_, index) => ({ ...api, seconds: index }))
    const { answered, failures } = await firstAnswer(apis, async ({ seconds }) => {
      questions.push(seconds)
      const answer = answers[seconds]
      return typeof answer === 'number' ? { data: answer } : failure(String(answer))
    })
    return [answered?.data, answered?.api.seconds, failures.map(({ kind }) => kind), questions.length]
  }
  assert.equal(await first('refused', 'timeout', 'name', 3), [3, 3, ['refused', 'timeout', 'name'], 4])
  assert.equal(await first('unauthorized', 1, 2), [1, 1, ['unauthorized'], 2])
  assert.equal(await first('unauthorized', 'closed', 'forbidden', 3), [
    undefined,
    undefined,
    ['unauthorized', 'closed', 'forbidden'],
    3,
  ])
  assert.equal(await first(), [undefined, undefined, [], 0])
})

test.run()
