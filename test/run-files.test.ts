import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { runFiles } from './run-files.ts'
import { tree } from './tree.ts'

const uvu = import.meta.resolve('uvu')

const ran = async (files: Record<string, string>) => {
  const { root, remove } = tree(files)
  const told: string[] = []
  const sum = await runFiles(root, Object.keys(files), 2, text => told.push(text))
  remove()
  return { sum, told: told.sort().join('') }
}

test('the tests of several files are counted together, and those that were skipped', async () => {
  const { sum, told } = await ran({
    'one.test.ts': `import { test } from '${uvu}'\ntest('a', () => {})\ntest('b', () => {})\ntest.run()`,
    'two.test.ts': `import { test } from '${uvu}'\nconsole.log('two: skipped: no program')\ntest.skip('c', () => {})\ntest.run()`,
  })
  assert.equal(sum, { total: 2, passed: 2, skipped: 1, failed: [], told: [] })
  assert.is(told, 'one.test.ts\n• •   (2 / 2)\n\ntwo.test.ts\ntwo: skipped: no program\n  (0 / 0)\n\n')
})

test('a test that fails is counted and named with its file', async () => {
  const { sum, told } = await ran({
    'bad.test.ts': `import { test } from '${uvu}'\ntest('a', () => {})\ntest('it fails', () => { throw new Error('so') })\ntest.run()`,
  })
  assert.equal(sum, {
    total: 2,
    passed: 1,
    skipped: 0,
    failed: ['bad.test.ts'],
    told: ['  bad.test.ts', '   FAIL  "it fails"', '    so'],
  })
  assert.match(told, 'FAIL  "it fails"')
})

test('a file that ends before its tests counts as one that failed', async () => {
  const { sum, told } = await ran({
    'crash.test.ts': "throw new Error('no such thing')",
    'quits.test.ts': 'process.exit(3)',
  })
  assert.equal(sum, {
    total: 2,
    passed: 0,
    skipped: 0,
    failed: ['crash.test.ts', 'quits.test.ts'],
    told: ['  crash.test.ts', '  quits.test.ts'],
  })
  assert.match(told, 'Error: no such thing')
  assert.match(told, 'quits.test.ts\n  ends with 3\n')
})

test('NO_COLOR and FORCE_COLOR together make Node warn of nothing', async () => {
  const { NO_COLOR, FORCE_COLOR } = process.env
  Object.assign(process.env, { NO_COLOR: '1', FORCE_COLOR: '1' })
  const { sum, told } = await ran({
    'warned.test.ts': `import { spawnSync } from 'node:child_process'
import { test } from '${uvu}'
test('a program that it starts says nothing', () => {
  const { stderr } = spawnSync(process.execPath, ['-e', 'console.log(1)'], { encoding: 'utf8' })
  if (stderr !== '') throw new Error(stderr)
})
test.run()`,
  })
  Object.assign(process.env, { NO_COLOR, FORCE_COLOR })
  for (const name of ['NO_COLOR', 'FORCE_COLOR'])
    if (process.env[name] === 'undefined') delete process.env[name]
  assert.is(sum.passed, 1, told)
  assert.not.match(told, 'Warning')
})

test.run()
