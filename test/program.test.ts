import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { needOfPromtool } from './monitoring/alerts/promtool.ts'
import { findProgram, isAtLeast } from './program.ts'
import { tree } from './tree.ts'

/** `promtool test rules --help` of Debian 12 (Prometheus 2.42.0) and of Prometheus 3, as far as it matters. */
const old = '#!/bin/sh\necho "      --enable-feature= ...  Comma separated feature names to enable"\n'
const recent = '#!/bin/sh\necho "      --junit=JUNIT          File path to store JUnit XML test results."\n'

const { root, remove } = tree({ 'old/promtool': old, 'new/promtool': recent, 'data/promtool': recent })
test.after(remove)
for (const folder of ['old', 'new']) chmodSync(join(root, folder, 'promtool'), 0o755)

const found = (...folders: string[]) =>
  findProgram(
    needOfPromtool,
    folders.map(folder => join(root, folder)),
  )

test('an old promtool on PATH is passed over for one that can do what the tests need', () =>
  assert.equal(found('old', 'new'), { path: join(root, 'new/promtool') }))

test('where every promtool is too old, the reason names them', () =>
  assert.equal(found('old', 'nowhere', 'old'), {
    missing: `no promtool with \`test rules --junit\`: ${join(root, 'old/promtool')}`,
  }))

test('where there is none, or one that can not be run, the reason says so', () => {
  assert.equal(found('nowhere'), { missing: 'no promtool' })
  assert.equal(found('data'), { missing: 'no promtool' })
})

test('a version is enough from the one on that is asked for', () => {
  const isEnough = isAtLeast(/Kustomize Version: v(\d+)\.(\d+)/, 5, 1)
  const kubectl = (version: string) => `Client Version: v1.30.0\nKustomize Version: ${version}\n`
  assert.equal(
    ['v4.9.9', 'v5.0.4', 'v5.1.0', 'v5.10.0', 'v6.0.0'].map(version => isEnough(kubectl(version))),
    [false, false, true, true, true],
  )
  assert.is(isEnough('Client Version: v1.10.0\n'), false)
})

test.run()
