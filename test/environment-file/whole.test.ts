import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { editHypervisors, linesToPaste } from '../../lib/environment-file/edit-hypervisors.ts'
import { scalar } from '../../lib/environment-file/edit-yaml-scalar.ts'
import { environmentText } from '../../lib/environment-file/environment-text.ts'
import type { Note } from '../../lib/environment-file/note.ts'
import { withoutDefaults } from '../../lib/environment-file/without-defaults.ts'
import type { Fragment } from '../../lib/extend.ts'
import { approved } from '../approved.ts'
import { environments } from '../generate/environments.ts'
import { lab, schema } from '../validate/judged.ts'
import { changes, typescript, yaml } from './edits.ts'

for (const [ending, files] of [
  ['ts', typescript],
  ['yaml', yaml],
] as const)
  test(`what each change makes of each way to write hypervisors in ${ending} is as it was approved`, () => {
    const lines = Object.entries(files).flatMap(([title, text]) => {
      const results = Object.entries(changes).map(([change, all]) => {
        const edited = editHypervisors(`environments/lab.${ending}`, text, all)
        return [change, 'text' in edited ? edited.text : `=> ${edited.reason}\n`] as const
      })
      const alike = new Set(results.map(([, result]) => result)).size === 1
      const shown = (result: string) => result.replaceAll('\r', '␍').replace(/(?<!\n)$/, '␄\n')
      return [
        `===== ${title}\n`,
        ...(alike ? results.slice(0, 1) : results).map(([change, result]) =>
          alike ? shown(result) : `----- ${change}\n${shown(result)}`,
        ),
      ]
    })
    approved(import.meta.dirname, `edits-${ending}.txt`, lines.join(''))
  })

test('the changes are told as lines to paste in the language of the file', () => {
  const all = Object.values(changes).at(-1) ?? []
  assert.equal(linesToPaste('environments/lab.ts', all), [
    "change  pve1: address: '2001:db8::1'",
    "change  pve2: name: 'null'",
    "change  pve2: address: '1::2'",
    'remove  pve3',
    "add     { name: 'yes', address: '198.51.100.10' },",
  ])
  assert.is(
    linesToPaste('environments/lab.yaml', all).at(-1),
    "add     - { name: 'yes', address: '198.51.100.10' }",
  )
  assert.equal(linesToPaste('environments/lab.yaml', changes.add ?? []), [
    "add     - { name: pve9, address: '198.51.100.9' }",
  ])
})

for (const [text, written] of [
  ['pve1', 'pve1'],
  ['1', "'1'"],
  ['1.5', "'1.5'"],
  ['1e3', "'1e3'"],
  ['-', "'-'"],
  ['0x1f', "'0x1f'"],
  ['0o7', "'0o7'"],
  ['y', "'y'"],
  ['No', "'No'"],
  ['on', "'on'"],
  ['off', "'off'"],
  ['true', "'true'"],
  ['False', "'False'"],
  ['null', "'null'"],
  ['nan', "'nan'"],
  ['inf', "'inf'"],
  ['nonsense', 'nonsense'],
  ['198.51.100.1', '198.51.100.1'],
  ['2001:db8::1', '2001:db8::1'],
  ['1:2:3:4:5:6:7:8', "'1:2:3:4:5:6:7:8'"],
  ['::1', "'::1'"],
  ['fe80::', "'fe80::'"],
  ['1::2', '1::2'],
] as const)
  test(`YAML has ${text} as ${written}`, () => assert.is(scalar(text), written))

/** The same with the fields of each object in the other order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  )
}

const notes: Note[] = [
  { path: [], text: 'The whole.' },
  { path: ['hypervisors', 1], text: 'The second.\nIt is lent out.' },
  { path: ['pveExporter', 'tls'], text: 'To be created.' },
  { path: ['pveExporter', 'tls'], text: '  And checked.' },
  { path: ['nothing', 'there'], text: 'Nowhere.' },
]
const odd: Environment = {
  ...lab,
  labels: { __proto__: 'a', 'a-b': 'c', $d: 'e' } as Record<string, string>,
  pveExporter: {
    tls: 'insecure',
    podAnnotations: { a: "it's", b: '"x"', c: `'"`, d: 'a\\b\nc', e: "''\"" },
    imagePullSecrets: [],
    resources: {},
    tolerations: [{ key: 'a' }, { operator: 'Exists' }],
  },
  alerts: { except: { guests: Array.from({ length: 12 }, (_, index) => `guest-${index}`), ids: [100, 101] } },
}
Object.defineProperty(odd.labels, '__proto__', { value: 'a', enumerable: true })

for (const [name, environment] of Object.entries({ paris: environments.paris, nice: environments.nice, odd }))
  for (const format of ['ts', 'yaml'] as const)
    test(`the file of the environment ${name} in ${format} is as it was approved, in the order of the type`, () =>
      approved(
        import.meta.dirname,
        `${name}.${format === 'ts' ? 'ts.txt' : 'yaml'}`,
        environmentText({ name, format, environment: reversed(environment) as Environment, notes }, schema),
      ))

test('what extends a shared fragment imports it', () =>
  assert.is(
    environmentText(
      {
        name: 'lab',
        format: 'ts',
        environment: { namespace: 'lab' },
        notes: [],
        extended: { name: 'production', file: 'production.ts' },
      },
      schema,
    ),
    "import { extend } from '../lib/extend.ts'\nimport { production } from './shared/production.ts'\n\nexport default extend(production, {\n  namespace: 'lab',\n})\n",
  ))

/** Fragments, and what of them says something else than their absence would. */
const said: [fragment: Fragment, left: Fragment][] = [
  [{ namespace: 'monitoring', namePrefix: 'lab-', discovery: 'endpoints', platform: 'kubernetes' }, {}],
  [
    { namespace: 'a', namePrefix: '', discovery: 'static' },
    { namespace: 'a', namePrefix: '', discovery: 'static' },
  ],
  [
    {
      hypervisors: [
        { name: 'a', exporters: ['node', 'pve'] },
        { name: 'b', exporters: ['pve'] },
      ],
    },
    { hypervisors: [{ name: 'a' }, { name: 'b', exporters: ['pve'] }] },
  ],
  [
    {
      hypervisors: [
        { name: 'a', exporters: ['pve', 'node'] },
        { name: 'b', exporters: ['node', 'ceph'] },
      ],
    },
    { hypervisors: [{ name: 'a' }, { name: 'b', exporters: ['node', 'ceph'] }] },
  ],
  [
    {
      pveExporter: {
        interval: '60s',
        nodeInterval: '120s',
        scrapeTimeout: '50s',
        listenAddress: '::',
        single: false,
        credentials: { secret: 'pve-exporter' },
      },
    },
    {},
  ],
  [
    { pveExporter: { tls: 'insecure', credentials: { configSecret: 'a' }, interval: '60s' } },
    { pveExporter: { tls: 'insecure', credentials: { configSecret: 'a' } } },
  ],
  [
    { pveExporter: { resources: { requests: { cpu: '50m', memory: '1Gi' } } } },
    { pveExporter: { resources: { requests: { memory: '1Gi' } } } },
  ],
  [{ nodeExporter: { port: 9100, scheme: 'http', interval: '30s', job: 'proxmox-node-exporter' } }, {}],
  [
    { nodeExporter: false, alerts: false },
    { nodeExporter: false, alerts: false },
  ],
  [{ delivery: { argocd: {} } }, { delivery: { argocd: {} } }],
  [{ networkPolicy: { dns: ['169.254.20.10', '169.254.25.10'] } }, {}],
  [{ networkPolicy: { from: [] } }, { networkPolicy: { from: [] } }],
  [{ dashboards: { folder: 'Proxmox', sidecarLabels: { grafana_dashboard: '1' } } }, {}],
  [{ labels: {} }, { labels: {} }],
]

for (const [index, [fragment, left]] of said.entries())
  test(`of fragment ${index} ${JSON.stringify(left)} is left`, () =>
    assert.equal(withoutDefaults('lab', fragment), left))

test.run()
