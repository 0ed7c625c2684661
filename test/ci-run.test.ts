import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { tree } from './tree.ts'

const gate = readFileSync(join(import.meta.dirname, '..', '.ci/run'), 'utf8')

/** What `npm` prints and gives by its arguments; every call that is not named prints nothing and succeeds. */
const npm = {
  test: "printf '\\n  Total:     12\\n  Passed:    12\\n  Skipped:   3\\n'",
  'run e2e': "printf '40 passed, 0 failed\\n'",
}

const ran = ({ git = '', ...calls }: { git?: string; [call: string]: string }) => {
  const cases = Object.entries({ ...npm, ...calls }).map(([call, commands]) => `"${call}") ${commands} ;;\n`)
  const { root, remove } = tree({
    '.ci/run': gate,
    'bin/npm': `#!/bin/bash\ncase "$*" in\n${cases.join('')}esac\n`,
    'bin/git': `#!/bin/bash\n${git}\n`,
  })
  for (const file of ['.ci/run', 'bin/npm', 'bin/git']) chmodSync(join(root, file), 0o755)
  const env = { ...process.env, PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH}` }
  const { status, stdout } = spawnSync(join(root, '.ci/run'), { encoding: 'utf8', env })
  remove()
  return { status, last: stdout.trimEnd().split('\n').at(-1) }
}

test('the gate adds up what the tests and the end-to-end tests count', () =>
  assert.equal(ran({}), { status: 0, last: '52 passed, 0 failed' }))

test('tests that fail make the gate fail, by their number', () => {
  const failing = { test: "printf '  Total:     12\\n  Passed:    10\\n'; exit 1" }
  assert.equal(ran(failing), { status: 1, last: '10 passed, 2 failed' })
})

test('tests that end before they count anything make the gate fail', () =>
  assert.equal(ran({ test: 'exit 1' }), { status: 1, last: '0 passed, 1 failed' }))

test('what the build changes in the tree makes the gate fail', () =>
  assert.equal(ran({ git: "echo ' M base/x.yaml'" }), { status: 1, last: '0 passed, 1 failed' }))

test('a fault that random environments find makes the gate fail', () =>
  assert.equal(ran({ 'run fuzz -- --seed 20': 'exit 1' }), { status: 1, last: '0 passed, 1 failed' }))

test('a git status that fails is no clean tree', () =>
  assert.equal(ran({ git: 'exit 128' }), { status: 128, last: '0 passed, 1 failed' }))

test.run()
