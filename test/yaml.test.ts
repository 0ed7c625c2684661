import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { patchText, toYaml } from '../lib/yaml.ts'
import { libraryYaml } from '../lib/yaml-library.ts'
import { hostileTexts } from './hostile-texts.ts'

const wordsOfYaml11 = ['y', 'No', 'yes', 'ON', 'off', 'true', 'FALSE', 'null', 'Null', 'NaN', 'inf']
const ordinary = [
  'pve1',
  'virtrc18u.example.com',
  'apps/v1',
  '203.0.113.11',
  '203.0.113.11/32',
  '999.1.1.1',
  '1.2.3',
]
const texts = [...hostileTexts, ...wordsOfYaml11, ...ordinary]
const others = [
  0,
  -0,
  1,
  -1,
  9100,
  1.5,
  1e21,
  -1e-7,
  2 ** 53,
  true,
  false,
  null,
  undefined,
  [],
  {},
  [[]],
  [{}],
]
const leaves = [...texts, ...others]

const same = (value: unknown) => {
  assert.is(toYaml(value), libraryYaml(value, 'literal'))
  assert.is(patchText(value as unknown[]), libraryYaml(value, 'quoted'))
}

test('a text, a number or nothing is laid out as the library does, wherever it stands', () => {
  for (const leaf of leaves) {
    for (const value of [
      { a: leaf },
      { a: { b: leaf, c: 1 } },
      { a: [leaf] },
      [leaf],
      [{ a: leaf, b: [leaf] }],
    ])
      same(value)
    for (const value of [[[leaf, leaf], leaf], { a: [[leaf]], b: { c: [{ d: { e: leaf } }] } }]) same(value)
  }
})

test('a key is laid out as the library does, whatever stands under it', () => {
  // Keys over 317 characters are refused (lib/validate/characters.ts).
  for (const key of texts.filter(({ length }) => length <= 317))
    for (const value of [1, 'a\nb\n', { a: { b: 'a\n\nb' } }, ['a', { b: 'a\n' }], {}, undefined])
      for (const place of [
        { [key]: value },
        { a: { [key]: value, b: 1 } },
        [{ [key]: value, b: 1 }],
        [[{ a: { [key]: value } }]],
      ])
        same(place)
})

/** Lists and objects in each other, `width` wide and `depth` deep, of all leaves in turn. */
const nested = (depth: number, width: number, next: () => unknown): unknown => {
  if (depth === 0) return next()
  const items = Array.from({ length: width }, () => nested(depth - 1, width, next))
  return depth % 2 === 0 ? items : Object.fromEntries(items.map((item, index) => [`key${index}`, item]))
}

test('lists and objects in each other are laid out as the library does', () => {
  let position = 0
  const next = () => leaves[position++ % leaves.length]
  for (const [depth, width] of [
    [1, 400],
    [2, 20],
    [3, 7],
    [4, 5],
    [5, 4],
    [6, 3],
  ] as const)
    same(nested(depth, width, next))
  assert.ok(position > 3000)
})

test('text and number of one spelling are told apart', () => {
  assert.is(
    toYaml({ text: '9100', number: 9100, yes: 'yes', true: true }),
    "text: '9100'\nnumber: 9100\n'yes': 'yes'\n'true': true\n",
  )
})

test.run()
