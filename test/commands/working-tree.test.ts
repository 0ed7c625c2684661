import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { workingTree } from '../../lib/commands/steps/working-tree.ts'
import { formatProblem } from '../../lib/problem/problem.ts'

test('a comparison of a tree that is not there, or is a file, says what --root has to be', async () => {
  for (const root of [join(import.meta.dirname, 'nowhere'), import.meta.filename]) {
    const evaluate = async () => assert.unreachable('it reads a tree that is none')
    const { tree, problems } = await workingTree(root, () => {}, evaluate as never)
    assert.is(tree, undefined)
    assert.equal(problems.map(formatProblem), [
      `${root}: is not a folder; give --root the folder that holds environments/`,
    ])
  }
})

test.run()
