import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { alertGroups } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { problemOfNewAlert } from './new-alert.ts'
import { newAlertFiles, unwritten } from './new-alert-files.ts'

const repository = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(repository, path), 'utf8')

/** Where a text still holds what the scaffold left open. */
const left = (path: string, text: string) =>
  text.split('\n').flatMap((line, index) => (line.includes(unwritten) ? [`${path}:${index + 1}`] : []))

/** How many lines of a text hold it that do not stand in the repository. */
const added = (path: string, text: string) =>
  left(path, text).length - (existsSync(join(repository, path)) ? left(path, read(path)).length : 0)

test('no alert, test, declaration or runbook is left as npm run new:alert wrote it', () => {
  const files = globSync(
    [
      'lib/monitoring/alerts/*.ts',
      'test/monitoring/alerts/*.ts',
      'test/e2e/alerts/**/*.ts',
      'docs/runbooks/*.md',
    ],
    { cwd: repository },
  )
  assert.equal(
    files.flatMap(path => left(path, read(path))),
    [],
  )
})

for (const group of Object.keys(alertGroups))
  test(`a new alert of the group ${group} is written whole, and each file says what is left to write`, () => {
    const files = newAlertFiles('ProxmoxThing', group, read)
    assert.equal(
      files.map(({ path, text }) => [path, added(path, text)]),
      [
        [`lib/monitoring/alerts/${group}.ts`, 3],
        [`test/monitoring/alerts/${group}.test.ts`, 3],
        ['test/e2e/alerts/proven.ts', 1],
        ['docs/runbooks/ProxmoxThing.md', 3],
      ],
    )
    for (const { path, text } of files.slice(0, 2))
      for (const line of read(path).split('\n')) assert.ok(text.includes(line), `${path} lost ${line}`)
  })

test('a name or a group that no alert can have is told with those that it can', () => {
  const groups = 'groups: monitoring, cluster, nodes, guests, storages, hypervisors, ceph, backups, upkeep'
  assert.is(
    problemOfNewAlert(undefined, undefined),
    `Usage: npm run new:alert -- <name> <group>, such as ProxmoxStorageSlow storages; ${groups}`,
  )
  assert.is(
    problemOfNewAlert('StorageSlow', 'storages'),
    '"StorageSlow" is not a name such as ProxmoxStorageSlow: Proxmox, the subject, the condition',
  )
  assert.is(problemOfNewAlert('ProxmoxNodeDown', 'nodes'), 'ProxmoxNodeDown exists in lib/monitoring/alerts/')
  assert.is(problemOfNewAlert('ProxmoxThing', 'disks'), `"disks" is not a group of alerts; ${groups}`)
})

test.run()
