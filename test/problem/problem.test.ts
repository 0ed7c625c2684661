import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { formatProblem } from '../../lib/problem/problem.ts'
import { judged, lab } from '../validate/judged.ts'

const long = 'x'.repeat(10_000)

/** Environments with something long in every place that a message could repeat. */
const environments: [string, object][] = [
  ['namespace', { namespace: long }],
  ['namePrefix', { namePrefix: `${long}-` }],
  ['the name of a field', { [long]: 1 }],
  ['the name of a label', { labels: { [long]: 'a' } }],
  ['an address', { hypervisors: [{ name: 'pve1', address: long }] }],
  ['names that are the same', { hypervisors: [1, 2].map(() => ({ name: 'a', address: long })) }],
  ['the name of an alert', { alerts: { rules: { [long]: false } } }],
  ['a network', { networkPolicy: { from: [{ ipBlock: { cidr: long } }] } }],
  ['a duration', { pveExporter: { tls: 'insecure', interval: `${'9'.repeat(10_000)}s` } }],
  ['a quantity', { pveExporter: { tls: 'insecure', resources: { requests: { cpu: '9'.repeat(10_000) } } } }],
  ['a server name', { pveExporter: { tls: { serverName: long } } }],
  [
    'a template',
    {
      pveExporter: {
        tls: 'insecure',
        credentials: {
          externalSecret: { store: { name: 'a' }, key: 'a', template: `{{ .a }}${long}: b: c` },
        },
      },
    },
  ],
  ['a target', { patches: [{ target: { kind: 'x'.repeat(253) }, patch: [{ op: 'remove', path: '/a' }] }] }],
  [
    'a pointer',
    { patches: [{ target: { kind: 'Deployment' }, patch: [{ op: 'remove', path: `/${long}` }] }] },
  ],
  [
    'a pointer into an object',
    {
      patches: [
        {
          target: { kind: 'Deployment' },
          patch: [{ op: 'replace', path: `/metadata/labels/${long}`, value: 1 }],
        },
      ],
    },
  ],
  [
    'a value',
    { patches: [{ target: { kind: 'Deployment' }, patch: [{ op: 'test', path: '/spec', value: long }] }] },
  ],
  [
    'an annotation',
    {
      patches: [
        {
          target: { kind: 'Service' },
          patch: [{ op: 'add', path: '/metadata/annotations', value: { ['1'.repeat(300)]: 'a' } }],
        },
      ],
    },
  ],
]

for (const [place, environment] of environments)
  test(`a message repeats little of what it received: ${place}`, () => {
    const told = judged({ lab: { ...lab, ...environment } })
    assert.ok(told.length > 0)
    for (const line of told) assert.ok(line.length <= 700, line.slice(0, 300))
  })

test('whatever a message quotes, a line stays one that a person reads', () => {
  const line = formatProblem({ file: 'environments/lab.ts', message: long })
  assert.is(line.length, 1500)
  assert.ok(line.endsWith('...'))
})

test.run()
