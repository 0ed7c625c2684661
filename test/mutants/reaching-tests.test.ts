import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { testsOf } from './reaching-tests.ts'

const tests = testsOf(join(import.meta.dirname, '../..'))

test("a file's own test comes first, then those of its room", () => {
  const [first, second = ''] = tests.nearest('lib/validate/rules/workload.ts')
  assert.is(first, 'test/validate/rules/workload.test.ts')
  assert.match(second, /^test\/validate\/rules\//)
  assert.ok(tests.isOwn('lib/validate/rules/workload.ts', 'test/validate/rules/workload.test.ts'))
  assert.not.ok(tests.isOwn('lib/validate/rules/workload.ts', second))
})

test('tests that run the command line reach what it imports', () =>
  assert.ok(tests.nearest('lib/commands/credentials.ts').includes('test/commands/credentials.test.ts')))

test('a test without lib/ is asked where the output differs', () => {
  assert.ok(tests.readsOutput('test/generate/shipped.test.ts'))
  assert.not.ok(tests.readsOutput('test/mutants/covered-code.test.ts'))
})

test.run()
