import type { ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer } from 'node:net'
import { inspect } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Api } from '../../lib/proxmox/api.ts'
import type { ApiFailure } from '../../lib/proxmox/api-failure.ts'
import type { ApiHost } from '../../lib/proxmox/api-host.ts'
import { apiToken } from '../../lib/proxmox/api-token.ts'
import { certificateFailure } from '../../lib/proxmox/certificate-failure.ts'
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
import { authority, pveNames, signed } from '../pve-api/certificates.ts'
import { type Change, change } from '../pve-api/change.ts'
import type { Account, PveCluster } from '../pve-api/cluster.ts'
import { pveCluster } from '../pve-api/pve-cluster.ts'
import { onRelease, type Release, releases } from '../pve-api/releases.ts'
import { diverted } from './diverted.ts'
import { ca, whileServed } from './served.ts'

const test = suite("Proxmox VE's API")

const secret = 'c0ffee00-0000-4000-8000-000000000001'
const accounts: Record<string, Account> = {
  'prometheus@pve!monitoring': { secret, role: 'PVEAuditor' },
  'prometheus@pve!least': { secret, role: 'PrometheusExporter', expire: 4_102_444_800 },
  'prometheus@pve!bare': { secret, role: 'NoAccess' },
}
const two = (patch: Change<PveCluster> = {}) =>
  change<PveCluster>(pveCluster({ nodes: 2, guests: 2, accounts }), {
    nodes: {
      pve01: {
        interfaces: [
          { iface: 'eno1', type: 'eth' },
          { iface: 'vmbr0', type: 'bridge', cidr: '198.51.100.1/24', gateway: '198.51.100.254' },
          {
            iface: 'eno2',
            type: 'eth',
            cidr: '192.0.2.1/24',
            cidr6: '2001:db8:2::1/64',
            comments: 'storage',
          },
        ],
      },
    },
    ...patch,
  })

const host = (patch: Partial<ApiHost> = {}): ApiHost => ({
  name: 'pve01',
  address: '198.51.100.1',
  port: 8006,
  certified: ['pve01', 'localhost'],
  ca: ca().cert,
  ...patch,
})

const api = (patch: Partial<ApiHost> = {}, account = 'monitoring', seconds = 60): Api => {
  const token = apiToken(`prometheus@pve!${account}=${secret}`)
  assert.ok(token)
  return { host: host(patch), token, seconds }
}

const failed = (answer: object): ApiFailure => {
  assert.ok('failure' in answer, JSON.stringify(answer))
  return answer.failure as ApiFailure
}

test('a member whose name no node can have is no answer: names are written into files that are code', () => {
  const cluster = two()
  const { pve01, pve02 } = cluster.nodes
  assert.ok(pve01 && pve02)
  const nodes = { pve01, "pve02' + process.exit() + '": pve02 }
  return whileServed(
    { ...cluster, nodes },
    async () => assert.is(failed(await clusterStatus(api())).kind, 'not JSON'),
    ['pve01'],
  )
})

for (const release of Object.keys(releases) as Release[])
  test(`Proxmox VE ${release} answers each question`, () =>
    whileServed(onRelease(two(), release), async () => {
      assert.equal(await version(api()), { data: { version: releases[release].version, release } })
      assert.equal(await clusterStatus(api()), {
        data: {
          cluster: { name: 'big', quorate: true },
          nodes: [
            { name: 'pve01', id: 1, online: true, local: true, address: '198.51.100.1' },
            { name: 'pve02', id: 2, online: true, local: false, address: '198.51.100.2' },
          ],
        },
      })
      assert.equal(await nodes(api()), {
        data: [
          { name: 'pve01', online: true },
          { name: 'pve02', online: true },
        ],
      })
      assert.equal(await nodeNetwork(api(), 'pve01'), {
        data: [
          { name: 'eno1', type: 'eth', active: true, addresses: [], hasGateway: false },
          { name: 'vmbr0', type: 'bridge', active: true, addresses: ['198.51.100.1/24'], hasGateway: true },
          {
            name: 'eno2',
            type: 'eth',
            active: true,
            addresses: ['192.0.2.1/24', '2001:db8:2::1/64'],
            hasGateway: false,
            comment: 'storage',
          },
        ],
      })
      const held = await permissions(api({}, 'least'))
      assert.ok('data' in held)
      assert.equal(held.data['/'], { 'Datastore.Audit': true, 'Sys.Audit': true, 'VM.Audit': true })
      assert.equal(await tokenInfo(api({}, 'least')), {
        data: { hasOwnPrivileges: true, expires: 4_102_444_800 },
      })
      const guests = await clusterResources(api(), 'vm')
      assert.ok('data' in guests)
      assert.equal(
        guests.data.map(({ id }) => id),
        ['lxc/100', 'qemu/101'],
      )
    }, ['pve01']))

test('a token without SDN.Audit sees no bridge, though any token may ask for the network', () =>
  whileServed(two(), async () => {
    const answer = await nodeNetwork(api({}, 'least'), 'pve01')
    assert.ok('data' in answer)
    assert.equal(
      answer.data.map(({ name }) => name),
      ['eno1', 'eno2'],
    )
  }))

test('a refusal names the token, and the privilege that it lacks where Proxmox VE says it', () =>
  whileServed(two(), async () => {
    const wrong = { ...api(), token: apiToken('prometheus@pve!gone=nothing') } as Api
    assert.is(
      failed(await version(wrong)).message,
      "pve01 (198.51.100.1:8006) answered 401 no such token 'gone' for user 'prometheus@pve': it does not accept the token prometheus@pve!gone (its name, value or expiry)",
    )
    const forbidden = failed(await clusterStatus(api({}, 'bare')))
    assert.is(forbidden.kind, 'forbidden')
    assert.equal(forbidden.lacks, { path: '/', privilege: 'Sys.Audit' })
    assert.is(
      forbidden.message,
      'pve01 (198.51.100.1:8006) answered 403 Permission check failed (/, Sys.Audit): the token prometheus@pve!bare lacks Sys.Audit on /',
    )
    const unsaid = failed(await tokenInfo(api({}, 'bare')))
    assert.equal([unsaid.kind, unsaid.lacks], ['forbidden', undefined])
  }))

test('a node that the asked one does not see is told apart from one that can not be reached', () =>
  whileServed(two({ nodes: { pve02: { online: false } } }), async () => {
    const { kind, message } = failed(await nodeNetwork(api(), 'pve02'))
    assert.is(kind, 'no route to node')
    assert.is(message, 'pve01 (198.51.100.1:8006) answered 595 No route to host for /nodes/pve02/network')
  }))

test('a broken, silent, hanging up or refusing API is told by its kind', () =>
  whileServed(two(), async ({ cluster, end }) => {
    const node = cluster.nodes.pve01 as PveCluster['nodes'][string]
    const kindWith = async (fault: typeof node.fault, seconds = 60) => {
      node.fault = fault
      return failed(await version(api({}, 'monitoring', seconds))).kind
    }
    assert.is(await kindWith('broken'), 'broken')
    assert.is(await kindWith('hangs up'), 'closed')
    assert.is(await kindWith('silent', 0.3), 'timeout')
    await end('pve01')
    assert.is(failed(await version(api())).kind, 'refused')
    assert.is(failed(await version(api({ address: 'pve.invalid' }))).kind, 'name')
  }))

test('an API that is slower than its limit ends by it, and says so', () =>
  whileServed(two({ nodes: { pve01: { delay: 5000 } } }), async () => {
    const { kind, message } = failed(await version(api({}, 'monitoring', 0.2)))
    assert.is(kind, 'timeout')
    assert.is(message, 'pve01 (198.51.100.1:8006) gave no answer to /version within 0.2 s')
  }))

test('a certificate of another authority is refused before anything is sent, with what OpenSSL says', () =>
  whileServed(two(), async ({ calls }) => {
    const failure = failed(await version(api({ ca: authority().cert })))
    assert.equal([failure.kind, failure.code], ['certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])
    assert.match(
      failure.message,
      /^pve01 \(198\.51\.100\.1:8006\) serves the certificate "pve01\.newyork\.example\.com", issued by "Proxmox Virtual Environment", valid until [^,]+, which is refused: unable to verify the first certificate \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\); the CA given is not the one that issued it$/,
    )
    assert.equal(calls, {})
  }))

test('a certificate that carries one of the names is enough, and one that carries none says which it has', () =>
  whileServed(
    two(),
    async ({ calls }) => {
      assert.ok('data' in (await version(api({ certified: ['other', 'localhost'] }))))
      calls.pve01 = {}
      const { kind, message } = failed(await version(api({ certified: ['pve.example.com', 'pve9'] })))
      assert.is(kind, 'certificate')
      assert.is(
        message,
        'pve01 (198.51.100.1:8006) serves a certificate for 127.0.0.1, ::1, localhost, 198.51.100.1, pve01, pve01.newyork.example.com, not for pve.example.com or pve9',
      )
      assert.ok('data' in (await version(api({ certified: [] }))))
      assert.equal(calls, { pve01: { '/version': 1 } })
    },
    ['pve01'],
  ))

test('a certificate that has expired, or is not valid yet, is told with what to do', () =>
  whileServed(two(), async () => {
    const told = (code: string, message: string) =>
      certificateFailure(host(), 5, Object.assign(new Error(message), { code }))
    assert.match(
      await told('CERT_HAS_EXPIRED', 'certificate has expired'),
      /^serves the certificate "pve01\..* which is refused: certificate has expired \(CERT_HAS_EXPIRED\); renew it on that node with pvecm updatecerts --force$/,
    )
    assert.match(
      await told('CERT_NOT_YET_VALID', 'certificate is not yet valid'),
      /\(CERT_NOT_YET_VALID\); compare the node's clock and this machine's$/,
    )
  }))

test("what answers without TLS, or something that is no Proxmox VE's API, is said to be so", async () => {
  const plain = createServer(
    socket =>
      void socket
        .on('error', () => {})
        .end('220 mail.example.com ESMTP\r\n')
        .resume(),
  )
  await new Promise<void>(resolve => plain.listen(8006, diverted('198.51.100.1'), resolve))
  const { message } = failed(await version(api()))
  plain.close()
  assert.is(message, 'pve01 (198.51.100.1:8006) could not agree on TLS: wrong version number')
  await whileServed(two(), async ({ cluster }) => {
    change(cluster.nodes.pve01 as object, { version: null })
    assert.is(failed(await version(api())).kind, 'broken')
    change(cluster.nodes.pve01 as object, { version: { version: 9 } })
    assert.is(
      failed(await version(api())).message,
      `pve01 (198.51.100.1:8006) answered /version with something that is not Proxmox VE's API: "{\\"data\\":{\\"version\\":9}}"`,
    )
  })
})

/** A server with the CA's certificate that answers every call like this. */
const whileAnswered = async (answer: (response: ServerResponse) => void, use: () => Promise<void>) => {
  const certificate = signed(ca(), pveNames('pve01', '198.51.100.1'))
  const server = createTlsServer(certificate, (_, response) => answer(response.on('error', () => {})))
  await new Promise<void>(resolve => server.listen(8006, diverted('198.51.100.1'), resolve))
  try {
    await use()
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}

test('a member whose name no node can have makes an answer unusable', async () => {
  const names = ["x', address: process.exit()}", 'x */ y', 'a\nb', '', '-x', 'pvé', '\u001b[2J']
  for (const name of names)
    await whileAnswered(
      response => response.end(JSON.stringify({ data: [{ type: 'node', name, local: 1, online: 1 }] })),
      async () => assert.is(failed(await clusterStatus(api())).kind, 'not JSON', name),
    )
})

test('an endless answer is left off, and no redirection is followed with the token', async () => {
  const chunk = Buffer.alloc(2 ** 20, ' ')
  const endless = (response: ServerResponse): void => {
    while (!response.destroyed)
      if (!response.write(chunk)) return void response.once('drain', () => endless(response))
  }
  await whileAnswered(endless, async () =>
    assert.is(
      failed(await version(api())).message,
      'pve01 (198.51.100.1:8006) answers with more than 64 MiB',
    ),
  )
  const calls: number[] = []
  await whileAnswered(
    response => {
      calls.push(1)
      response.writeHead(302, { location: 'https://198.51.100.1:8006/elsewhere' }).end('{"data":{}}')
    },
    async () => assert.is(failed(await version(api())).kind, 'broken'),
  )
  assert.is(calls.length, 1)
})

test('the next hypervisor is asked when one is dead, and no third one after two refusals', () =>
  whileServed(pveCluster({ nodes: 3, guests: 0, accounts }), async ({ calls, end }) => {
    await end('pve01')
    const apis = (account: string) =>
      [1, 2, 3].map(number => api({ name: `pve0${number}`, address: `198.51.100.${number}` }, account))
    const { answered, failures } = await firstAnswer(apis('monitoring'), clusterStatus)
    assert.is(answered?.api.host.name, 'pve02')
    assert.equal(
      failures.map(({ kind, hypervisor }) => [hypervisor, kind]),
      [['pve01', 'refused']],
    )
    const refused = await firstAnswer([...apis('bare').slice(1), ...apis('bare').slice(1)], clusterStatus)
    assert.is(refused.answered, undefined)
    assert.is(refused.failures.length, 2)
    assert.equal(calls.pve03, { '/cluster/status': 1 })
  }))

test('a token is taken as Proxmox VE writes it, and nothing else is', () => {
  for (const text of [
    `prometheus@pve!monitoring=${secret}`,
    `PVEAPIToken=prometheus@pve!monitoring=${secret}\n`,
    `PVEAPIToken prometheus@pve!monitoring=${secret}`,
  ])
    assert.is(apiToken(text)?.authorization(), `PVEAPIToken=prometheus@pve!monitoring=${secret}`)
  for (const text of [
    '',
    secret,
    `prometheus@pve=${secret}`,
    `prometheus!a=${secret}`,
    'ab@pve!cd=',
    'ab@pve!cd=e=f',
    'ab@pve!cd=e\r\nf: g',
  ])
    assert.is(apiToken(text), undefined, text)
})

test("a token's value is in nothing that is printed of it", async () => {
  const { token } = api()
  assert.not.match(
    inspect({ token, api: api() }, { depth: 9, showHidden: true }) + JSON.stringify(token),
    secret,
  )
  assert.is(token.conceal(`no such token '${secret}'`), "no such token '(hidden)'")
})

test.run()
