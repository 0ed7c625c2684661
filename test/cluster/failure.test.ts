import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { failuresIn } from '../../lib/cluster/failure.ts'

// kubectl 1.32 and an API server 1.35.4.
const forbidden = `Error from server (Forbidden): pods is forbidden: User "bob" cannot list resource "pods" in API group "" at the cluster scope
Error from server (Forbidden): deployments.apps is forbidden: User "bob" cannot list resource "deployments" in API group "apps" in the namespace "lab"
`

test('each refused call names the right that is missing', () => {
  assert.equal(
    failuresIn(forbidden).map(failure => failure.kind === 'forbidden' && failure.right),
    [
      { verb: 'list', group: '', resource: 'pods' },
      { verb: 'list', group: 'apps', resource: 'deployments', namespace: 'lab' },
    ],
  )
})

const kinds: [string, string, string][] = [
  ['no kubectl', 'no kubectl', 'error: kubectl is not installed: not found in PATH'],
  ['an unknown kind', 'unknown kind', 'error: the server doesn\'t have a resource type "externalsecrets"'],
  [
    'a context that is none',
    'no context',
    'Error in configuration: context was not found for specified context: nope',
  ],
  ['a context that is none, of another kubectl', 'no context', 'error: context "nope" does not exist'],
  [
    'no kubeconfig',
    'no context',
    'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
  ],
  [
    'a server that is down',
    'unreachable',
    'The connection to the server 198.51.100.99:6443 was refused - did you specify the right host or port?',
  ],
  [
    'a server that says nothing',
    'unreachable',
    'Unable to connect to the server: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
  ],
  [
    'a foreign certificate',
    'unreachable',
    "Unable to connect to the server: tls: failed to verify certificate: x509: cannot validate certificate for 198.51.100.99 because it doesn't contain any IP SANs",
  ],
  ['a login that has expired', 'unauthorized', 'error: You must be logged in to the server (Unauthorized)'],
  [
    'a plugin that is not installed',
    'unauthorized',
    'Unable to connect to the server: getting credentials: exec: executable aws not found',
  ],
]

for (const [title, kind, line] of kinds)
  test(`${title} is told from other failures`, () => {
    assert.is(failuresIn(line)[0].kind, kind)
  })

test('log lines and warnings before the error are not taken for it', () => {
  const noise =
    'E1126 20:27:25.947514   13608 memcache.go:265] "Unhandled Error" err="couldn\'t get current server API group list: EOF"\nWarning: v1 Endpoints is deprecated in v1.33+\n'
  assert.equal(failuresIn(`${noise}error: unknown flag: --bogus`), [
    { kind: 'other', message: 'unknown flag: --bogus' },
  ])
  assert.equal(failuresIn(noise), [{ kind: 'other', message: 'kubectl gave no reason' }])
})

test('an error of Kustomize is taken out of the log line in which kubectl hides it', () => {
  const line =
    'E1126 21:18:24.336695   22280 run.go:72] "command failed" err="accumulating resources: no such file or directory"'
  assert.equal(failuresIn(line), [
    { kind: 'other', message: 'accumulating resources: no such file or directory' },
  ])
})

test.run()
