import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Alert } from '../../../lib/monitoring/alerts/alert.ts'
import { cluster } from '../../../lib/monitoring/alerts/cluster.ts'
import { problemsOfAlerts } from '../../../lib/monitoring/alerts/problems-of-alerts.ts'
import { formatProblem } from '../../../lib/problem/problem.ts'

const nodeDown = cluster.find(({ name }) => name === 'ProxmoxNodeDown') as Alert
const told = (own: Partial<Alert>) =>
  problemsOfAlerts({ cluster: [{ ...nodeDown, ...own }] }).map(formatProblem)

test('what is shipped has no problem', () => {
  assert.equal(problemsOfAlerts(), [])
})

test('a misspelt metric stops the build, which names the file and the alert', () => {
  assert.equal(told({ expression: () => 'pve_upp{environment="lab"} == 0' }), [
    'lib/monitoring/alerts/cluster.ts: ProxmoxNodeDown asks for "pve_upp", which no exporter gives; did you mean "pve_up"?',
  ])
})

test('a text that tells a label which is not there is told, too', () => {
  assert.equal(told({ summary: '{{ $labels.nod }} is down' }), [
    'lib/monitoring/alerts/cluster.ts: ProxmoxNodeDown tells the label "nod", which its expression does not leave; did you mean "node"?',
  ])
})

test.run()
