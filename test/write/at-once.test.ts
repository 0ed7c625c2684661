import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { lock } from '../../lib/write/lock.ts'
import { environmentFile, tree } from '../tree.ts'

const cli = join(import.meta.dirname, '..', '..', 'lib', 'cli.ts')
const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
  alerts: false,
  dashboards: false,
}

/** A build that runs while others do: its exit code and what it printed. */
const start = async (root: string): Promise<{ code: number; output: string }> => {
  const build = spawn(process.execPath, [cli, 'build', '--root', root])
  let output = ''
  for (const stream of [build.stdout, build.stderr]) stream.on('data', data => (output += data))
  const [code] = await once(build, 'close')
  return { code, output }
}

const files = (root: string): [string, string][] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map((path): [string, string] => [path.slice(root.length + 1), readFileSync(path, 'utf8')])
    .sort()

for (const count of [2, 8])
  test(`${count} builds at once give one correct tree: each waits for who has the tree, one makes it, the others find it made`, async () => {
    const { root, run, remove } = tree({ 'environments/lab.ts': environmentFile(lab) })
    const alone = tree({ 'environments/lab.ts': environmentFile(lab) })
    const started = performance.now()
    alone.run('build')
    const duration = performance.now() - started
    const held = await lock(root, () => {})
    assert.ok('release' in held)
    const starting = Array.from({ length: count }, () => start(root))
    // Long enough for all of them to write, if they did not wait.
    await sleep(count * duration + 500)
    assert.equal(readdirSync(root).sort(), ['.build', 'environments'])
    held.release()
    const builds = await Promise.all(starting)
    assert.equal(
      builds.map(({ code }) => code),
      Array(count).fill(0),
    )
    assert.equal(
      builds.filter(({ output }) => /^[1-9]\d* made, 0 changed, 0 removed, 0 unchanged$/m.test(output))
        .length,
      1,
    )
    assert.equal(
      builds.filter(({ output }) => /^0 made, 0 changed, 0 removed, \d+ unchanged$/m.test(output)).length,
      count - 1,
    )
    assert.is(run('check').status, 0)
    assert.is(existsSync(join(root, '.build')), false)
    assert.equal(files(root), files(alone.root))
    remove()
    alone.remove()
  })

test('a build that finds nothing to do leaves every file and folder its time', () => {
  const { root, run, remove } = tree({ 'environments/lab.ts': environmentFile(lab) })
  run('build')
  const times = () =>
    readdirSync(root, { recursive: true })
      .sort()
      .map(path => [path, statSync(join(root, String(path))).mtimeMs])
  const before = times()
  assert.match(run('build').stdout, /^0 made, 0 changed, 0 removed, \d+ unchanged\n$/)
  assert.equal(times(), before)
  remove()
})

test('a build writes only the overlay whose environment changed', () => {
  const { root, run, remove } = tree({
    'environments/lab.ts': environmentFile(lab),
    'environments/other.ts': environmentFile(lab),
  })
  run('build')
  const times = () => new Map(files(root).map(([path]) => [path, statSync(join(root, path)).mtimeMs]))
  const before = times()
  writeFileSync(join(root, 'environments/lab.ts'), environmentFile({ ...lab, namespace: 'other' }))
  assert.match(
    run('build').stdout,
    /^changed {2}overlays\/lab\/kustomization\.yaml\n0 made, 1 changed, 0 removed/,
  )
  const written = [...times()].filter(([path, time]) => before.get(path) !== time).map(([path]) => path)
  assert.equal(written, ['environments/lab.ts', 'overlays/lab/kustomization.yaml'])
  remove()
})

test.run()
