import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { closeWorkspace, openWorkspace, sweepWorkspace } from '../../lib/write/workspace.ts'
import { tree } from '../tree.ts'

test("only what builds left in the workspace is swept, with all that is in it; a lock and somebody's files stay", () => {
  const { root, remove } = tree({
    '.build/build-a1/base/kustomization.yaml': '',
    '.build/claim-b2': '',
    '.build/lock': '',
    '.build/my-build-1': '',
    '.build/notes.txt': '',
  })
  openWorkspace(root)
  sweepWorkspace(root)
  closeWorkspace(root)
  assert.equal(readdirSync(join(root, '.build')).sort(), ['lock', 'my-build-1', 'notes.txt'])
  remove()
})

test('an empty workspace goes', () => {
  const { root, remove } = tree({})
  openWorkspace(root)
  assert.equal(readdirSync(root), ['.build'])
  closeWorkspace(root)
  assert.equal(readdirSync(root), [])
  remove()
})

test.run()
