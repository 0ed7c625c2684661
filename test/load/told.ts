import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { tree } from '../tree.ts'

/** A case: what is the matter, the file's name and text, and what the build prints of it after the file's name. */
export type Case = [title: string, file: string, text: string, ...messages: string[]]

/** Builds all the cases in one tree, and tests that each is told as it says; nothing is written, and no stack is shown. */
export const told = (cases: Case[], others: Record<string, string> = {}): void => {
  const { run, remove } = tree({
    ...others,
    ...Object.fromEntries(cases.map(([, file, text]) => [`environments/${file}`, text])),
  })
  const { status, stdout, stderr } = run('build')
  remove()
  // Cases of one tree may have the same hypervisor.
  const lines = stderr.split('\n').filter(line => !/: warning: hypervisors\[/.test(line))
  for (const [title, file, , ...messages] of cases)
    test(title, () =>
      assert.equal(
        lines
          .filter(line => line.startsWith(`environments/${file}:`))
          .map(line => line.slice(`environments/${file}`.length)),
        messages,
      ),
    )
  test('all of them end the build with 1, the count, nothing written and no stack trace', () => {
    const printed = lines.filter(line => line.startsWith('environments'))
    // Of environments in one namespace: a warning is told and counts for none.
    const problems = printed.filter(line => !line.includes(': warning: ')).length
    assert.is(status, 1)
    assert.is(stdout, '')
    assert.is(lines.at(-2), `${problems} problems; nothing was written`)
    assert.is(lines.length, printed.length + 2)
    assert.not.match(stderr, /^ +at /m)
  })
}
