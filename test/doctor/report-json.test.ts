import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Report } from '../../lib/doctor/report.ts'
import { jsonReport } from '../../lib/doctor/report-json.ts'
import type { ShellCommand } from '../../lib/problem/shell.ts'

const report = (command: ShellCommand): Report => ({
  environment: 'lyon',
  file: 'environments/lyon.ts',
  outcomes: [
    {
      check: { code: 'PM302', title: 'The Secret has the keys.', after: [], run: () => ({ status: 'pass' }) },
      result: { status: 'fail', findings: [{ what: 'a', why: 'b', mend: { command } }] },
    },
  ],
})
const commandIn = (command: string) =>
  JSON.parse(jsonReport([report(command as ShellCommand)])).environments[0].checks[0].findings[0].mend.command

test('a command that reads a token from a variable stays as it is, quotes and all', () => {
  const command = `: "\${TOKEN:?first: read -rs TOKEN}" && printf '%s\\n' PVE_TOKEN_VALUE="\${TOKEN}" | kubectl create secret generic a`
  assert.is(commandIn(command), command)
})

test('a token in a text is hidden, and the report is still JSON', () => {
  assert.is(commandIn('curl -H "Authorization: PVEAPIToken=a@pve!b=secret"').includes('secret'), false)
})

test.run()
