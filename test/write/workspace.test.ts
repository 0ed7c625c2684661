import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { closeWorkspace, openWorkspace, sweepWorkspace } from '../../lib/write/workspace.ts'
import { tree } from '../tree.ts'

test("what killed builds left goes with all that is in it; a lock and somebody's file stay, and so the workspace", () => {
  const { root, remove } = tree({
    '.build/build-a1/base/kustomization.yaml': '',
    '.build/claim-b2': '',
    '.build/lock': '',
    '.build/notes.txt': '',
  })
  openWorkspace(root)
  sweepWorkspace(root)
  closeWorkspace(root)
  assert.equal(readdirSync(join(root, '.build')).sort(), ['lock', 'notes.txt'])
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
