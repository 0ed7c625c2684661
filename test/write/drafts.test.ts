import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { drafts } from '../../lib/write/drafts.ts'
import type { FileText } from '../../lib/write/file-text.ts'
import { plan } from '../../lib/write/plan.ts'
import { write } from '../../lib/write/write.ts'
import { tree } from '../tree.ts'

const texts = {
  'base/new.yaml': 'new',
  'base/changed.yaml': 'after, ä',
  'base/same.yaml': 'same',
}
const standing = {
  'base/changed.yaml': 'before',
  'base/same.yaml': 'same',
  '.generated-files': 'base/changed.yaml\nbase/same.yaml\n',
}

test('each text goes to the disk before the next is made, is read from there, and is moved into the tree', () => {
  const { root, remove } = tree(standing)
  const { keep, hashes, discard } = drafts(root)
  const written: string[][] = []
  function* oneByOne(): Generator<FileText> {
    for (const [path, text] of Object.entries(texts)) {
      yield { path, text }
      const [folder = ''] = readdirSync(join(root, '.build'))
      written.push(
        readdirSync(join(root, '.build', folder)).map(name =>
          readFileSync(join(root, '.build', folder, name), 'utf8'),
        ),
      )
    }
  }
  const planned = plan(root, oneByOne(), keep)
  // What stands in the tree as it is needs no draft.
  assert.equal(written, [['new'], ['new', 'after, ä'], ['new', 'after, ä']])
  const { made, changed, unchanged } = planned
  const read = Object.fromEntries([...made, ...changed, ...unchanged].map(({ path, text }) => [path, text]))
  assert.equal(read, { ...texts, '.generated-files': read['.generated-files'] })
  assert.equal(
    hashes,
    Object.fromEntries(Object.entries(read).map(([path, text]) => [path, hash('sha256', text)])),
  )
  const drafted = [...made, ...changed].map(({ path, draft = '' }) => ({ path, ino: statSync(draft).ino }))
  assert.is(write(root, planned), undefined)
  discard()
  for (const { path, ino } of drafted) assert.is(statSync(join(root, path)).ino, ino, path)
  for (const [path, text] of Object.entries(read)) assert.is(readFileSync(join(root, path), 'utf8'), text)
  assert.not(existsSync(join(root, '.build')))
  remove()
})

test('a plan holds no text that stands in the tree: it is read when it is asked for', () => {
  const { root, remove } = tree({
    ...standing,
    '.generated-files': 'base/changed.yaml\nbase/gone.yaml\n',
    'base/gone.yaml': '',
  })
  const { changed, removed } = plan(
    root,
    Object.entries(texts).map(([path, text]) => ({ path, text })),
  )
  for (const path of ['base/changed.yaml', 'base/gone.yaml']) writeFileSync(join(root, path), 'later')
  assert.is(changed.find(({ path }) => path === 'base/changed.yaml')?.before, 'later')
  assert.equal(removed, [{ path: 'base/gone.yaml', text: 'later' }])
  remove()
})

test('drafts that nobody wants any more leave nothing', () => {
  const { root, remove } = tree(standing)
  const { keep, discard } = drafts(root)
  discard()
  assert.not(existsSync(join(root, '.build')))
  const { made, changed } = plan(
    root,
    Object.entries(texts).map(([path, text]) => ({ path, text })),
    keep,
  )
  assert.ok([...made, ...changed].every(({ draft }) => draft !== undefined && existsSync(draft)))
  discard()
  assert.not(existsSync(join(root, '.build')))
  assert.is(readFileSync(join(root, 'base/changed.yaml'), 'utf8'), 'before')
  remove()
})

test.run()
