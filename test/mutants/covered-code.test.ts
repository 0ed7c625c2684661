import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { coveredBy, covers } from './covered-code.ts'
import { runNode } from './process.ts'

const folder = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-'))
test.after(() => rmSync(folder, { recursive: true }))

const source = `type Side = 'left' | 'right'
export const taken = (side: Side): number => (side === 'left' ? 1 : 2)
export const idle = (side: Side): number => side.length + 3
`

test('code counts as covered where a process, or one that it started, ran it', async () => {
  mkdirSync(join(folder, 'lib'))
  writeFileSync(join(folder, 'lib/sides.ts'), source)
  writeFileSync(join(folder, 'child.ts'), "import { taken } from './lib/sides.ts'\ntaken('left')\n")
  writeFileSync(
    join(folder, 'parent.ts'),
    "import { spawnSync } from 'node:child_process'\nspawnSync(process.execPath, ['child.ts'])\n",
  )
  const { ending } = await runNode(folder, ['parent.ts'], 60, join(folder, 'coverage'))
  assert.is(ending, 'passes')
  const covered = coveredBy(join(folder, 'coverage'))
  const runs = (text: string): boolean => covers(covered, 'lib/sides.ts', source.indexOf(text))
  assert.ok(runs('export const taken'))
  assert.ok(runs('1 : 2'))
  assert.not.ok(runs('2)'))
  assert.not.ok(runs('side.length + 3'))
})

test('what takes too long is ended, with what it started', async () => {
  writeFileSync(join(folder, 'endless.ts'), 'setInterval(() => {}, 1000)\n')
  assert.is((await runNode(folder, ['endless.ts'], 0.5)).ending, 'takes too long')
})

test.run()
