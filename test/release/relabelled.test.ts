import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { relabelled } from '../../lib/release/relabelled.ts'

const target = { __address__: '198.51.100.11:9100', job: 'pve', pod: 'pve-1' }

/** A monitor's relabellings, and what becomes of the target's labels, as Prometheus's documentation says it. */
const cases: [string, object[], object][] = [
  ['none', [], target],
  ['a fixed value', [{ targetLabel: 'job', replacement: 'nodes' }], { ...target, job: 'nodes' }],
  [
    'the exporter’s usual three',
    [
      { sourceLabels: ['__address__'], targetLabel: '__param_target' },
      { sourceLabels: ['__param_target'], targetLabel: 'instance' },
      { targetLabel: '__address__', replacement: 'pve-exporter:9221' },
    ],
    {
      ...target,
      __address__: 'pve-exporter:9221',
      __param_target: '198.51.100.11:9100',
      instance: '198.51.100.11:9100',
    },
  ],
  [
    'a part of several labels, by a group with braces',
    [
      {
        sourceLabels: ['job', '__address__'],
        separator: '/',
        regex: 'pve/(.+):.*',
        targetLabel: 'instance',
        replacement: `\${1}`,
      },
    ],
    { ...target, instance: '198.51.100.11' },
  ],
  [
    'a regex that does not match the whole',
    [{ sourceLabels: ['job'], regex: 'pv', targetLabel: 'job', replacement: 'x' }],
    target,
  ],
  [
    'labels that are dropped',
    [{ action: 'labeldrop', regex: 'pod|service' }],
    { __address__: target.__address__, job: 'pve' },
  ],
  [
    'a regex that only Go reads',
    [{ sourceLabels: ['job'], regex: '(?i)PVE(', targetLabel: 'job', replacement: 'x' }],
    target,
  ],
]

for (const [title, relabelings, expected] of cases)
  test(`relabelled: ${title}`, () => assert.equal(relabelled(target, relabelings), expected))

test.run()
