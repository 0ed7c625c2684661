import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { approved } from './approved.ts'

const approving = suite<{ folder: string; path: string }>('approved files')

approving.before.each(context => {
  context.folder = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-'))
  context.path = join(context.folder, 'approved', 'a.yaml')
  approved(context.folder, 'a.yaml', 'a: 1\nb: 2\n', { APPROVE: 'yes' })
})
approving.after.each(({ folder }) => rmSync(folder, { recursive: true }))

/** What it throws. */
const refused = (folder: string, name: string, text: string, env: NodeJS.ProcessEnv): assert.Assertion => {
  try {
    approved(folder, name, text, env)
  } catch (error) {
    return error as assert.Assertion
  }
  throw new Error(`${name} passes`)
}

approving('APPROVE=yes writes the text, and the same text passes from then on', ({ folder, path }) => {
  assert.is(readFileSync(path, 'utf8'), 'a: 1\nb: 2\n')
  approved(folder, 'a.yaml', 'a: 1\nb: 2\n', {})
  approved(folder, 'a.yaml', 'a: 1\nb: 3\n', { APPROVE: 'yes', CI: '' })
  assert.is(readFileSync(path, 'utf8'), 'a: 1\nb: 3\n')
})

approving('another text fails with the lines that differ and how to approve it', ({ folder, path }) => {
  for (const env of [{}, { APPROVE: 'no' }, { APPROVE: 'yes', CI: 'true' }]) {
    const { message, details } = refused(folder, 'a.yaml', 'a: 1\nb: 3\n', env)
    assert.match(
      message,
      /approved\/a\.yaml holds another text; APPROVE=yes npm test -- \S+ writes it: read the difference before you commit it$/,
    )
    assert.is(details, '--- approved\n+++ now\n@@ -1,2 +1,2 @@\n a: 1\n-b: 2\n+b: 3\n')
    assert.is(readFileSync(path, 'utf8'), 'a: 1\nb: 2\n')
  }
})

approving('white space counts, and so does the end of the last line', ({ folder }) => {
  refused(folder, 'a.yaml', '  a: 1\n  b: 2\n', {})
  refused(folder, 'a.yaml', 'a: 1\nb: 2', {})
})

approving('a text that nobody has approved fails, and CI writes none', ({ folder }) => {
  const { message, details } = refused(folder, 'b.yaml', 'a: 1\n', { APPROVE: 'yes', CI: 'true' })
  assert.match(message, /approved\/b\.yaml is missing; /)
  assert.is(details, '--- approved\n+++ now\n@@ -0,0 +1,1 @@\n+a: 1\n')
  assert.is(existsSync(join(folder, 'approved', 'b.yaml')), false)
})

approving('of a long difference the first lines are shown, and how many more there are', ({ folder }) => {
  const { details } = refused(folder, 'a.yaml', 'c\n'.repeat(200), {})
  const lines = `${details}`.split('\n')
  assert.is(lines.length, 81)
  assert.is(lines[0], '--- approved')
  assert.is(lines.at(-1), '… 126 more lines')
})

approving.run()
