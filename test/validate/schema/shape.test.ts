import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { accepts, judged, lab, refuses } from '../judged.ts'

refuses(
  'a typo gets the nearest name',
  { ...lab, hypervisor: [] },
  'hypervisor is not a known field; did you mean "hypervisors"?',
)
refuses(
  'a typo of a required field is one fault, not also a missing field',
  { hypervizors: lab.hypervisors, pveExporter: lab.pveExporter },
  'hypervizors is not a known field; did you mean "hypervisors"?',
)
refuses(
  'a field that is near to none gets the list of what there is',
  { ...lab, prometheus: { colour: 'red' } },
  'prometheus.colour is not a known field; known are monitorLabels, ruleLabels, serviceAccount, sharded',
)
refuses(
  'a field of another section gets its place, and is not missing there',
  { hypervisors: lab.hypervisors, tls: 'insecure', pveExporter: {} },
  'tls is not a known field here; did you mean pveExporter.tls?',
)
refuses(
  'a field of the environment gets its place',
  { ...lab, pveExporter: { tls: 'insecure', monitorLabels: { release: 'a' } } },
  'pveExporter.monitorLabels is not a known field here; did you mean prometheus.monitorLabels?',
)
refuses(
  'a required field that is missing says what it is for',
  { pveExporter: lab.pveExporter },
  "hypervisors is missing; add it: the cluster's nodes",
)
refuses('a list is no object', { ...lab, hypervisors: {} }, 'hypervisors {} is not a list')
refuses(
  'null is no text',
  { ...lab, namespace: null },
  "namespace null is not a DNS-1123 label (1 to 63 lower-case letters, digits and '-', a letter or digit at both ends)",
)
refuses(
  'an environment is an object',
  'lab',
  '"lab" is not an object with namespace, namePrefix, labels, platform, hypervisors, discovery, pveExporter, nodeExporter, exporters, telegraf, backupServers, prometheus, alerts, dashboards, networkPolicy, delivery, patches',
)
refuses(
  'credentials are one of their kinds',
  { ...lab, pveExporter: { tls: 'insecure', credentials: { secret: 'a', configSecret: 'b' } } },
  'pveExporter.credentials {"secret":"a","configSecret":"b"} mixes an object with secret and an object with configSecret; give one of them',
)
for (const credentials of [{}, { vault: {} }])
  refuses(
    `credentials that are ${JSON.stringify(credentials)} get the kinds that there are`,
    { ...lab, pveExporter: { tls: 'insecure', credentials } },
    `pveExporter.credentials ${JSON.stringify(credentials)} is none of the known kinds; give one of secret, configSecret, externalSecret, sealedSecret, sops`,
  )
refuses(
  'a typo in credentials is one fault',
  { ...lab, pveExporter: { tls: 'insecure', credentials: { secrte: 'a' } } },
  'pveExporter.credentials.secrte is not a known field; did you mean "secret"?',
)
refuses(
  'a field of every object is no field of credentials',
  { ...lab, pveExporter: { tls: 'insecure', credentials: { secret: 'a', toString: 'b' } } },
  'pveExporter.credentials.toString is not a known field; known are secret',
)
refuses(
  'discovery is one of its modes',
  { ...lab, discovery: 'Endpoints' },
  'discovery "Endpoints" is not one of "endpoints", "endpointslices", "static"; did you mean "endpoints"?',
)

/** Below a field that may be an object or something else, such as `false`: what each mistake is told as. */
const belowUnions: [object, string][] = [
  [
    { alerts: { rules: { ProxmoxNodeDown: { treshold: 1 } } } },
    'alerts.rules.ProxmoxNodeDown.treshold is not a known field; did you mean "threshold"?',
  ],
  [{ alerts: { except: { tag: ['x'] } } }, 'alerts.except.tag is not a known field; did you mean "tags"?'],
  [{ alerts: { lables: {} } }, 'alerts.lables is not a known field; did you mean "labels"?'],
  [
    { networkPolicy: { from: [{ podSelector: { matchLabel: { a: 'b' } } }] } },
    'networkPolicy.from[0].podSelector.matchLabel is not a known field; did you mean "matchLabels"?',
  ],
  [
    {
      networkPolicy: {
        from: [{ podSelector: { matchExpressions: [{ key: 'a', operator: 'In', value: ['b'] }] } }],
      },
    },
    'networkPolicy.from[0].podSelector.matchExpressions[0].value is not a known field; did you mean "values"?',
  ],
  [
    { dashboards: { grafanaOperator: { instanceLabel: { a: 'b' } } } },
    'dashboards.grafanaOperator.instanceLabel is not a known field; did you mean "instanceLabels"?',
  ],
  [
    { nodeExporter: { scheme: 'https', tls: { foo: 'x' } } },
    'nodeExporter.tls.foo is not a known field; known are caSecret, caConfigMap, serverName',
  ],
  [
    { nodeExporter: { scheme: 'https', tls: { caSecre: 'x' } } },
    'nodeExporter.tls.caSecre is not a known field; did you mean "caSecret"?',
  ],
  [
    { pveExporter: { tls: 'insecure', credentials: { externalSecret: { store: { nam: 'x' }, key: 'a' } } } },
    'pveExporter.credentials.externalSecret.store.nam is not a known field; did you mean "name"?',
  ],
  [
    { patches: [{ target: { kind: 'Deployment' }, patch: [{ path: '/a', value: 1 }] }] },
    'patches[0].patch[0].op is missing; give one of "add", "replace", "test", "remove", "move", "copy"',
  ],
]
for (const [fields, message] of belowUnions)
  refuses(`${message.split(' ')[0]} is named with the nearest one`, { ...lab, ...fields }, message)

test('all faults of a file are told at once, each once', () => {
  assert.equal(
    judged({
      Lab: {
        namespace: 'Lab',
        labels: { a: 'b/' },
        hypervisors: [
          { name: 'PVE1', address: '127.0.0.1' },
          { name: 'pve2', exporter: ['pve'], address: '198.51.100.2' },
        ],
        pveExporter: { tls: {}, interval: '10s' },
      },
    }).map(problem => problem.replace(/^environments\/Lab.ts: (\S+) .*$/, '$1')),
    [
      'the',
      'namespace',
      'labels.a',
      'hypervisors[0].name',
      'hypervisors[1].exporter',
      'hypervisors[0].address',
      'pveExporter.scrapeTimeout',
      'pveExporter.tls',
    ],
  )
})

test('the faults of all files are told at once', () => {
  assert.equal(
    judged({ a: { ...lab, namespace: 'A' }, b: { ...lab, namePrefix: 'B' } }).map(
      problem => problem.split(' ')[0],
    ),
    ['environments/a.ts:', 'environments/b.ts:'],
  )
})

const plainly = 'and an environment is plain data: objects, lists, text, numbers, true and false'
const itself: Record<string, unknown> = { ...lab }
itself.labels = itself

for (const [title, labels, message] of [
  ['undefined', { a: undefined }, `labels.a is undefined, ${plainly}`],
  ['a function', { a: () => 'b' }, `labels.a is a function, ${plainly}`],
  ['a date', { a: new Date(0) }, `labels.a is a Date, ${plainly}`],
  ['a map', new Map(), `labels is a Map, ${plainly}`],
  ['a promise', Promise.resolve(), `labels is a Promise, ${plainly}`],
  [
    'a proxy',
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('looked at')
        },
      },
    ),
    `labels is a Proxy, ${plainly}`,
  ],
  [
    'a list with a field of its own',
    { a: Object.assign(['b'], { constructor: 1 }) },
    `labels.a is a list with the field "constructor", ${plainly}`,
  ],
  [
    'a list of a class',
    { a: new (class Other extends Array {})() },
    `labels.a is a list of a class of its own, ${plainly}`,
  ],
  ['no number', { a: Number.NaN }, `labels.a is NaN, ${plainly}`],
  ['a big integer', { a: 1n }, `labels.a is a bigint, ${plainly}`],
  [
    'an object of no class',
    { a: Object.create(Object.create(null)) },
    `labels.a is a nameless object, ${plainly}`,
  ],
  [
    'a getter',
    Object.defineProperty({}, 'a', {
      get: () => {
        throw new Error('x')
      },
      enumerable: true,
    }),
    'labels.a is computed by a getter; write the value',
  ],
  [
    'a number that loses digits',
    { a: 2 ** 60 },
    'labels.a is a whole number beyond 2^53, whose last digits are lost; write a smaller one, or text',
  ],
] as const)
  refuses(`${title} is no plain data`, { ...lab, labels }, message)

refuses(
  'a hole in a list is no plain data',
  { ...lab, hypervisors: Object.assign([], { 0: lab.hypervisors[0], 2: lab.hypervisors[1] }) },
  `hypervisors[1] is undefined, ${plainly}`,
)
refuses('what holds itself is no plain data', itself, 'labels holds itself')
refuses(
  'an environment of 100,000 levels is no data of ours',
  { ...lab, labels: nested(100_000) },
  'labels.a.a is nested over 50 levels deep, which no field is; flatten it',
)

function nested(levels: number): object {
  let value = {}
  for (let level = 0; level < levels; level++) value = { a: value }
  return value
}

refuses(
  'a text of control characters is no environment, once',
  '\u0001',
  'has the control character U+0001 in its text; take it out',
)

const patched = (...patch: unknown[]) => ({ ...lab, patches: [{ target: { kind: 'Deployment' }, patch }] })

refuses(
  'an operation is one of RFC 6902',
  patched({ op: 'ad', path: '/a', value: 1 }),
  'patches[0].patch[0].op "ad" is not one of "add", "replace", "test", "remove", "move", "copy"',
)
refuses(
  'an operation of one kind is judged by that kind',
  patched({ op: 'remove', path: 'spec' }),
  'patches[0].patch[0].path "spec" is not a JSON pointer (RFC 6901), such as /spec/replicas',
)
refuses('to add takes a value', patched({ op: 'add', path: '/a' }), 'patches[0].patch[0].value is missing')
refuses(
  'to remove takes none',
  patched({ op: 'remove', path: '/a', value: 1 }),
  'patches[0].patch[0].value is not a known field; known are op, path',
)
accepts('an environment that says all that must be said', lab)

test('3,000 faulty operations are judged in seconds', () => {
  const start = process.cpuUsage()
  const faulty = Array.from({ length: 3_000 }, () => ({ op: 'add', path: '/a' }))
  assert.is(judged({ lab: patched(...faulty) }).length, 3_000)
  assert.ok(process.cpuUsage(start).user < 20_000_000)
})

test.run()
