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
  ['a longer list differs', { l: [1] }, { l: [1, 2] }, ['l']],
  ['a number in a name is no amount', { name: '1Gi-a' }, { name: '1Gi-b' }, ['name']],
]

for (const [title, wanted, seen, paths] of cases)
  test(title, () => {
    assert.equal(
      differingFields(wanted, seen).map(({ path }) => path),
      paths,
    )
  })

test.run()
