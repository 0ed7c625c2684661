import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { clusters } from './bench/cluster.ts'
import { repository } from './bench/repository.ts'

const { root, remove } = repository(clusters(1, 1))
test.after(remove)

const cache = join(root, 'node_modules/.cache')
const usedLibraries = join(import.meta.dirname, 'bench/used-libraries.ts')

const build = (): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'lib/start.js'), 'build'], {
    encoding: 'utf8',
  })
  assert.equal([status, stderr], [0, ''])
  return stdout
}

/** When each compiled module was kept. */
const kept = (): string[] =>
  readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.json'))
    .map(({ parentPath, name }) => `${name} ${statSync(join(parentPath, name)).mtimeMs}`)
    .sort()

test('each command but check starts with the cache of compiled modules', () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
  const commands = Object.entries<string>(scripts).filter(([, script]) => /\blib\//.test(script))
  assert.ok(commands.length > 5)
  for (const [name, script] of commands)
    assert.match(script, new RegExp(`^node (--\\S+ )*lib/start.js ${name}$`))
})

test('a build of nothing new compiles nothing anew', () => {
  build()
  build()
  const before = kept()
  assert.ok(before.length > 100)
  assert.match(build(), /^0 made, 0 changed, 0 removed/)
  assert.equal(kept(), before)
})

test('a build without options loads nothing that parses them, and one with options heeds them', () => {
  const librariesOf = (...options: string[]) =>
    spawnSync(
      process.execPath,
      ['--import', usedLibraries, join(root, 'lib/start.js'), 'build', ...options],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
    ).output
  const [, plain, , libraries] = librariesOf()
  assert.not.match(libraries ?? '', /commander/)
  const [, same, , more] = librariesOf('--root', root)
  assert.is(same, plain)
  assert.match(more ?? '', /commander/)
  assert.match(librariesOf('--rot')[2] ?? '', /unknown option '--rot'/)
})

test('where nothing can be kept, a build says the same', () => {
  const before = build()
  rmSync(cache, { recursive: true })
  writeFileSync(cache, '')
  assert.is(build(), before)
})

test.run()
