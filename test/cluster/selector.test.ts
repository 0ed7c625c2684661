import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { labelsFor, type Selector, selects, unmet } from '../../lib/cluster/selector.ts'

const labels = { release: 'stack', team: 'infra' }
const one = (key: string, operator: string, ...values: string[]): Selector => ({
  matchExpressions: [{ key, operator, ...(values.length > 0 && { values }) }],
})

// k8s.io/apimachinery, pkg/labels/selector.go: NotIn and DoesNotExist hold where the key is missing.
const cases: [string, Selector, boolean][] = [
  ['an empty selector', {}, true],
  ['equal labels', { matchLabels: { release: 'stack' } }, true],
  ['another value', { matchLabels: { release: 'other' } }, false],
  ['In with the value', one('team', 'In', 'infra', 'web'), true],
  ['In without the key', one('tier', 'In', 'gold'), false],
  ['NotIn without the key', one('tier', 'NotIn', 'gold'), true],
  ['NotIn with the value', one('team', 'NotIn', 'infra'), false],
  ['Exists', one('team', 'Exists'), true],
  ['Exists without the key', one('tier', 'Exists'), false],
  ['DoesNotExist', one('team', 'DoesNotExist'), false],
]

for (const [what, selector, expected] of cases)
  test(`${what} ${expected ? 'selects' : 'does not select'}`, () => {
    assert.is(selects(selector, labels), expected)
  })

test('what is not met is told as kubectl writes it', () => {
  const selector = {
    matchLabels: { release: 'other' },
    matchExpressions: [
      { key: 'team', operator: 'NotIn', values: ['infra'] },
      { key: 'tier', operator: 'Exists' },
    ],
  }
  assert.equal(unmet(selector, labels), ['release=other', 'team notin (infra)', 'tier'])
})

test('labels are proposed where adding some is enough', () => {
  assert.equal(labelsFor({ matchLabels: { role: 'rules' }, ...one('tier', 'In', 'gold', 'tin') }, labels), {
    role: 'rules',
    tier: 'gold',
  })
  assert.equal(labelsFor(one('tier', 'Exists'), labels), { tier: 'true' })
  assert.is(labelsFor(one('team', 'DoesNotExist'), labels), undefined)
})

test('each requirement that is not met is told, those of labels first', () => {
  const selector: Selector = {
    matchLabels: { release: 'stack', tier: 'gold' },
    matchExpressions: [
      { key: 'team', operator: 'DoesNotExist' },
      { key: 'tier', operator: 'In', values: ['gold', 'tin'] },
      { key: 'team', operator: 'In', values: ['infra'] },
      { key: 'a', operator: 'In' },
    ],
  }
  assert.equal(unmet(selector, labels), ['tier=gold', '!team', 'tier in (gold, tin)', 'a in ()'])
  assert.equal(unmet(selector), [
    'release=stack',
    'tier=gold',
    'tier in (gold, tin)',
    'team in (infra)',
    'a in ()',
  ])
  assert.equal(unmet({}), [])
})

test('labels that are there already are not proposed anew, and what cannot be met is not', () => {
  assert.equal(labelsFor(one('team', 'In', 'infra', 'web'), labels), {})
  assert.equal(labelsFor(one('team', 'In', 'web', 'infra2'), labels), { team: 'web' })
  assert.equal(labelsFor(one('team', 'Exists'), labels), {})
  assert.equal(labelsFor({ matchLabels: { team: 'web' }, ...one('team', 'In', 'web') }, labels), {
    team: 'web',
  })
  assert.equal(labelsFor({ matchLabels: { team: 'web' }, ...one('team', 'Exists') }), { team: 'web' })
  assert.equal(labelsFor(one('tier', 'NotIn', 'gold'), labels), {})
  assert.is(labelsFor(one('tier', 'In')), undefined)
  assert.equal(labelsFor({}), {})
})

test.run()
