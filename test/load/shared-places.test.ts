import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { atSharedPlaces } from '../../lib/load/shared-places.ts'
import type { FieldPath } from '../../lib/problem/field-path.ts'
import type { Problem } from '../../lib/problem/problem.ts'
import { tree } from '../tree.ts'

const file = 'environments/lab.ts'
const shared = 'environments/shared/a.ts'
const importing = "import { a } from './shared/a.ts'\nexport default a\n"

/** Files with the environment that they give, a field of which something is told, and where that is told. */
const cases: [
  title: string,
  files: Record<string, string>,
  value: object,
  field: FieldPath,
  place: Partial<Problem>,
][] = [
  [
    'in the file that is imported',
    { [file]: importing, [shared]: "export const a = {\n  labels: {},\n  namespace: 'Lab',\n}\n" },
    { namespace: 'Lab' },
    ['namespace'],
    { file: shared, line: 3, of: file },
  ],
  [
    'in a file that this one imports',
    {
      [file]: importing,
      [shared]: 'export { a } from "./b.ts"\n',
      'environments/shared/b.ts': "export const a = { namespace: 'Lab' }\n",
    },
    { namespace: 'Lab' },
    ['namespace'],
    { file: 'environments/shared/b.ts', line: 1, of: file },
  ],
  [
    'in its own file, where it stands there, too',
    { [file]: `${importing}// { namespace: 'Lab' }\n`, [shared]: "export const a = { namespace: 'Lab' }\n" },
    { namespace: 'Lab' },
    ['namespace'],
    { file },
  ],
  [
    'in its own file, where it stands in two places',
    {
      [file]: importing,
      [shared]: "export const a = { namespace: 'Lab' }\nexport const b = { namespace: 'Lab' }\n",
    },
    { namespace: 'Lab' },
    ['namespace'],
    { file },
  ],
  [
    'in its own file, where it stands nowhere',
    { [file]: importing, [shared]: "export const a = { namespace: 'Other' }\n" },
    { namespace: 'Lab' },
    ['namespace'],
    { file },
  ],
  [
    'in its own file, where what is imported is no part of environments/',
    { [file]: "import { a } from '../lib/a.ts'\n", 'lib/a.ts': "export const a = { namespace: 'Lab' }\n" },
    { namespace: 'Lab' },
    ['namespace'],
    { file },
  ],
  [
    'where an object begins',
    { [file]: importing, [shared]: 'export const a = {\n\n  pveExporter: {\n    interval: 1 } }\n' },
    { pveExporter: { interval: 1 } },
    ['pveExporter'],
    { file: shared, line: 3, of: file },
  ],
  [
    'where a number stands, at the end of its line',
    { [file]: importing, [shared]: 'export const a = { pveExporter: {\n    interval: 1\n} }\n' },
    { pveExporter: { interval: 1 } },
    ['pveExporter', 'interval'],
    { file: shared, line: 2, of: file },
  ],
  [
    'where a quoted field stands',
    { [file]: importing, [shared]: 'export const a = { labels: { "a.b/c" : `x` as const } }\n' },
    { labels: { 'a.b/c': 'x' } },
    ['labels', 'a.b/c'],
    { file: shared, line: 1, of: file },
  ],
  [
    'not where a longer name stands',
    { [file]: importing, [shared]: "export const a = { ownnamespace: 'Lab' }\n" },
    { namespace: 'Lab' },
    ['namespace'],
    { file },
  ],
  [
    'not where a longer value stands',
    { [file]: importing, [shared]: "export const a = { namespace: 'Labs', interval: 'Lab' }\n" },
    { namespace: 'Lab' },
    ['namespace'],
    { file },
  ],
  [
    'not where a value only looks like it to a regular expression',
    { [file]: importing, [shared]: "export const a = { namespace: 'axb' }\n" },
    { namespace: 'a.b' },
    ['namespace'],
    { file },
  ],
  [
    'in its own file, where it is missing',
    { [file]: importing, [shared]: 'namespace: \n' },
    {},
    ['namespace'],
    { file },
  ],
  [
    'in its own file, where it is an item',
    { [file]: importing, [shared]: "0: 'x'\n" },
    { a: ['x'] },
    ['a', 0],
    { file },
  ],
]

for (const [title, files, value, field, place] of cases)
  test(`what is wrong is told ${title}`, () => {
    const { root, remove } = tree(files)
    const loaded = [{ name: 'lab', file, value, locate: () => ({}) }]
    const told = atSharedPlaces(root, loaded, [{ file, message: 'm', field }])
    remove()
    assert.equal(told, [{ message: 'm', field, ...place }])
  })

test('what has a line already, no field, or stands in YAML, stays as it is', () => {
  const { root, remove } = tree({ [file]: importing, [shared]: "export const a = { namespace: 'Lab' }\n" })
  const value = { namespace: 'Lab' }
  const yaml = 'environments/lab.yaml'
  const loaded = [file, yaml].map(one => ({ name: 'lab', file: one, value, locate: () => ({}) }))
  const problems: Problem[] = [
    { file, message: 'm', line: 1, field: ['namespace'] },
    { file, message: 'm' },
    { file: yaml, message: 'm', field: ['namespace'] },
  ]
  const told = atSharedPlaces(root, loaded, problems)
  remove()
  assert.equal(told, problems)
})

test.run()
