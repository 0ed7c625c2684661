import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { changedPattern, changedTexts } from './changed-texts.ts'
import { compiler } from './compiler.ts'
import { mutated, mutationsOf } from './mutations.ts'

const repository = join(import.meta.dirname, '../..')
const typescript = compiler(repository)
test.after(() => typescript.close())

/** Its place in the project is that of a file of lib/, which the compiler is told to read otherwise. */
const changesOf = (source: string): string[] =>
  mutationsOf(typescript.syntax('lib/environment/duration.ts', source)).map(
    ({ was, becomes }) => `${was.trim()} becomes ${becomes.trim()}`,
  )

test('a mutation changes a condition, a bound, a number or a result, and no comment, import or type', () =>
  assert.equal(
    changesOf(`import { a } from './a.ts'

/** Says a === b. */
type Word = 'left' | 'alone'

// Not this: a && b
export const isOpen = (ports: number[], limit = 3): boolean =>
  ports.some(port => port === limit && port > 1) // true
`),
    [
      '3 becomes 4',
      'ports.some(port => port === limit && port > 1) becomes []',
      'ports.some(port => port === limit && port > 1) becomes undefined',
      'some becomes every',
      'port === limit && port > 1 becomes []',
      'port === limit && port > 1 becomes undefined',
      '=== becomes !==',
      '&& becomes ||',
      '> becomes >=',
      '1 becomes 2',
    ],
  ))

test('it leaves out a statement, an element, a field, a step of a chain or what stands in for a missing value', () =>
  assert.equal(
    changesOf(`export const f = (a: string[], b?: string[]): void => {
  if (a.length > 0) a.push()
  void ({ x: [a, b], y: (b ?? a).toSorted() })
}
`).filter(change => change.endsWith(' becomes ')),
    [
      'if (a.length > 0) a.push() becomes ',
      'a.push() becomes ',
      'void ({ x: [a, b], y: (b ?? a).toSorted() }) becomes ',
      'x: [a, b], becomes ',
      'a, becomes ',
      ', b becomes ',
      ', y: (b ?? a).toSorted() becomes ',
    ],
  ))

test('in a text it changes a number, a comparison or a word that a program reads, and not how prose is spelt', () => {
  assert.equal(changedTexts("'30s'"), ["'31s'"])
  assert.equal(changedTexts("'v1.35.2'"), [])
  assert.equal(changedTexts("'http-metrics'"), ["'http-metricsx'"])
  assert.equal(changedTexts('`max by (node) (up) > 0`'), [
    '`max by (node) (up) > 1`',
    '`max by (node) (up) >= 0`',
    '`min by (node) (up) > 0`',
    '`max by (nodex) (up) > 0`',
  ])
  assert.equal(changedTexts("'holds more than 512 KiB'"), ["'holds more than 513 KiB'"])
  assert.equal(changedPattern('/^[a-z]+$/'), ['/[a-z]+$/', '/^[a-z]+/', '/^[a-z]*$/'])
})

test('it stands where what it changes stood', () => {
  const source = 'export const limit = 3\n'
  const [first] = mutationsOf(typescript.syntax('lib/environment/duration.ts', source))
  assert.ok(first)
  assert.is(mutated(source, first), 'export const limit = 4\n')
})

test('only what the compiler takes is tried', () => {
  const takes = (source: string): boolean =>
    typescript.accepts('lib/environment/duration.ts', source, ['lib/environment/duration.ts'])
  assert.ok(takes('export const limit: number = 3\n'))
  assert.not.ok(takes("export const limit: number = '3'\n"))
  assert.not.ok(takes('export const limit = \n'))
})

test.run()
