import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { testsOf } from './reaching-tests.ts'

const tests = testsOf(join(import.meta.dirname, '../..'))

test("a file's own test comes first, then those of its room", () => {
  const [first, second = ''] = tests.nearest('lib/validate/rules/workload.ts', 'same')
  assert.is(first, 'test/validate/rules/workload.test.ts')
  assert.match(second, /^test\/validate\/rules\//)
  assert.ok(tests.isOwn('lib/validate/rules/workload.ts', 'test/validate/rules/workload.test.ts'))
  assert.not.ok(tests.isOwn('lib/validate/rules/workload.ts', second))
})

test('tests that run the command line reach what it imports', () =>
  assert.ok(
    tests.nearest('lib/commands/credentials.ts', 'same').includes('test/commands/credentials.test.ts'),
  ))

test('a test that only looks at the output is asked where that differs', () => {
  const asked = (output: 'same' | 'other'): boolean =>
    tests.nearest('lib/release/series.ts', output).includes('test/generate/shipped.test.ts')
  assert.ok(asked('other'))
  assert.ok(tests.readsOutput('test/generate/shipped.test.ts'))
  assert.not.ok(tests.readsOutput('test/mutants/covered-code.test.ts'))
})

test.run()
