import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete } from '../../../lib/environment/defaults.ts'
import { ruleGroups } from '../../../lib/monitoring/alerts/rule-groups.ts'
import { asked, placeOf } from '../dashboards/asked.ts'

/** A series over an hour or more, such as `pve_uptime_seconds{…}[1h]`; a panel's variables have braces of their own. */
const longWindow = /[a-z_:]+\{(?:[^{}]|\{[^{}]*\})*\}\[(?:\d+[hdw]|\$__range)\]/g

/** Those of few series: what a rule recorded of an environment, and templates. */
const cheap = /^environment:|template="1"/

const twice = (expression: string): string[] =>
  (expression.match(longWindow) ?? []).filter(
    (window, index, all) => all.indexOf(window) !== index && !cheap.test(window),
  )

const rules = ruleGroups(
  complete('lab', '', {
    hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
    pveExporter: { tls: 'insecure' },
  }),
).flatMap(group => group.rules)

test('no rule and no panel reads a window of an hour or more twice: Prometheus would evaluate it twice', () => {
  const windows = [
    ...rules.map(({ record, alert, expr }) => [record ?? alert, expr] as const),
    ...asked.map(question => [placeOf(question), question.expression] as const),
  ]
  assert.ok(windows.some(([, expression]) => longWindow.test(expression)))
  assert.equal(
    windows.flatMap(([place, expression]) => twice(expression).map(window => `${place}: ${window}`)),
    [],
  )
})

test.run()
