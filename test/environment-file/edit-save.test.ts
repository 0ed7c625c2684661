import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { saveEdited } from '../../lib/environment-file/edit-save.ts'
import { tree } from '../tree.ts'

const file = 'environments/lab.yaml'

const withTree = (use: (root: string) => void) => {
  const { root, remove } = tree({ [file]: 'before\n' })
  try {
    use(root)
  } finally {
    remove()
  }
}

test('an edited file takes the place of the one that was read, with its mode, and leaves nothing beside it', () =>
  withTree(root => {
    chmodSync(join(root, file), 0o640)
    assert.is(saveEdited(root, file, 'before\n', 'after\n'), undefined)
    assert.is(readFileSync(join(root, file), 'utf8'), 'after\n')
    assert.is(statSync(join(root, file)).mode & 0o777, 0o640)
    assert.equal(readdirSync(root), ['environments'])
    assert.equal(readdirSync(join(root, 'environments')), ['lab.yaml'])
  }))

test('a file that was changed meanwhile stays as it is', () =>
  withTree(root => {
    assert.equal(saveEdited(root, file, 'what was read\n', 'after\n'), {
      file,
      message: 'was changed by somebody else meanwhile; run it again',
    })
    assert.is(readFileSync(join(root, file), 'utf8'), 'before\n')
    assert.equal(readdirSync(root), ['environments'])
  }))

test('a symbolic link stays one, and the file that it leads to is edited', () =>
  withTree(root => {
    symlinkSync('lab.yaml', join(root, 'environments/linked.yaml'))
    assert.is(saveEdited(root, 'environments/linked.yaml', 'before\n', 'after\n'), undefined)
    assert.ok(lstatSync(join(root, 'environments/linked.yaml')).isSymbolicLink())
    assert.is(readFileSync(join(root, file), 'utf8'), 'after\n')
  }))

test('a file that is gone is named', () =>
  withTree(root =>
    assert.match(
      saveEdited(root, 'environments/gone.yaml', 'before\n', 'after\n')?.message ?? '',
      'does not exist',
    ),
  ))

test.run()
