import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { alertsDocument } from './documents.ts'
import { testsOf } from './table.ts'

const runbooks = join(import.meta.dirname, '../../../docs/runbooks')

test('docs/alerts.md is as the alerts and their tests are; npm run docs:alerts writes it', async () => {
  const { stands, should } = await alertsDocument()
  assert.is(stands, should)
})

test('every alert has tests that it fires and that it stays quiet', () => {
  for (const { name } of alerts)
    assert.ok(testsOf('fires', name) > 0 && testsOf('quiet', name) > 0, `${name} lacks one`)
})

test('every alert has a runbook, and every runbook an alert', () => {
  assert.equal(readdirSync(runbooks).sort(), alerts.map(({ name }) => `${name}.md`).sort())
})

test('a runbook tells the threshold, times and severity that are shipped', () => {
  for (const { name, severity, threshold, window, ...alert } of alerts) {
    const text = readFileSync(join(runbooks, `${name}.md`), 'utf8')
    const fields = [
      ...(threshold === undefined ? [] : [`threshold: ${threshold.value}`]),
      `for: '${alert.for}'`,
      ...(window === undefined ? [] : [`window: '${window}'`]),
      `severity: '${severity}'`,
    ]
    assert.ok(text.startsWith(`# ${name}\n`), name)
    assert.ok(text.includes(`\`{ ${fields.join(', ')} }\``), `${name}: ${fields.join(', ')}`)
  }
})

test.run()
