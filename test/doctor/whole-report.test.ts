import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { stringify } from 'yaml'
import type { Right } from '../../lib/cluster/failure.ts'
import { groups } from '../../lib/doctor/all-checks.ts'
import { runChain, withCauses } from '../../lib/doctor/chain.ts'
import {
  type Check,
  type Code,
  type Finding,
  found,
  pass,
  type Result,
  skip,
  unseen,
} from '../../lib/doctor/check.ts'
import { inContext } from '../../lib/doctor/in-context.ts'
import { onceAScene } from '../../lib/doctor/once-a-scene.ts'
import { roles } from '../../lib/doctor/rbac.ts'
import { jsonReport } from '../../lib/doctor/report-json.ts'
import { markdownReport } from '../../lib/doctor/report-markdown.ts'
import { summary, textReport } from '../../lib/doctor/report-text.ts'
import { mayGet, mayList, rightsInWords } from '../../lib/doctor/rights.ts'
import { exitCode } from '../../lib/doctor/verdict.ts'
import { type ShellCommand, shell } from '../../lib/problem/shell.ts'
import { approved } from '../approved.ts'
import { toldScene } from './told-scene.ts'

const check = (code: Code, title: string, own: Partial<Check> = {}): Check => ({
  code,
  title,
  after: [],
  run: () => pass(),
  ...own,
})
const outcome = (code: Code, title: string, result: Result, own: Partial<Check> = {}) => ({
  check: check(code, title, own),
  result,
})
const finding = (what: string, mend: Finding['mend'], own: Partial<Finding> = {}): Finding => ({
  what,
  why: 'The exporters do not start.',
  mend,
  ...own,
})
const command = { command: shell`kubectl --namespace lab get pods` }
const two = { command: 'kubectl get a\nhelm list' as ShellCommand }
const warn = { severity: 'warn' } as const

const outcomes = [
  outcome('PM101', 'kubectl is installed.', pass('v1.35.4'), { gate: true }),
  outcome('PM104', 'The overlay is built.', pass()),
  outcome('PM201', 'Argo CD or Flux knows it.', skip('no *delivery*')),
  outcome('PM202', 'The delivery is not suspended.', skip('no *delivery*')),
  outcome('PM203', 'It renders.', skip('PM201 failed')),
  outcome('PM302', 'The Secret has the keys.', found([finding('There is no Secret lab/pve.', two)])),
  outcome(
    'PM306',
    'Each Deployment has its pod.',
    found([
      finding('Pod `a` is old.', command, warn),
      finding('Pod b\nis old.', command, warn),
      finding('Pod c is [old].', { advice: 'Ask | somebody\nwith kubectl get nodes.' }, warn),
      finding('Pod d is old.', { line: "image: { tag: '1' }", in: 'pveExporter' }, { ...warn, why: 'So.' }),
    ]),
  ),
  outcome(
    'PM307',
    'Each pod has a node.',
    unseen({
      kind: 'forbidden',
      message: 'pods is forbidden',
      right: { verb: 'list', group: '', resource: 'pods', namespace: 'lab' },
    }),
  ),
  outcome('PM401', 'The exporters answer.', unseen({ kind: 'unreachable', message: 'EOF\nonce more' })),
  outcome('PM501', 'It selects them.', found([finding('It has not.', { line: "a: 'b'" })], 'not told')),
  outcome('PM601', 'It selects rules.', pass('mon/k8s')),
]
const report = { environment: 'lab', file: 'environments/lab.ts', outcomes }
const paint = (colour: string, text: string): string => `<${colour}>${text}</${colour}>`
const well = { ...report, outcomes: outcomes.slice(0, 5) }

for (const [title, name, text] of [
  ['a person', 'report.txt', textReport(report, paint)],
  ['a person who wants what is wrong alone', 'brief.txt', textReport(report, paint, true)],
  ['a person, where all is well', 'well.txt', textReport(well, paint)],
  [
    'a person who wants what is wrong alone, where all is well',
    'brief-well.txt',
    textReport(well, paint, true),
  ],
  ['an issue', 'report.md.txt', markdownReport(report)],
  ['an issue, where all is well', 'well.md.txt', markdownReport(well)],
  ['a program', 'report.json.txt', jsonReport([report, well])],
  [
    'a person, of a context that is named',
    'in-context.txt',
    textReport({ ...report, outcomes: inContext(outcomes, 'paris') }, paint),
  ],
] as const)
  test(`a report for ${title} holds all of it`, () => approved(import.meta.dirname, name, text))

test('without a context commands stay as they are', () => {
  assert.is(inContext(outcomes, undefined), outcomes)
})

test('what stands in the groups of codes is said to each of them', () => {
  assert.equal(groups, {
    PM1: 'Tools, repository, cluster',
    PM2: 'Delivery and objects',
    PM3: 'Credentials, CA, pods',
    PM4: 'Exporter and Proxmox VE',
    PM5: 'Prometheus',
    PM6: 'Rules, Alertmanager, dashboards',
  })
})

test('a summary names what there is, and failures in any case', () => {
  const counted: [of: number[], text: string][] = [
    [[], '0 failed'],
    [[0, 0], '0 failed, 2 well'],
    [[6], '0 failed, 1 warning'],
    [[6, 6, 2], '0 failed, 2 warnings, 1 skipped'],
    [[5, 5, 7, 7], '2 failed, 2 could not be seen'],
  ]
  for (const [of, text] of counted) assert.is(summary(of.flatMap(index => outcomes[index] ?? [])), text)
})

test('an exit code says whether something is wrong, could not be looked at, or is well', () => {
  const failed = found([finding('a', command)])
  const warned = found([finding('a', command, warn)])
  const blind = unseen({ kind: 'other', message: 'no' })
  const gate = { gate: true } as const
  const code = (...results: [Result, Partial<Check>?][]) =>
    exitCode(results.map(([result, own]) => outcome('PM101', 'a', result, own)))
  assert.is(code([pass(), gate], [warned], [skip('none')]), 0)
  assert.is(code([failed, gate]), 2)
  assert.is(code([failed, gate], [failed]), 1)
  assert.is(code([failed, gate], [blind]), 2)
  assert.is(code([warned, gate], [blind]), 2)
  assert.is(code([failed], [blind]), 1)
  assert.is(code([warned, gate], [failed]), 1)
})

test('who watches hears of each check that runs when it starts, and of every check when it has ended', async () => {
  const heard: string[] = []
  const checks = [
    check('PM101', 'a', { run: () => found([finding('a', command)]) }),
    check('PM102', 'b', { after: ['PM101'] }),
    check('PM103', 'c'),
  ]
  const run = await runChain(checks, { offline: false } as never, {
    started: ({ code }) => heard.push(`${code} starts`),
    ended: one => heard.push(`${one.check.code} ${one.result.status}`),
  })
  assert.equal(heard.toSorted(), ['PM101 fail', 'PM101 starts', 'PM102 skip', 'PM103 pass', 'PM103 starts'])
  assert.equal(
    run.map(({ result }) => result),
    [
      found([finding('a', command)]),
      { status: 'skip', because: 'PM101 failed', cause: 'PM101' },
      { status: 'pass' },
    ],
  )
})

test('a check that fails in itself is one that could not be looked at', async () => {
  const broken = check('PM101', 'a', {
    run: () => {
      throw new TypeError('x is not a function')
    },
  })
  const [one] = await runChain([broken], { offline: false } as never)
  assert.equal(one?.result, {
    status: 'skip',
    because: 'this check itself fails: x is not a function',
    unseen: { kind: 'other', message: 'this check itself fails: x is not a function' },
  })
})

test('checks that are asked for come in their order, each once, with those that they come after', () => {
  const checks = [
    check('PM1', 'a'),
    check('PM2', 'b', { after: ['PM1'] }),
    check('PM3', 'c', { after: ['PM1', 'PM2'] }),
    check('PM4', 'd', { after: ['PM2'] }),
  ]
  const codes = (...only: Code[]) => withCauses(checks, only).map(({ code }) => code)
  assert.equal(codes('PM4', 'PM1'), ['PM1', 'PM2', 'PM4'])
  assert.equal(codes('PM3', 'PM4'), ['PM1', 'PM2', 'PM3', 'PM4'])
  assert.equal(codes('PM1'), ['PM1'])
  assert.equal(codes(), [])
})

test('a result of no finding passes with its note, and one of findings has none', () => {
  const one = finding('a', command)
  const warned = finding('a', command, warn)
  assert.equal(found([], 'a note'), { status: 'pass', note: 'a note' })
  assert.equal(found([]), { status: 'pass' })
  assert.equal(found([one, warned], 'a note'), { status: 'fail', findings: [one, warned] })
  assert.equal(found([warned, warned]), { status: 'warn', findings: [warned, warned] })
})

const rights = [
  ...mayList(['Prometheus', 'Pod', 'Namespace', 'Node', 'CustomResourceDefinition']),
  ...mayList(['ClusterRole', 'ClusterRoleBinding']),
  ...mayList(['Pod', 'Service', 'Deployment', 'Endpoints'], 'lab'),
  ...mayList(['Pod', 'ConfigMap'], 'alpha'),
  mayGet('Secret', 'lab', 'pve-lab'),
  mayGet('Secret', 'lab', 'another'),
  mayGet('Application', 'argocd'),
  mayGet('Namespace', undefined, 'lab'),
  { verb: 'create', group: '', resource: 'pods/portforward', namespace: 'lab' },
]

test('the roles of an account hold its rights and no other', () => {
  const text = ['jane', 'system:serviceaccount:ci:doctor', undefined]
    .map(account => roles(rights, account))
    .join('=====\n')
  approved(import.meta.dirname, 'roles.txt', text)
  assert.is(roles([]), '')
  assert.equal(roles(mayList(['Pod'], 'lab')).match(/^kind: .*/gm), ['kind: Role'])
})

test('a right that is given everywhere is left out of the Roles, and one to another name is not', () => {
  const everywhere = { verb: 'get', group: '', resource: 'secrets', name: 'a' }
  const kinds = (...narrow: Right[]) => roles([everywhere, ...narrow]).match(/^kind: .*/gm)
  assert.equal(kinds({ ...everywhere, namespace: 'lab' }), ['kind: ClusterRole'])
  for (const other of [{ name: 'b' }, { verb: 'list' }, { group: 'apps' }, { resource: 'pods' }])
    assert.equal(kinds({ ...everywhere, namespace: 'lab', ...other }), ['kind: ClusterRole', 'kind: Role'])
})

test('what several checks ask of one scene is asked once, and of another one again', async () => {
  const scenes: unknown[] = []
  const asked = onceAScene(async scene => scenes.push(scene))
  const [one, two] = [toldScene(), toldScene()]
  assert.equal(await Promise.all([asked(one), asked(one), asked(two)]), [1, 1, 2])
  assert.is(await asked(one), 1)
  assert.equal(scenes, [one, two])
})

test('an account is one of a service where its name says so, and a user else', () => {
  const subject = (account: string) => roles(mayList(['Pod']), account).split('subjects:\n')[1]
  assert.is(
    subject('system:serviceaccount:ci:a:b'),
    '  - kind: ServiceAccount\n    name: a:b\n    namespace: ci\n',
  )
  for (const account of [
    'system:serviceaccount::a',
    'system:serviceaccount:ci:',
    'system:serviceaccount:ci',
    'my-system:serviceaccount:ci:a',
  ])
    assert.is(
      subject(account),
      `  - apiGroup: rbac.authorization.k8s.io\n    kind: User\n    name: ${/:$/.test(account) ? `"${account}"` : account}\n`,
    )
})

test('missing rights are said by verb and place', () => {
  const said = rights.map(one => rightsInWords([one]))
  approved(
    import.meta.dirname,
    'rights.yaml',
    stringify({ one: said, together: rightsInWords(rights).split('; ') }),
  )
  assert.is(rightsInWords([]), '')
})

test.run()
