import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { differingFields } from '../../lib/doctor/differing-fields.ts'

/** What the overlay has, what the API server gives, and the paths that differ. */
const cases: [string, unknown, unknown, string[]][] = [
  ['a default is no difference', { a: 1 }, { a: 1, b: 2 }, []],
  ['what is empty may be left out', { a: {}, b: [], c: null, d: '' }, {}, []],
  [
    'a quantity is compared by its amount',
    { cpu: '0.5', memory: '1024Mi' },
    { cpu: '500m', memory: '1Gi' },
    [],
  ],
  ['a whole number is a quantity, too', { cpu: 1 }, { cpu: '1' }, []],
  [
    'whatever suffix an environment gives it',
    { pods: '2000', memory: '131072Ki', 'ephemeral-storage': '1000M', cpu: '500000u' },
    { pods: '2k', memory: '128Mi', 'ephemeral-storage': '1G', cpu: '500m' },
    [],
  ],
  ['another amount differs', { memory: '512Mi' }, { memory: '512M' }, ['memory']],
  ['a missing field differs', { a: { b: 1 } }, { a: {} }, ['a.b']],
  [
    'elements of a list are compared one by one',
    { l: [{ a: 1 }, { a: 2 }] },
    { l: [{ a: 1, b: 0 }, { a: 3 }] },
    ['l[1].a'],
  ],
  [
    'what is empty is no longer so',
    { a: {}, b: [], c: '', d: null },
    { a: 1, b: [1], c: 'a', d: 0 },
    ['a', 'b', 'c', 'd'],
  ],
  ['what is filled is empty', { a: { b: 1 }, c: [1], d: 'a' }, { a: {}, c: [], d: '' }, ['a.b', 'c', 'd']],
  ['a list is no object', { a: [1] }, { a: { 0: 1 } }, ['a']],
  ['an object is no list', { a: { 0: 1 } }, { a: [1] }, ['a']],
  ['null is no object', { a: { b: 1 } }, { a: null }, ['a']],
  ['zero and false are not empty', { a: 0, b: false }, {}, ['a', 'b']],
  ['an amount is not its text', { a: '1Gi' }, { a: 'about 1Gi' }, ['a']],
  ['an amount may be more or less', { a: '1Gi', b: '2Gi' }, { a: '2Gi', b: '1Gi' }, ['a', 'b']],
  [
    'suffixes of every size',
    {
      a: '1n',
      b: '1000u',
      c: '1000m',
      d: '1000',
      e: '1000k',
      f: '1000M',
      g: '1000G',
      h: '1000T',
      i: '1000P',
      j: '1024Ti',
      k: '1024Pi',
    },
    { a: '1n', b: '1m', c: '1', d: '1k', e: '1M', f: '1G', g: '1T', h: '1P', i: '1E', j: '1Pi', k: '1Ei' },
    [],
  ],
  ['a longer list differs', { l: [1] }, { l: [1, 2] }, ['l']],
  ['a number in a name is no amount', { name: '1Gi-a' }, { name: '1Gi-b' }, ['name']],
]

test('a difference has its path, and both values', () => {
  assert.equal(differingFields({ a: { b: 1, c: '' }, d: [1] }, { a: { b: 2 }, d: [1, 2] }), [
    { path: 'a.b', wanted: 1, seen: 2 },
    { path: 'd', wanted: [1], seen: [1, 2] },
  ])
  assert.equal(differingFields('a', 'b'), [{ path: '', wanted: 'a', seen: 'b' }])
  assert.equal(differingFields('a', 'b', 'c'), [{ path: 'c', wanted: 'a', seen: 'b' }])
})

for (const [title, wanted, seen, paths] of cases)
  test(title, () => {
    assert.equal(
      differingFields(wanted, seen).map(({ path }) => path),
      paths,
    )
  })

test.run()
