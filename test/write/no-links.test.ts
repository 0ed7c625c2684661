import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { linkOrCopy } from '../../lib/write/link-or-copy.ts'
import { built, tree } from '../tree.ts'

const here = import.meta.dirname
const buildWithoutLinks = (root: string) =>
  spawnSync(
    process.execPath,
    ['--import', join(here, 'no-links.ts'), join(here, '../../lib/cli.ts'), 'build', '--root', root],
    { encoding: 'utf8' },
  )

test('where files have one name only, a build locks, stages overlays by copies and gives them back with their time', () => {
  const { root, run, remove } = built({
    lab: { hypervisors: [{ name: 'pve1', address: '198.51.100.1' }], pveExporter: { tls: 'insecure' } },
  })
  const overlay = join(root, 'overlays/lab/kustomization.yaml')
  utimesSync(overlay, 1, 1)
  // The component that every overlay reads changes, and the overlay itself does not.
  mkdirSync(join(root, 'environments/dashboards'))
  writeFileSync(join(root, 'environments/dashboards/own.json'), '{ "title": "Own", "panels": [] }')
  const { status, stderr } = buildWithoutLinks(root)
  assert.is(status, 0, stderr)
  assert.match(readFileSync(join(root, 'dashboards/kustomization.yaml'), 'utf8'), 'own-own.json')
  assert.is(statSync(overlay).mtimeMs, 1000)
  assert.not.ok(existsSync(join(root, '.build')))
  assert.is(run('check').status, 0)
  remove()
})

test('a lock that says nothing yet is given a moment to say whose it is', () => {
  const { root, remove } = tree({ '.build/lock': '' })
  const began = statSync(join(root, '.build/lock')).mtimeMs
  buildWithoutLinks(root)
  assert.not.ok(existsSync(join(root, '.build/lock')))
  assert.ok(Date.now() - began >= 1000)
  remove()
})

test('a file that is not there is no reason for a copy', () => {
  const { root, remove } = tree({})
  assert.throws(() => linkOrCopy(join(root, 'nothing'), join(root, 'copy')), /ENOENT/)
  remove()
})

test.run()
