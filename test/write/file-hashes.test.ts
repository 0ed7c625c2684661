import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { repository } from '../../lib/file/repository.ts'
import { hashOfFile } from '../../lib/write/file-hashes.ts'

const caches = join(repository, 'node_modules/.cache')
mkdirSync(caches, { recursive: true })
const folder = mkdtempSync(join(caches, 'hashes-'))
test.after(() => rmSync(folder, { recursive: true }))

/**
 * A file that last changed, and was last written, so many milliseconds ago, as its file system would say, and the hash that is known of it after
 * it became `after`.
 */
const hashedAgain = (
  name: string,
  [changed, written]: [number, number],
  seen: Partial<Stats> = {},
): string => {
  const file = join(folder, name)
  const path = relative(repository, file)
  writeFileSync(file, 'before')
  const times = { ctimeMs: Date.now() - changed, mtimeMs: Date.now() - written }
  const stat: Stats = Object.assign(statSync(file), times)
  assert.is(hashOfFile(path, stat), hash('sha256', 'before'))
  writeFileSync(file, 'after')
  return hashOfFile(path, Object.assign(stat, seen))
}

test('a file is not read again of which the file system says the same', () =>
  assert.is(hashedAgain('same', [2500, 2500]), hash('sha256', 'before')))

const others: [what: string, seen: Partial<Stats>][] = [
  ['last changed at another time', { ctimeMs: 1 }],
  ['was last written at another time', { mtimeMs: 1 }],
  ['has another size', { size: 1 }],
  ['is another', { ino: 1 }],
]

for (const [what, seen] of others)
  test(`a file is read again that ${what}`, () =>
    assert.is(hashedAgain(what, [2500, 2500], seen), hash('sha256', 'after')))

test('a file that changed just now is read again, since it may change again and seem the same', () => {
  assert.is(hashedAgain('changed', [1000, 2500]), hash('sha256', 'after'))
  assert.is(hashedAgain('written', [2500, 1000]), hash('sha256', 'after'))
})

test.run()
