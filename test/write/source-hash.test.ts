import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { repository } from '../../lib/file/repository.ts'
import { readSources } from '../../lib/write/source-hash.ts'

const caches = join(repository, 'node_modules/.cache')
mkdirSync(caches, { recursive: true })
const all = mkdtempSync(join(caches, 'sources-'))
test.after(() => rmSync(all, { recursive: true }))

/** What may happen to a folder of sources after it was read, and whether it is the same then. */
const changes: [what: string, change: (folder: string) => void, same: boolean][] = [
  ['nothing', () => {}, true],
  ['a file written again as it was', folder => writeFileSync(join(folder, 'one.ts'), 'one'), true],
  [
    'a file of the same length and time',
    folder => {
      const file = join(folder, 'one.ts')
      const { atime, mtime } = statSync(file)
      writeFileSync(file, 'two')
      utimesSync(file, atime, mtime)
    },
    false,
  ],
  ['a file more', folder => writeFileSync(join(folder, 'three.ts'), ''), false],
  ['a file less', folder => rmSync(join(folder, 'inner/two.ts')), false],
  ['a file renamed', folder => renameSync(join(folder, 'one.ts'), join(folder, 'inner/one.ts')), false],
  ['a folder that is gone', folder => rmSync(folder, { recursive: true }), false],
]

for (const [age, milliseconds] of Object.entries({ old: 2100, new: 0 }))
  test(`of sources that were ${age} when they were read, every change is seen, and nothing else`, async () => {
    const folders = changes.map(([what]) => {
      const folder = join(all, `${age} ${what}`)
      mkdirSync(join(folder, 'inner'), { recursive: true })
      writeFileSync(join(folder, 'one.ts'), 'one')
      writeFileSync(join(folder, 'inner/two.ts'), 'two')
      return folder
    })
    await setTimeout(milliseconds)
    for (const [index, [what, change, same]] of changes.entries()) {
      const folder = folders[index] as string
      const { areCurrent } = readSources([relative(repository, folder)])
      change(folder)
      assert.is(areCurrent(), same, what)
    }
  })

test('sources are current where one of them is missing, until it comes', () => {
  const file = join(all, 'missing.json')
  const { areCurrent } = readSources([relative(repository, file)])
  assert.ok(areCurrent())
  writeFileSync(file, '{}')
  assert.not(areCurrent())
})

test.run()
