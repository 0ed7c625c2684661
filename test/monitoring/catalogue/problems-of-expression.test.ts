import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  labelsOfExpression,
  problemsOfExpression,
} from '../../../lib/monitoring/catalogue/problems-of-expression.ts'
import { recordings } from '../../../lib/monitoring/expressions/recordings.ts'
import { scopeOf } from '../../../lib/monitoring/expressions/scope.ts'

const problems = (expression: string) => problemsOfExpression(expression)

test('a misspelt metric is told with the one that was meant', () => {
  assert.equal(problems('pve_upp{environment="lab"} == 0'), [
    'asks for "pve_upp", which no exporter gives; did you mean "pve_up"?',
  ])
})

test('a label that the series does not have is told in matchers and groups', () => {
  assert.equal(problems('pve_up{instnce="x"}'), [
    'asks for the label "instnce", which pve_up has not; did you mean "instance"?',
  ])
  assert.equal(problems('sum by (environment, nod) (pve_guest_info)'), [
    'groups by the label "nod", which is not there; did you mean "node"?',
  ])
  assert.equal(problems('pve_up * on (environment, id) group_left (nam) pve_guest_info'), [
    'takes over the label "nam", which is not there; did you mean "name"?',
  ])
  assert.equal(problems('pve_up * on (environment, guest) group_left () pve_replication_info'), [
    'matches on the label "guest", which is not there',
  ])
})

test('a rate of a gauge and a slope of a counter are told', () => {
  assert.equal(problems('rate(pve_cpu_usage_ratio[5m])'), [
    'asks for rate() of pve_cpu_usage_ratio, which is a gauge',
  ])
  assert.equal(problems('predict_linear(pve_network_receive_bytes_total[1h], 60)'), [
    'asks for predict_linear() of pve_network_receive_bytes_total, which is a counter',
  ])
  assert.equal(problems('rate(pve_network_receive_bytes_total[$__rate_interval])'), [])
})

test('a deprecated series and one that the scrape drops are told', () => {
  assert.match(problems('pve_disk_write_bytes')[0] as string, 'which is deprecated')
  assert.equal(problems('pve_ha_state{state=~"error|migrate"}'), [
    'asks for pve_ha_state{state="migrate"}, which the scrape drops (lib/monitoring/catalogue/unused-series.ts)',
  ])
})

test('a state that an exporter never gives is told', () => {
  assert.equal(problems('node_zfs_zpool_state{state="degradd"} == 1'), [
    'asks for state "degradd", which node_zfs_zpool_state never has; did you mean "degraded"?',
  ])
})

test('what is no PromQL is told with its place', () => {
  assert.equal(problems('sum(pve_up'), ['is no PromQL at "" (character 11)'])
})

test("an alert's labels are those that its expression leaves", () => {
  assert.equal(labelsOfExpression('count by (environment, node) (pve_guest_info)'), ['environment', 'node'])
  assert.ok(labelsOfExpression('label_replace(up, "node", "$1", "instance", "(.+)")').includes('node'))
  assert.equal(labelsOfExpression('absent(up{environment="lab",job=~"a|b"})'), ['environment'])
})

test('what the recording rules ask for is there', () => {
  for (const { record, expression } of recordings)
    assert.equal([record, problems(expression(scopeOf('environment="lab"')))], [record, []])
})

test.run()
