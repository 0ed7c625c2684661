import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { nearestName } from '../../lib/problem/nearest-name.ts'

test('a name is meant by a typo of two letters, or of a third of a long one, and by no other word', () => {
  assert.is(nearestName('lyno', ['paris', 'lyon']), '; did you mean "lyon"?')
  assert.is(nearestName('nice', ['lyon']), '')
  assert.is(nearestName('metz', ['mans']), '')
  assert.is(nearestName('pve_storage_infox12', ['pve_storage_info']), '; did you mean "pve_storage_info"?')
  assert.is(nearestName('lyon', []), '')
})

test.run()
