import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const repository = join(import.meta.dirname, '..')
const text = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

test('CONTRIBUTING.md names files and folders that exist', () => {
  const named = [...text.matchAll(/`((?:lib|test|docs|preview|environments)\/[^`*<\s]*)`/g)].map(
    ([, path]) => path as string,
  )
  assert.ok(named.length > 30)
  assert.equal(
    named.filter(path => !existsSync(join(repository, path)) && !path.includes('ProxmoxStorageSlow')),
    [],
  )
})

test('CONTRIBUTING.md says what each npm script is for, and names none that is not there', () => {
  const named = [...text.matchAll(/`(?:npm (?:run )?)?([a-z0-9]+(?::[a-z]+)*)(?: -- [^`]*)?`/g)].map(
    ([, name]) => name as string,
  )
  const section = text.slice(text.indexOf('## The scripts'))
  for (const name of Object.keys(scripts)) {
    assert.ok(named.includes(name), name)
    assert.match(section, name)
  }
  for (const [, name] of text.matchAll(/npm run ([a-z0-9:]+)/g)) assert.ok(scripts[name as string], name)
})

test.run()
