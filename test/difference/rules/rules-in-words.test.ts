import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { plain } from '../../../lib/difference/report/text-report.ts'
import { expressionPhrases } from '../../../lib/difference/rules/expression-phrases.ts'
import { matchersIn, tokensOf } from '../../../lib/difference/rules/expression-tokens.ts'
import { phrasesWithout } from '../../../lib/difference/rules/remembered-phrases.ts'
import { rulePhrases } from '../../../lib/difference/rules/rule-phrases.ts'
import { ruleTextsOf } from '../../../lib/difference/rules/rule-texts.ts'
import { rulesDifference } from '../../../lib/difference/rules/rules-difference.ts'
import { withoutHypervisors } from '../../../lib/difference/rules/without-hypervisors.ts'
import { rulesSaid } from '../../../lib/difference/subjects/rules.ts'

test('an expression is read as numbers, durations, matchers and the rest', () => {
  const kinds = (expression: string) => tokensOf(expression).map(({ kind, text }) => `${kind} ${text}`)
  assert.equal(kinds('max_over_time(a:b_1{c="}\\"",d!~"e"}[1h30m]) > 0.85e-3 and x2 == 10ms + "quoted 5m"'), [
    'other max_over_time',
    'other (',
    'other a:b_1',
    'matchers {c="}\\"",d!~"e"}',
    'other [',
    'duration 1h30m',
    'other ]',
    'other )',
    'other >',
    'number 0.85e-3',
    'other and',
    'other x2',
    'other =',
    'other =',
    'duration 10ms',
    'other +',
    'other "quoted 5m"',
  ])
  assert.equal(kinds('5 5.5 .5 5x 1w2d 7y x.5'), [
    'number 5',
    'number 5.5',
    'other .',
    'other 5',
    'other 5',
    'other x',
    'duration 1w2d',
    'duration 7y',
    'other x',
    'other .',
    'other 5',
  ])
  assert.equal(matchersIn('{a="b", c!~"d,\\"e\\"" ,f=~""}'), ['a="b"', 'c!~"d,\\"e\\""', 'f=~""'])
  assert.equal(matchersIn('{}'), [])
})

/** An alert, two expressions, and what is said of the change. */
const expressions: [alert: string, before: string, after: string, said: string[]][] = [
  ['a', 'x > 1', 'y > 1', ['expression changes']],
  ['a', 'x > 1', 'x > 1 + 1', ['expression changes']],
  ['a', 'x > 1', 'x > 1s', ['expression changes']],
  ['a', 'x > 1', 'x > 2', ['a number in the expression 1 → 2']],
  ['a', 'x[5m] > 1', 'x[6m] > 1', ['window 5m → 6m']],
  ['a', 'x[5m] + y[5m]', 'x[6m] + y[6m]', ['window 5m → 6m']],
  ['a', 'x{a="b"}', 'x{a="c"}', ['matcher a="b" goes, matcher a="c" comes']],
  ['a', 'x{a="b"} + y{a="b"}', 'x{a="b",c="d"} + y{a="b",c="d"}', ['matcher c="d" comes']],
  [
    'a',
    'x{a="1",b="1"}',
    'x{a="2",b="2"}',
    ['matcher a="1" goes, matcher b="1" goes, matcher a="2" comes, matcher b="2" comes'],
  ],
  ['a', 'x{a="1",b="1",c="1"}', 'x{a="2",b="2"}', ['matchers change']],
  ['a', 'x{a="1",b="1"}', 'x{b="1",a="1"}', ['matchers change']],
  [
    'a',
    'x{a="b"}[5m] > 1',
    'x{a="c"}[6m] > 2',
    ['window 5m → 6m', 'a number in the expression 1 → 2', 'matcher a="b" goes, matcher a="c" comes'],
  ],
]

test('what changes in an expression is said in words', () => {
  for (const [alert, before, after, said] of expressions)
    assert.equal(expressionPhrases(alert, before, after).map(plain), said, `${before} → ${after}`)
})

const rule = (fields: string) => `- alert: A\n${fields.replaceAll(/^/gm, '  ')}\n`

/** Fields of a rule, and what is said of the change. */
const rules: [before: string, after: string, said: string[]][] = [
  ['for: 1m', 'for: 2m', ['for 1m → 2m']],
  ['for: 1m', 'expr: a', ['for 1m goes', 'expression changes']],
  ['keep_firing_for: 1m', 'keep_firing_for: 2m', ['goes on firing for 1m → 2m']],
  [
    'labels: {severity: a, team: a, gone: a}',
    'labels: {severity: b, team: b, come: a}',
    ['severity a → b', 'label team a → b', 'label gone=a goes', 'label come=a comes'],
  ],
  [
    'annotations: {summary: a, runbook_url: a}',
    'annotations: {summary: b, runbook_url: b}',
    ['text summary changes', 'another runbook'],
  ],
  ['limit: 1', 'limit: 2', ['field limit 1 → 2']],
]

test('what changes in a rule is said in words', () => {
  for (const [before, after, said] of rules)
    assert.equal(rulePhrases(rule(before), rule(after)).map(plain), said, after)
  for (const [before, after] of [
    [rule('for: 1m'), `${rule('for: 1m')}${rule('for: 2m')}`],
    [`${rule('for: 1m')}${rule('for: 2m')}`, rule('for: 1m')],
  ] as const)
    assert.equal(rulePhrases(before, after).map(plain), ['there is another number of rules of this name'])
})

test('an environment’s own name is told as it is, and one that is a number is left in its place', () => {
  const texts = (name: string, threshold: string) =>
    rule(`labels: {environment: "${name}"}\nexpr: x{environment="${name}"} > ${threshold}`)
  for (const name of ['lab', 'paris', 'a.b', '42', 'a1'])
    assert.equal(
      phrasesWithout([name, 'lyon'], texts(name, '1'), `${texts(name, '2')}`).map(plain),
      ['a number in the expression 1 → 2'],
      name,
    )
  assert.equal(phrasesWithout(['paris'], texts('paris', '1'), texts('lyon', '1')).map(plain), [
    'label environment paris → lyon',
    'matcher environment="paris" goes, matcher environment="lyon" comes',
  ])
})

test('the list of all hypervisors is left out of a rule, and any other list stays', () => {
  const names = new Set(['pve1', 'pve2'])
  for (const [text, without] of [
    ['count(x{name=~"(?i:pve1|pve2)"}) >= 2', 'count(x{name=~"(?i:all)"}) >= all'],
    ['a{name=~"(?i:pve1)"} >= 1', 'a{name=~"(?i:pve1)"} >= 1'],
    ['a{name=~"(?i:pve1|pve3)"} >= 2', 'a{name=~"(?i:pve1|pve3)"} >= 2'],
    ['a >= 2', 'a >= 2'],
  ] as const)
    assert.is(withoutHypervisors(text, names), without)
})

/** Rules by their names, each with a text. */
const texts = (all: Record<string, string>) => ({
  head: '',
  rules: new Map(
    Object.entries(all).map(([name, expr]) => [name, `- alert: ${name.split(' ')[1]}\n  expr: ${expr}\n`]),
  ),
})

const said = (before: Record<string, string>, after: Record<string, string>) =>
  rulesDifference(texts(before), texts(after), []).map(plain)

/** The same expression of so many alerts. */
const alerts = (count: number, expr: (index: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`alert A${index}`, expr(index)]))

test('rules that come, go and move are told, one by its name and several by their number', () => {
  assert.equal(said({ 'alert A': 'x' }, {}), ['alert A goes'])
  assert.equal(said({}, { 'alert A': 'x' }), ['alert A comes'])
  assert.equal(said({ 'record a:b': 'x' }, {}), ['recording rule a:b goes'])
  assert.equal(said({}, { 'record a:b': 'x', 'record c': 'x', 'alert A': 'x', 'alert B': 'x' }), [
    '2 alerts come: A, B',
    '2 recording rules come: a:b, c',
  ])
  assert.equal(
    said(
      alerts(8, () => 'x'),
      {},
    ),
    ['8 alerts go: A0, A1, A2, A3, A4 and 3 more'],
  )
  assert.equal(said({ 'alert A': 'x', 'alert B': 'y', 'alert C': 'z' }, { 'alert B': 'y', 'alert A': 'x' }), [
    'alert C goes',
    'rules are in another order',
  ])
  assert.equal(said({ 'alert A': 'x', 'alert B': 'y' }, { 'alert C': 'z', 'alert A': 'x', 'alert B': 'y' }), [
    'alert C comes',
  ])
  assert.equal(said({ 'record a': 'x' }, { 'record a': 'y' }), ['1 recording rule changed: a'])
  assert.equal(
    said(
      { 'record a': 'x', 'record b': 'x', 'record c': 'x', 'record d': 'x', 'record e': 'x' },
      { 'record a': 'y', 'record b': 'y', 'record c': 'y', 'record d': 'y', 'record e': 'y' },
    ),
    ['5 recording rules changed: a, b, c and 2 more'],
  )
})

test('what more than three alerts share is told once', () => {
  const number = (count: number) =>
    said(
      alerts(count, () => 'x > 1'),
      alerts(count, () => 'x > 2'),
    )
  const change = 'a number in the expression 1 → 2'
  assert.equal(number(3), [`A0: ${change}`, `A1: ${change}`, `A2: ${change}`])
  assert.equal(number(4), [`4 alerts: ${change}`])
  const windows = (count: number, after: (index: number) => string) =>
    said(
      alerts(count, () => 'x[5m]'),
      alerts(count, index => `x[${after(index)}]`),
    )
  assert.equal(
    windows(3, () => '6m'),
    ['A0: window 5m → 6m', 'A1: window 5m → 6m', 'A2: window 5m → 6m'],
  )
  assert.equal(
    windows(4, () => '6m'),
    ['4 alerts look back over other windows: 5m → 6m'],
  )
  assert.equal(
    windows(4, index => `${index + 6}m`),
    ['4 alerts look back over other windows: 5m → 6m, 5m → 7m, 5m → 8m, 5m → 9m'],
  )
  assert.equal(
    windows(5, index => `${index + 6}m`),
    ['5 alerts look back over other windows'],
  )
  assert.equal(
    said(
      alerts(4, index => `x[5m] > ${index}`),
      alerts(4, index => `x[6m] > ${index + 10}`),
    ),
    [
      'A0: a number in the expression 0 → 10',
      'A1: a number in the expression 1 → 11',
      'A2: a number in the expression 2 → 12',
      'A3: a number in the expression 3 → 13',
      '4 alerts look back over other windows: 5m → 6m',
    ],
  )
})

test('rules are the same, read of a file’s text or of an object', () => {
  const ownText = `# a comment
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: rules
spec:
  groups:
    - name: one
      rules:
        - alert: A
          expr: x
        - record: "a:b"
          expr: |
            y
              - alert: in a text
    - name: two
      rules:
        - alert: 'A'
          expr: z
`
  const object = {
    apiVersion: 'v1',
    kind: 'PrometheusRule',
    metadata: { name: 'rules' },
    spec: {
      groups: [
        {
          name: 'one',
          rules: [
            { alert: 'A', expr: 'x' },
            { record: 'a:b', expr: 'y\n  - alert: in a text\n' },
          ],
        },
        { name: 'two', rules: [{ alert: 'A', expr: 'z' }] },
        { name: 'none' },
      ],
    },
  }
  const lazy = { kind: 'PrometheusRule', name: 'rules', madeOf: [], value: () => object }
  const [cut] = ruleTextsOf({ ...lazy, ownText }, { ...lazy, ownText })
  assert.equal(
    [...cut.rules],
    [
      ['alert A', "        - alert: A\n          expr: x\n        - alert: 'A'\n          expr: z\n"],
      [
        'record a:b',
        '        - record: "a:b"\n          expr: |\n            y\n              - alert: in a text\n',
      ],
    ],
  )
  assert.is(
    cut.head,
    'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: rules\nspec:\n  groups:\n    - name: one\n      rules:\n    - name: two\n      rules:\n',
  )
  for (const other of [lazy, { ...lazy, ownText: 'nothing of a rule\n' }])
    for (const pair of [ruleTextsOf({ ...lazy, ownText }, other), ruleTextsOf(other, { ...lazy, ownText })]) {
      const [read] = pair
      assert.equal(
        [...read.rules],
        [
          ['alert A', '- alert: A\n  expr: x\n- alert: A\n  expr: z\n'],
          ['record a:b', '- record: a:b\n  expr: |\n    y\n      - alert: in a text\n'],
        ],
      )
      assert.match(
        read.head,
        'groups:\n    - name: one\n      rules: null\n    - name: two\n      rules: null\n    - name: none\n',
      )
    }
  const [empty] = ruleTextsOf({ ...lazy, value: () => ({ ...object, spec: undefined }) }, lazy)
  assert.is(empty.rules.size, 0)
})

const rulesObject = (groups: object[], labels = {}) => ({
  apiVersion: 'v1',
  kind: 'PrometheusRule',
  metadata: { name: 'rules', labels },
  spec: { groups },
})

/** What is said of two objects with rules, in words and field by field. */
const saidOf = (before: object, after: object) => {
  const lazy = (value: object) => ({
    kind: 'PrometheusRule',
    name: 'rules',
    madeOf: [],
    value: () => value as never,
  })
  const side = (namespace: string) => ({ namespace, namePrefix: '', objects: new Map() })
  const { sentences, fields } = rulesSaid(
    'lab',
    { before: side('a'), after: side('b') },
    lazy(before),
    lazy(after),
  )
  return [sentences.map(plain), fields.map(({ kind, name, path }) => `${kind} ${name} ${path.join('.')}`)]
}

test('a group that comes with its rules is told as these, and what else differs in the object field by field', () => {
  const one = { name: 'one', rules: [{ alert: 'A', expr: 'x', labels: { namespace: 'a' } }] }
  const two = { name: 'two', rules: [{ alert: 'B', expr: 'x' }] }
  const labels = 'PrometheusRule rules metadata.labels.a'
  assert.equal(saidOf(rulesObject([one]), rulesObject([one, two], { a: 'b' })), [['alert B comes'], [labels]])
  assert.equal(saidOf(rulesObject([one]), rulesObject([one, { name: 'two', rules: [] }])), [
    [],
    ['PrometheusRule rules spec.groups.two'],
  ])
  assert.equal(saidOf(rulesObject([one]), rulesObject([{ ...one, interval: '1m' }, two])), [
    ['alert B comes'],
    ['PrometheusRule rules spec.groups.one.interval'],
  ])
  // An environment that moves takes this label with it.
  const moved = { name: 'one', rules: [{ alert: 'A', expr: 'y', labels: { namespace: 'b' } }] }
  assert.equal(saidOf(rulesObject([one]), rulesObject([moved])), [['A: expression changes'], []])
})

test.run()
