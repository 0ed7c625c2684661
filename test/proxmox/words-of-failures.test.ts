import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete } from '../../lib/environment/defaults.ts'
import type { Hypervisor, Tls } from '../../lib/environment.ts'
import { type ApiFailure, failureOfError, failureOfStatus, notJson } from '../../lib/proxmox/api-failure.ts'
import { type ApiHost, authority, serverName } from '../../lib/proxmox/api-host.ts'
import { apiToken } from '../../lib/proxmox/api-token.ts'
import { isCertificateCode, namesOf } from '../../lib/proxmox/certificate-failure.ts'
import { apiHosts } from '../../lib/proxmox/hosts-of-environment.ts'
import { bool, list, number, object, text } from '../../lib/proxmox/shape.ts'

const host: ApiHost = { name: 'pve1', address: '198.51.100.1', port: 8006, certified: ['pve1'] }
const asked = (() => {
  const token = apiToken('a@pve!bc=hunter2')
  assert.ok(token)
  return { host, path: '/version', token }
})()
const at = { hypervisor: 'pve1', host: '198.51.100.1:8006', path: '/version' }
const failed = (kind: ApiFailure['kind'], message: string, more: Partial<ApiFailure> = {}): ApiFailure => ({
  kind,
  ...at,
  message: `pve1 (198.51.100.1:8006) ${message}`,
  ...more,
})

/** Status lines of pveproxy, and what is told of them. */
const statuses: [status: number, reason: string, failure: ApiFailure][] = [
  [
    401,
    'invalid token value!',
    failed(
      'unauthorized',
      'answered 401 invalid token value!: it does not accept the token a@pve!bc (its name, value or expiry)',
    ),
  ],
  [
    401,
    '',
    failed('unauthorized', 'answered 401: it does not accept the token a@pve!bc (its name, value or expiry)'),
  ],
  [
    403,
    'Permission check failed (/nodes/pve1, Sys.Audit)',
    failed(
      'forbidden',
      'answered 403 Permission check failed (/nodes/pve1, Sys.Audit): the token a@pve!bc lacks Sys.Audit on /nodes/pve1',
      { lacks: { path: '/nodes/pve1', privilege: 'Sys.Audit' } },
    ),
  ],
  [403, 'Permission check failed', failed('forbidden', 'answered 403 Permission check failed for /version')],
  [594, 'a', failed('broken', 'answered 594 a for /version')],
  [595, 'No route to host', failed('no route to node', 'answered 595 No route to host for /version')],
  [599, 'a', failed('no route to node', 'answered 599 a for /version')],
  [600, 'a', failed('broken', 'answered 600 a for /version')],
  [500, 'the token is hunter2', failed('broken', 'answered 500 the token is (hidden) for /version')],
]
for (const [status, reason, failure] of statuses)
  test(`a status ${status} "${reason}" is told whole`, () => {
    assert.equal(failureOfStatus(asked, status, reason), failure)
  })

test('what is no JSON is quoted in short, without the token', () => {
  assert.equal(
    notJson(asked, `<html>hunter2 ${'x'.repeat(200)}`),
    failed(
      'not JSON',
      `answered /version with something that is not Proxmox VE's API: "<html>(hidden) ${'x'.repeat(102)}..."`,
    ),
  )
})

/** Errors of Node 26, and what is told of them. */
const errors: [error: object, failure: ApiFailure][] = [
  [{ name: 'AbortError' }, failed('timeout', 'gave no answer to /version within 7 s')],
  [{ name: 'TimeoutError' }, failed('timeout', 'gave no answer to /version within 7 s')],
  [
    { code: 'ECONNREFUSED' },
    failed('refused', 'refused the connection: pveproxy is not running, or a firewall rejects it'),
  ],
  [
    { code: 'ECONNRESET' },
    failed(
      'closed',
      'closed the connection without an answer: pveproxy may restart, or its ALLOW_FROM or a firewall keeps this machine out',
    ),
  ],
  [
    { code: 'EHOSTUNREACH' },
    failed('unreachable', 'is not reachable: there is no route to it (EHOSTUNREACH)'),
  ],
  [
    { code: 'ENETUNREACH' },
    failed('unreachable', 'is not reachable: this machine has no route to its network (ENETUNREACH)'),
  ],
  [{ code: 'ETIMEDOUT' }, failed('timeout', 'did not answer the connection (ETIMEDOUT)')],
  [{ code: 'ENOTFOUND' }, failed('name', 'has a name that DNS does not know (ENOTFOUND)')],
  [{ code: 'EAI_AGAIN' }, failed('name', 'has a name that DNS gave no answer for (EAI_AGAIN)')],
  [
    {
      code: 'ERR_SSL_WRONG_VERSION_NUMBER',
      message: '40A7:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl.c:355:',
    },
    failed('TLS', 'could not agree on TLS: wrong version number'),
  ],
  [{ code: 'EPROTO', message: 'write EPROTO' }, failed('TLS', 'could not agree on TLS: write EPROTO')],
  [
    { code: 'EPROTO', message: 'x'.repeat(200) },
    failed('TLS', `could not agree on TLS: ${'x'.repeat(117)}...`),
  ],
  [{ code: 'EOTHER', message: 'it says hunter2' }, failed('unreachable', 'it says (hidden)')],
  [{ message: 'no code' }, failed('unreachable', 'no code')],
]
for (const [error, failure] of errors)
  test(`the error ${JSON.stringify(error).slice(0, 70)} is told whole`, async () => {
    assert.equal(await failureOfError(asked, 7, Object.assign(new Error(''), error)), failure)
  })

test('a code of OpenSSL or Node says whether a certificate was refused', () => {
  for (const code of [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'INVALID_CA',
    'INVALID_PURPOSE',
    'PATH_LENGTH_EXCEEDED',
    'HOSTNAME_MISMATCH',
    'CERT_HAS_EXPIRED',
    'CRL_NOT_YET_VALID',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])
    assert.ok(isCertificateCode(code), code)
  for (const code of ['', 'ECONNRESET', 'ERR_SSL_NO_CERT_SET', 'MY_CERT_', 'CERTAIN', 'INVALID'])
    assert.not(isCertificateCode(code), code)
})

test('the names of a certificate are told as environments write them', () => {
  const names = (subjectaltname?: string) =>
    namesOf(subjectaltname === undefined ? undefined : ({ subjectaltname } as never))
  assert.equal(names('DNS:localhost, IP Address:2001:DB8:0:0:0:0:0:1, IP Address:198.51.100.1, DNS:pve1'), [
    'localhost',
    '2001:db8::1',
    '198.51.100.1',
    'pve1',
  ])
  assert.equal(names(''), [])
  assert.equal(names(), [])
})

test('a host is named by address and port, and asked by its first name, which is no address', () => {
  assert.is(authority(host), '198.51.100.1:8006')
  assert.is(authority({ ...host, address: '2001:db8::1' }), '[2001:db8::1]:8006')
  assert.equal(serverName(host), { servername: 'pve1' })
  assert.equal(serverName({ ...host, certified: ['2001:db8::1'] }), {})
  assert.equal(serverName({ ...host, certified: [] }), {})
})

test('the hosts of an environment are verified as its exporters verify them', () => {
  const hosts = (
    tls: Tls | 'insecure',
    ca?: string,
    hypervisors: Hypervisor[] = [{ name: 'a', address: '198.51.100.1' }],
  ) => apiHosts(complete('lab', 'environments/lab.ts', { hypervisors, pveExporter: { tls } }), ca)
  const own = { name: 'a', address: '198.51.100.1', port: 8006, certified: ['a', 'localhost'] }
  assert.equal(hosts('insecure'), [{ ...own, ca: 'insecure' }])
  assert.equal(hosts('insecure', 'PEM'), [{ ...own, ca: 'PEM' }])
  assert.equal(hosts({ caConfigMap: 'a' }), [own])
  assert.equal(hosts({ caConfigMap: 'a' }, 'PEM'), [{ ...own, ca: 'PEM' }])
  assert.equal(
    hosts({ serverName: 'pve.example.com' }, undefined, [
      { name: 'a', address: '198.51.100.1', serverName: 'a.example.com' },
      { name: 'b', address: '198.51.100.2', exporters: ['node'] },
    ]),
    [{ ...own, certified: ['a.example.com', 'pve.example.com'] }],
  )
})

test('what Perl may have written is read as what it means', () => {
  assert.equal([[1], {}, 'a', null].map(list), [[1], undefined, undefined, undefined])
  assert.equal([{ a: 1 }, [1], null, 'a', undefined].map(object), [{ a: 1 }, [1], {}, {}, {}])
  assert.equal(['a', '', 1, null].map(text), ['a', undefined, undefined, undefined])
  assert.equal([1, '2', '', 'a', Number.NaN, null, true].map(number), [
    1,
    2,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  assert.equal([true, 1, '1', 0, '0', '', 2, 'true', false, null].map(bool), [
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
    false,
  ])
})

test('a token has its user and its name, and hides its value wherever it stands', () => {
  const token = apiToken(' PVEAPIToken=a.b@pve-realm!my-token=h!u"nter2~ ')
  assert.ok(token)
  const { id, user, name } = token
  assert.equal({ id, user, name }, { id: 'a.b@pve-realm!my-token', user: 'a.b@pve-realm', name: 'my-token' })
  assert.is(token.authorization(), 'PVEAPIToken=a.b@pve-realm!my-token=h!u"nter2~')
  assert.is(token.conceal('h!u"nter2~, h!u"nter2~'), '(hidden), (hidden)')
  for (const other of [
    'x a@pve!bc=d',
    'a b@pve!bc=d',
    'a@1pve!bc=d',
    'a@p!bc=d',
    'a@pve!b=d',
    'a@pve!1bc=d',
    'a@pve!bc=d e',
    'a:b@pve!bc=d',
    'a/b@pve!bc=d',
    'PVEAPIToken:a@pve!bc=d',
    'a@pve!bc=é',
  ])
    assert.is(apiToken(other), undefined, other)
})

test.run()
