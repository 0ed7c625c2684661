import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { buildSummary } from '../../../lib/commands/steps/build-summary.ts'
import { coloured } from '../../../lib/commands/steps/coloured-diff.ts'
import { columns } from '../../../lib/commands/steps/columns.ts'
import { differenceReport } from '../../../lib/commands/steps/difference-report.ts'
import { discoverJson, discoverReport } from '../../../lib/commands/steps/discover-report.ts'
import type { Discovered } from '../../../lib/commands/steps/discovered.ts'
import type { DiscoveredEdit } from '../../../lib/commands/steps/discovered-edit.ts'
import { importHelp } from '../../../lib/commands/steps/import-help.ts'
import { importText } from '../../../lib/commands/steps/import-text.ts'
import { newHelp } from '../../../lib/commands/steps/new-help.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import type { Plan } from '../../../lib/write/plan.ts'
import { approved } from '../../approved.ts'
import { lab } from '../../generate/overlay/render.ts'

/** What is written in colour, with the colours' names. */
const inColour = (write: () => string): string => {
  const { FORCE_COLOR, NO_COLOR } = process.env
  process.env.FORCE_COLOR = '1'
  delete process.env.NO_COLOR
  try {
    return write()
      .replaceAll('\u001b[31m', '<red>')
      .replaceAll('\u001b[32m', '<green>')
      .replaceAll('\u001b[39m', '</>')
  } finally {
    if (FORCE_COLOR === undefined) delete process.env.FORCE_COLOR
    else process.env.FORCE_COLOR = FORCE_COLOR
    if (NO_COLOR !== undefined) process.env.NO_COLOR = NO_COLOR
  }
}

const api = (ca: string | undefined, address = '198.51.100.1') => ({
  host: { name: 'pve1', address, port: 8006, certified: [], ...(ca !== undefined && { ca }) },
})

const node = (name: string, online: boolean, address: string) => ({ name, online, address, more: 'not told' })

/** A look at a cluster: with everything that a report may tell, or with nothing. */
const looks: [what: string, found: Discovered][] = [
  [
    'a cluster with every change',
    {
      environment: complete('lab', 'environments/lab.ts', lab),
      access: { ca: "it's/ca.crt", tokenFile: 'a token', timeout: 5 },
      text: 'a\nb\nc\n',
      looked: {
        views: [
          {
            api: api('insecure'),
            status: {
              nodes: [node('pve1', true, '198.51.100.1'), node('pve2', false, '198.51.100.2')],
              cluster: { name: 'lab' },
            },
          },
        ],
        version: '9.1.4\u001b[2J',
        failures: [{ message: 'pve9 refused the connection' }],
      },
      comparison: {
        changes: [
          { kind: 'add', name: 'pve2', address: '198.51.100.2', why: 'it joined' },
          { kind: 'remove', name: 'pve9', why: 'it left' },
          { kind: 'name', name: 'pve3', to: 'pve4', why: 'it is called so' },
          { kind: 'address', name: 'pve5', before: '198.51.100.5', address: '198.51.100.6', why: 'it moved' },
        ],
        withoutAddress: ['pve7'],
        notes: ['pve7 has no address'],
      },
      warnings: [],
    } as unknown as Discovered,
  ],
  [
    'a host of no cluster',
    {
      environment: complete('lab', 'environments/lab.yaml', lab),
      access: { timeout: 5 },
      text: 'a\n',
      looked: {
        views: [
          { api: api(undefined, '2001:db8::1'), status: { nodes: [node('pve1', true, '2001:db8::1')] } },
        ],
        version: '9.1.4',
        failures: [],
      },
      comparison: { changes: [], withoutAddress: [], notes: [] },
      warnings: [],
    } as unknown as Discovered,
  ],
  [
    'a cluster of one',
    {
      environment: complete('lab', 'environments/lab.yaml', lab),
      access: { timeout: 5 },
      text: 'a\n',
      looked: {
        views: [
          {
            api: api('a PEM'),
            status: { nodes: [node('pve1', true, '198.51.100.1')], cluster: { name: 'one' } },
          },
        ],
        version: '8.4.0',
        failures: [],
      },
      comparison: { changes: [], withoutAddress: ['pve1'], notes: [] },
      warnings: [],
    } as unknown as Discovered,
  ],
]

const edits: DiscoveredEdit[] = [
  { kind: 'equal' },
  { kind: 'edited', text: 'a\nB\nc\nd\n' },
  { kind: 'by hand', reason: 'the list is computed', lines: ['- name: pve2', '  address: 198.51.100.2'] },
  { kind: 'invalid', problems: [{ file: 'environments/lab.ts', line: 2, message: 'is wrong' }] },
]

for (const [what, found] of looks)
  test(`what discover tells of ${what} is as approved, for a person and a program, whatever became of the file`, () =>
    approved(
      import.meta.dirname,
      `discover-${what.replaceAll(' ', '-')}.txt`,
      edits
        .flatMap(edit =>
          [false, ...(edit.kind === 'edited' ? [true] : [])].map(written =>
            [
              `# ${edit.kind}${written ? ', written' : ''}`,
              inColour(() => discoverReport(found, edit, written)),
              discoverJson(found, edit, written),
            ].join('\n'),
          ),
        )
        .join('\n'),
    ))

const file = (path: string, before = 'a\n', text = 'b\n') => ({ path, text, before })
const files = (count: number) => Array.from({ length: count }, (_, index) => file(`overlays/${index}.yaml`))
const planned = (some: Partial<Plan>): Plan => ({
  made: [],
  changed: [],
  removed: [],
  gone: [],
  unchanged: [],
  unlisted: [],
  problems: [],
  ...some,
})

/** Plans of a build, by what differs. */
const plans: [what: string, plan: Plan][] = [
  ['nothing', planned({ unchanged: files(3) })],
  [
    'a file of each kind',
    planned({
      made: [file('made')],
      changed: [file('changed')],
      removed: [file('removed')],
      unlisted: ['own\u001b'],
      unchanged: files(1),
    }),
  ],
  ['one file', planned({ made: [file('made')] })],
  ['twenty files', planned({ changed: files(20) })],
  ['twenty-two files', planned({ changed: files(22) })],
  [
    'texts of every shape',
    planned({
      changed: [
        file('line-ends', 'a\r\nb\r\n', 'a\nb\n'),
        file('both', 'a\r\nc\r\n', 'a\nb\n'),
        file('mark', '\uFEFFa\n', 'a\n'),
        file('secret', 'password: "hunter2-hunter2"\n\tx\n', 'password: "other-hunter2"\n\ty\n'),
        file('no-end', 'a', 'a\n'),
        file(
          'too-different',
          Array.from({ length: 3000 }, (_, index) => `a${index}`).join('\n'),
          Array.from({ length: 3000 }, (_, index) => `b${index}`).join('\n'),
        ),
      ],
    }),
  ],
]

for (const [what, plan] of plans)
  test(`what build and check tell where ${what} differ is as approved`, () => {
    const { text, differs } = inColourOf(() => differenceReport(plan))
    approved(
      import.meta.dirname,
      `${what.replaceAll(' ', '-')}.txt`,
      [buildSummary(plan), `differs: ${differs}\n`, text].join('\n'),
    )
  })

const inColourOf = (report: () => { text: string; differs: boolean }) => {
  let differs = false
  const text = inColour(() => {
    const made = report()
    differs = made.differs
    return made.text
  })
  return { text, differs }
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `spec.field${index}`)
const dashboard = (name: string, change: 'added' | 'changed' = 'added') => ({
  change,
  kind: 'ConfigMap',
  name: `lab-proxmox-monit-dashboard-${name}`,
  fields: [],
})

test('the report of an import is as approved, with many fields, dashboards and hostile words', () => {
  const environments = [
    {
      name: 'lab',
      file: 'environments/lab.ts',
      changes: [
        { change: 'same' as const, kind: 'Service', name: 'a', fields: [] },
        { change: 'changed' as const, kind: 'Service', name: 'six', fields: many(6) },
        { change: 'changed' as const, kind: 'Service', name: 'eight', fields: many(8) },
        dashboard('fleet'),
        { change: 'added' as const, kind: 'ConfigMap', name: 'own', fields: [] },
        dashboard('node'),
        dashboard('kept', 'changed'),
        { ...dashboard('of-another-kind'), kind: 'Secret' },
      ],
      series: [],
      remarks: ['password: "hunter2-hunter2" stands there', 'steers \u001b[2J'],
      steps: ['first', 'second'],
    },
    { name: 'other', file: 'environments/other.ts', changes: [], series: [], remarks: [], steps: [] },
  ]
  const place = { file: 'values.yaml', line: 3 }
  const uses = [
    { place, what: 'a', field: 'labels' },
    { place: { ...place, line: 12 }, what: 'longer', why: 'no reason' },
  ]
  approved(
    import.meta.dirname,
    'import.txt',
    [true, false].map(written => importText({ written, environments, uses })).join('\n'),
  )
})

test('columns are as wide as their widest cell, and hide secrets', () => {
  assert.equal(columns([]), [])
  assert.equal(
    columns([
      ['a', 'b', ''],
      ['long', 'c'],
      ['', '', 'password: "hunter2-hunter2"'],
    ]),
    ['a     b', 'long  c', '         (hidden)"'],
  )
})

test('a diff in colour keeps its tabs, and nothing in it steers a terminal', () =>
  assert.is(
    inColour(() => coloured('+\ta\n-\u001b[2J\n b\u0007')),
    '<green>+\ta</>\n<red>-\\u001b[2J</>\n b\\u0007',
  ))

test('the examples of import and new are as approved', () =>
  approved(import.meta.dirname, 'examples.txt', `${importHelp}\n${newHelp}`))

test.run()
