import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

test('a run that is told to end takes its copies and all that it started with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-'))
  const run = spawn(
    process.execPath,
    [join(import.meta.dirname, 'run.ts'), '--count', '1', '--only', 'lib/environment/quantity'],
    { env: { ...process.env, TMPDIR: folder }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(run, 'exit')
  for await (const line of createInterface(run.stdout)) if (line.startsWith('1 of ')) break
  // One copy, or more on a machine that has built it by now.
  assert.ok(readdirSync(folder).length > 0)
  run.kill('SIGTERM')
  assert.equal(await ended, [143, null])
  assert.equal(readdirSync(folder), [])
  rmSync(folder, { recursive: true })
})

test.run()
