import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { mutated, mutationsOf } from './mutations.ts'
import { reachingTests } from './reaching-tests.ts'

const source = `import { a } from './a.ts'

/** Says a === b. */
type Word = 'left' | 'alone'

// Not this: a && b
export const isOpen = (ports: number[], limit = 3): boolean =>
  ports.some(port => port === limit && port > 1) // true
`

test('a mutation changes one condition, bound, number or step, and no comment, import or type', () =>
  assert.equal(
    mutationsOf(source).map(({ was, becomes }) => `${was.trim()} ${becomes.trim()}`),
    ['3 4', '.some( .every(', '=== !==', '&& ||', '> >=', '1 2'],
  ))

test('it stands where what it changes stood', () => {
  const [first] = mutationsOf(source)
  assert.ok(first)
  assert.is(mutated(source, first), source.replace('limit = 3', 'limit = 4'))
})

test('the tests that reach a file are those that import it, its own first', () => {
  const reaching = reachingTests(join(import.meta.dirname, '../..'))
  assert.is(reaching('lib/validate/rules/workload.ts')[0], 'test/validate/rules/workload.test.ts')
  assert.is(reaching('lib/problem/problem.ts')[0], 'test/problem/problem.test.ts')
  assert.equal(reaching('lib/nothing.ts'), [])
})

test.run()
