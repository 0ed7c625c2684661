import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { cacheFile, cacheFolder } from '../../lib/write/cache-file.ts'

const name = `of-a-test-${process.pid}.json`
const { read, keep, remove } = cacheFile<{ a: number }>(name)
const left = (): string[] => readdirSync(cacheFolder).filter(entry => entry.startsWith(name))

test('what is kept is read again until it is removed', () => {
  assert.is(read(), undefined)
  keep({ a: 1 })
  assert.equal([read(), left()], [{ a: 1 }, [name]])
  remove()
  assert.equal([read(), left()], [undefined, []])
})

test('where it cannot be kept no draft is left, and nothing fails', () => {
  const path = join(cacheFolder, name)
  mkdirSync(join(path, 'in-the-way'), { recursive: true })
  keep({ a: 1 })
  assert.equal([read(), left()], [undefined, [name]])
  rmSync(path, { recursive: true })
})

test.run()
