import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { reasonOf, reasonsIn } from '../../../lib/doctor/exporter/reasons.ts'
import { recordedLogs } from './recorded-logs.ts'

const expected: [keyof typeof recordedLogs, string, string, string?][] = [
  ['value', 'token', '401 Unauthorized: invalid token value!'],
  ['unknown', 'token', "401 Unauthorized: no such token 'other' for user 'prometheus@pve'"],
  ['expired', 'token', "401 Unauthorized: token 'monitoring' access expired"],
  ['forbidden', 'rights', '403 Forbidden: Permission check failed (/, Sys.Audit)'],
  ['silent', 'silent', 'Read timed out', '198.51.100.18'],
  ['dropped', 'silent', 'Connection to 198.51.100.18 timed out', '198.51.100.18'],
  ['refused', 'refused', '[Errno 111] Connection refused', '198.51.100.18'],
  ['closed', 'refused', 'Remote end closed connection without response'],
  ['broken', 'other', '500 Internal Server Error: got no worker upid - start worker failed'],
  ['name', 'name', "Failed to resolve 'nowhere.example'", 'nowhere.example'],
  ['authority', 'certificate', 'unable to get local issuer certificate', '198.51.100.18'],
  ['mismatch', 'certificate', "Hostname mismatch, certificate is not valid for 'virtrc99'.", 'virtrc99'],
  [
    'file',
    'ca file',
    'Could not find a suitable TLS CA certificate bundle, invalid path: /etc/pve-ca/ca.crt',
  ],
]

for (const [name, kind, words, host] of expected)
  test(`of a scrape that fails with ${name} the log tells ${kind}`, () => {
    assert.equal(reasonsIn(recordedLogs[name]), [{ kind, words, ...(host !== undefined && { host }) }])
  })

// Lines of proxmoxer 2.2, requests 2.32, urllib3 2.5 and Python 3.11, from the source of each.
for (const [line, kind, words, host] of [
  ['ResourceException: 595 Errors during connection', 'node', '595 Errors during connection'],
  ['ResourceException: 599 Too many redirections', 'node', '599 Too many redirections'],
  ['ResourceException: 594 a', 'other', '594 a'],
  ['ResourceException: 1401 a', 'other', '1401 a'],
  ['x.y.CertError: Missing Authority Key Identifier', 'certificate', 'Missing Authority Key Identifier'],
  [
    'socket.gaierror: [Errno -2] Name or service not known',
    'name',
    'socket.gaierror: [Errno -2] Name or service not known',
  ],
  ['NameResolutionError: a', 'name', 'a'],
  ["a (Caused by: Failed to resolve 'pve1')", 'name', "Failed to resolve 'pve1'"],
  [
    "HTTPSConnection(host='pve1', port=8006): timed out",
    'silent',
    "HTTPSConnection(host='pve1', port=8006): timed out",
    'pve1',
  ],
  ['requests.exceptions.ConnectTimeout: a', 'silent', 'a'],
  ['OSError: [Errno 113] No route to host', 'refused', '[Errno 113] No route to host'],
  ['OSError: [Errno 101] Network is unreachable', 'refused', '[Errno 101] Network is unreachable'],
  ["ConnectionError: ('a', RemoteDisconnected('b'))", 'refused', "('a', RemoteDisconnected('b'))"],
  [
    'ConnectionResetError: [Errno 104] Connection reset by peer',
    'refused',
    '[Errno 104] Connection reset by peer',
  ],
  [
    'TimeoutError: other cluster scrapes took all the time',
    'slow',
    'other cluster scrapes took all the time',
  ],
  [
    'TimeoutError: the hypervisor is slow: the scrape takes longer than Prometheus waits',
    'slow',
    'the hypervisor is slow: the scrape takes longer than Prometheus waits',
  ],
  ['a.b.FooException:  several words ', 'other', 'several words'],
] as const)
  test(`the line "${line}" tells ${kind}`, () => {
    assert.equal(reasonOf(line), { kind, words, ...(host !== undefined && { host }) })
  })

test('the last exception counts, other log lines do not, and what ran out of time tells what it waited for', () => {
  const start = '[2026-11-26 20:29:43 +0000] [7] [ERROR] Exception thrown while rendering view\n'
  const slow = 'TimeoutError: the scrape takes longer than Prometheus waits\n'
  const words = (block: string) => reasonsIn(start + block).map(one => one.words)
  assert.equal(words(`OSError: a\n  OSError: in a frame\nValueError: b\n`), ['b'])
  assert.equal(words(`OSError: a\n${slow}`), ['a'])
  assert.equal(words(slow), ['the scrape takes longer than Prometheus waits'])
  assert.equal(words('OSError: a\n[2026-11-26 20:29:43 +0000] b\nKeyError: c\n'), ['a'])
  assert.equal(words('no exception\n at all\n'), ['no exception\n at all'])
  assert.equal(words('x.Disconnected: a\nb_c.MyTimeout: d\n9Error: e\n'), ['d'])
})

test('several failed scrapes in one log have a reason each, whatever else it says', () => {
  const start = '[2026-11-26 20:29:42 +0000] [7] [INFO] Listening at: http://[::]:9221 (7)\n'
  const log = start + recordedLogs.refused + start + recordedLogs.value
  assert.equal(
    reasonsIn(log).map(({ kind }) => kind),
    ['refused', 'token'],
  )
  assert.equal(reasonsIn(start), [])
})

test.run()
