import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { numberOf } from '../../lib/problem/number-of.ts'

test('one thing is told in the singular, and none or many in the plural', () =>
  assert.equal(
    [0, 1, 2].map(count => numberOf(count, 'target')),
    ['0 targets', '1 target', '2 targets'],
  ))

test.run()
