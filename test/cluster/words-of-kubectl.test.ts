import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Failure, failuresIn } from '../../lib/cluster/failure.ts'

/** Lines of kubectl 1.32 and of an API server 1.35, and what each means, whole. */
const lines: [line: string, ...failures: Failure[]][] = [
  [
    'error: You must be logged in to the server (Unauthorized)',
    { kind: 'unauthorized', message: 'You must be logged in to the server (Unauthorized)' },
  ],
  [
    'error: the server has asked for the client to provide credentials',
    { kind: 'unauthorized', message: 'the server has asked for the client to provide credentials' },
  ],
  [
    'Unable to connect to the server: getting credentials: exec: executable aws not found',
    {
      kind: 'unauthorized',
      message: 'Unable to connect to the server: getting credentials: exec: executable aws not found',
    },
  ],
  [
    'error: the server doesn\'t have a resource type "probes"',
    { kind: 'unknown kind', message: 'the server doesn\'t have a resource type "probes"' },
  ],
  [
    'error: resource mapping not found: no matches for kind "Probe" in version "a/v1"',
    {
      kind: 'unknown kind',
      message: 'resource mapping not found: no matches for kind "Probe" in version "a/v1"',
    },
  ],
  [
    'Error from server (NotFound): the server could not find the requested resource',
    { kind: 'unknown kind', message: 'the server could not find the requested resource' },
  ],
  ...[
    'context "paris" does not exist',
    'context was not found for specified context: paris',
    'invalid configuration: no configuration has been provided',
    'Missing or incomplete configuration info.',
    'error loading config file "/a/config"',
    'current-context is not set',
    'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
  ].map((line): [string, Failure] => [line, { kind: 'no context', message: line }]),
  ...[
    'Unable to connect to the server: something',
    'The connection to the server 198.51.100.99:6443 was refused - did you specify the right host or port?',
    'dial tcp 198.51.100.99:6443: connect: no route to host',
    'dial tcp 198.51.100.99:6443: i/o timeout',
    'net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
    'context deadline exceeded',
    'net/http: TLS handshake timeout',
    'tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'Get "https://198.51.100.99:6443/api": EOF',
    'read tcp 198.51.100.99:6443: connection reset by peer',
    'dial tcp: lookup api.example.com: no such host',
    'net/http: invalid header',
  ].map((line): [string, Failure] => [line, { kind: 'unreachable', message: line }]),
  [
    'Error from server (ServiceUnavailable): the server is currently unable to handle the request',
    // The status stands in the prefix alone, which a message is without.
    { kind: 'unreachable', message: 'the server is currently unable to handle the request' },
  ],
  [
    'Error from server (InternalError): an error on the server has prevented the request',
    { kind: 'unreachable', message: 'an error on the server has prevented the request' },
  ],
  [
    'Error from server (Forbidden): pods is forbidden: User "bob" cannot list resource "pods" in API group "" at the cluster scope',
    {
      kind: 'forbidden',
      message:
        'pods is forbidden: User "bob" cannot list resource "pods" in API group "" at the cluster scope',
      right: { verb: 'list', group: '', resource: 'pods' },
    },
  ],
  [
    'Error from server (Forbidden): deployments.apps is forbidden: User "bob" cannot get resource "deployments" in API group "apps" in the namespace "lab"',
    {
      kind: 'forbidden',
      message:
        'deployments.apps is forbidden: User "bob" cannot get resource "deployments" in API group "apps" in the namespace "lab"',
      right: { verb: 'get', group: 'apps', resource: 'deployments', namespace: 'lab' },
    },
  ],
  [
    'Error from server (Forbidden): forbidden: User "bob" cannot get path "/version"',
    {
      kind: 'forbidden',
      message: 'forbidden: User "bob" cannot get path "/version"',
      right: { verb: 'get', group: '', resource: '/version' },
    },
  ],
  [
    'error: kubectl is not installed: not found in PATH',
    { kind: 'no kubectl', message: 'kubectl is not installed: not found in PATH' },
  ],
  ['Error from server: a plain word', { kind: 'other', message: 'a plain word' }],
  ['error:without a space', { kind: 'other', message: 'without a space' }],
  ['  said without a prefix  ', { kind: 'other', message: 'said without a prefix' }],
  ['an EOF within a line', { kind: 'other', message: 'an EOF within a line' }],
  ['first\n\nsecond\n', { kind: 'other', message: 'first second' }],
  ['', { kind: 'other', message: 'kubectl gave no reason' }],
  [
    'Warning: deprecated\nW1126 20:27:25 a\nI1126 20:27:25 b\nE1126 20:27:25 EOF\nerror: c',
    { kind: 'other', message: 'c' },
  ],
  ['D1126 a debug line\nW112 no log line', { kind: 'other', message: 'D1126 a debug line W112 no log line' }],
  ['not a Warning: at the start', { kind: 'other', message: 'not a Warning: at the start' }],
  [
    'no failure\nerror: You must be logged in\nno such host',
    { kind: 'unauthorized', message: 'You must be logged in' },
    { kind: 'unreachable', message: 'no such host' },
  ],
]

for (const [line, ...failures] of lines)
  test(`what kubectl means by "${line.slice(0, 60)}" is known`, () => {
    assert.equal(failuresIn(line), failures)
  })

test.run()
