import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { expectedOf } from '../../e2e/alerts/expected.ts'
import { faults, notProven, proven } from '../../e2e/alerts/proven.ts'

const names: string[] = alerts.map(({ name }) => name)

test('every alert is proven end to end, or it is said why not', () => {
  assert.equal([...Object.keys(proven), ...Object.keys(notProven)].sort(), names.sort())
})

test('an alert that is proven end to end is expected with the severity that is shipped', () => {
  for (const { alertname, severity } of faults.flatMap(({ raises }) => raises))
    assert.is(severity, alerts.find(({ name }) => name === alertname)?.severity, alertname)
})

test('no two faults raise the same alert of the same object, or one would hide that the other raises nothing', () => {
  const titles = expectedOf(faults).map(({ title }) => title)
  assert.equal(
    titles.filter((title, index) => titles.indexOf(title) !== index),
    [],
  )
})

test.run()
