import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { tree } from './tree.ts'

/** In place of npm, a program that prints how it was called; the tree has no environment. */
const { root, remove } = tree({
  npm: '#!/bin/sh\necho "npm $*"\n[ "$3" != "$FAILS" ]\n',
  'built/environments/lab.yaml':
    'hypervisors: [{ name: pve1, address: 198.51.100.1 }]\npveExporter: { tls: insecure }\n',
})
chmodSync(join(root, 'npm'), 0o755)
test.after(remove)

const node = (args: string[], env = {}) =>
  spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${root}${delimiter}${process.env.PATH}`, ...env },
  })

const check = (words: string[], fails = '') => {
  const { status, stdout } = node([join(import.meta.dirname, 'check.ts'), ...words], { FAILS: fails })
  return { status, scripts: stdout.split('\n').filter(line => line.startsWith('npm')), stdout }
}

const built = ['--root', join(root, 'built')]

test('npm run check lints and type-checks what is as the build makes it', () => {
  assert.is(node([join(import.meta.dirname, '../lib/cli.ts'), 'build', ...built]).status, 0)
  const { status, scripts } = check(built)
  assert.is(status, 0)
  assert.equal(scripts, ['npm run --silent lint', 'npm run --silent types'])
})

test('no environment can open its inspector', () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
  for (const text of [scripts.check, readFileSync(join(import.meta.dirname, 'check.ts'), 'utf8')])
    assert.match(text, '--disable-sigusr1')
})

test('it fails where one of the two does', () => {
  for (const fails of ['lint', 'types']) assert.is(check(built, fails).status, 1, fails)
})

test('neither runs where generated files differ', () => {
  const { status, scripts } = check(['--root', root])
  assert.is(status, 1)
  assert.equal(scripts, [])
})

test('neither runs for its help', () => {
  for (const word of ['--help', '-h']) {
    const { status, scripts, stdout } = check([word])
    assert.is(status, 0)
    assert.equal(scripts, [])
    assert.match(stdout, 'Usage: proxmox-monitoring check [options]')
  }
})

test.run()
