import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { reasonsIn } from '../../../lib/doctor/exporter/reasons.ts'
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
