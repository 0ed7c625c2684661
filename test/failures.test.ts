import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { failures } from './failures.ts'

const report = (why: string[]) => [
  ' doctor  • ✘   (1 / 2)',
  '',
  '   FAIL  doctor  "tells of a policy"',
  ...why,
  '    at Object.handler (file:///a.ts:3:42)',
  '    at Number.runner (file:///b.js:78:16)',
  '',
  '',
  ' another  • •   (2 / 2)',
]

test('a failed test is told by its title and why, without its stack and what others printed', () => {
  assert.equal(failures(report(['    not told', '', '        ++PM505', '        --PM507'])), [
    '   FAIL  doctor  "tells of a policy"',
    '    not told',
    '        ++PM505',
    '        --PM507',
  ])
})

test('of each failed test only the first lines are told, so that the last of a log has room for all', () => {
  const told = failures(
    ['a', 'b', 'c'].flatMap(() => report(Array.from({ length: 50 }, () => 'x'.repeat(1000)))),
  )
  assert.is(told.length, 36)
  assert.is(told[1]?.length, 302)
})

test('a run in which all passed tells of no failure', () => {
  assert.equal(failures([' doctor  • •   (2 / 2)', '  Total:     2']), [])
})

test.run()
