import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const repository = join(import.meta.dirname, '..')
const rows = readFileSync(join(repository, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| ') && !/^\| (what|a change in git can bring|---|\|)/.test(line))

/** The tests that a row names: `test/<file>`: "the beginning of a title", and more titles of the same file. */
const testsOf = (row: string): [file: string, title: string][] =>
  [...row.matchAll(/`(test\/[^`]+)`: ((?:"[^"]+"(?:, )?)+)/g)].flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']): [string, string] => [file, title]),
  )

test('each line of SECURITY.md names tests that there are, or is a warning', () => {
  assert.ok(rows.length > 25)
  const named = rows.flatMap(testsOf)
  assert.ok(named.length > 30)
  assert.equal(
    named.filter(([file, title]) => {
      const path = join(repository, file)
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(title)
    }),
    [],
  )
  // What no test can hold.
  assert.equal(rows.filter(row => testsOf(row).length === 0).length, 3)
})

test.run()
