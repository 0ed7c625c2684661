import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete } from '../../../lib/environment/defaults.ts'
import type { Environment } from '../../../lib/environment.ts'
import { serialize } from '../../../lib/file/serialize.ts'
import { prometheusRule } from '../../../lib/generate/objects/prometheus-rule.ts'
import { alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { ruleGroups } from '../../../lib/monitoring/alerts/rule-groups.ts'
import {
  labelsOfExpression,
  problemsOfExpression,
} from '../../../lib/monitoring/catalogue/problems-of-expression.ts'
import { matchersOf } from '../../../lib/monitoring/catalogue/selector.ts'
import { descendants, parse, textOf } from '../../../lib/monitoring/catalogue/syntax.ts'
import { suiteThatNeeds } from '../../suite-that-needs.ts'
import { checked, promtool } from './promtool.ts'

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
}
const named = (own: Partial<Environment> = {}, name = 'lab') =>
  complete(name, `environments/${name}.ts`, { ...lab, ...own })
const rules = (own: Partial<Environment> = {}) => ruleGroups(named(own)).flatMap(({ rules }) => rules)
const ruleOf = (alert: string, own: Partial<Environment> = {}) =>
  rules(own).find(rule => rule.alert === alert)

test('every expression asks for series, labels and states that the exporters give', () => {
  for (const { alert, record, expr } of rules())
    assert.equal([alert ?? record, problemsOfExpression(expr)], [alert ?? record, []])
})

test('every text names labels that its expression leaves', () => {
  for (const { alert, expr, annotations = {} } of rules()) {
    const named = Object.values(annotations).flatMap(text =>
      [...text.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label),
    )
    const known = [...labelsOfExpression(expr), 'environment', 'namespace', 'severity']
    assert.equal([alert, named.filter(label => !known.includes(label as string))], [alert, []])
  }
})

test('every selector asks for its own environment', () => {
  for (const { alert, record, expr } of rules()) {
    const parsed = parse(expr)
    const selectors = descendants(parsed.root).filter(({ name }) => name === 'VectorSelector')
    assert.ok(selectors.length > 0)
    for (const selector of selectors)
      assert.ok(
        matchersOf(parsed, selector).some(
          ({ label, operator, value }) => label === 'environment' && operator === '=' && value === 'lab',
        ),
        `${alert ?? record}: ${textOf(parsed, selector)}`,
      )
  }
})

test('no alert has the name of another, and each says which severity it has', () => {
  assert.equal(new Set(alerts.map(({ name }) => name)).size, alerts.length)
  for (const { labels = {} } of rules().filter(({ alert }) => alert))
    assert.match(String(labels.severity), /^(critical|warning|info)$/)
})

test('nothing in it is taken for a variable by Flux', () => {
  for (const text of [JSON.stringify(rules())]) assert.not.match(text, '${')
})

test("a PrometheusRule of a thousand hypervisors stays below the operator's 512 KiB", () => {
  const hypervisors = Array.from({ length: 1000 }, (_, index) => ({
    name: `hypervisor-${index}.a-rather-long-domain`.replaceAll('.', '-'),
    address: `198.18.${Math.floor(index / 250)}.${(index % 250) + 1}`,
  }))
  const value = prometheusRule(named({ hypervisors }))
  assert.ok(serialize({ path: 'x.yaml', value, source: 'x' }).length < 512 * 1024)
})

test('an environment changes threshold, time, window, severity and labels of an alert, and switches others off', () => {
  const own = {
    alerts: {
      interval: '15s',
      labels: { team: 'virtualization' },
      rules: {
        ProxmoxNodeCpuHigh: {
          threshold: 0.5,
          for: '1m',
          window: '2m',
          severity: 'critical' as const,
          labels: { page: 'yes' },
        },
        ProxmoxNodeDown: false as const,
      },
    },
  }
  const rule = ruleOf('ProxmoxNodeCpuHigh', own)
  assert.match(rule?.expr ?? '', '[2m]')
  assert.match(rule?.expr ?? '', '> 0.5')
  assert.is(rule?.for, '1m')
  assert.equal(rule?.labels, {
    severity: 'critical',
    namespace: 'monitoring',
    environment: 'lab',
    team: 'virtualization',
    page: 'yes',
  })
  assert.is(ruleOf('ProxmoxNodeDown', own), undefined)
  assert.ok(ruleGroups(named(own)).every(({ interval }) => interval === '15s'))
})

test('windows follow the intervals of the scrapes', () => {
  const own = { pveExporter: { tls: 'insecure' as const, interval: '2s', nodeInterval: '4s' } }
  assert.match(ruleOf('ProxmoxNodeDown', own)?.expr ?? '', '[10s]')
  assert.match(ruleOf('ProxmoxReplicationFailing', own)?.expr ?? '', '[30s]')
  assert.match(ruleOf('ProxmoxRaidDegraded', own)?.expr ?? '', '[5m]')
})

test('a long interval widens every window and `for` that counts its scrapes, and a short one shortens none that is shipped', () => {
  const own = {
    pveExporter: { tls: 'insecure' as const, nodeInterval: '10m' },
    nodeExporter: { interval: '10m' },
  }
  assert.match(ruleOf('ProxmoxNodeScrapeFailing', own)?.expr ?? '', '[50m]')
  assert.match(ruleOf('ProxmoxNetworkErrors', own)?.expr ?? '', '[50m]')
  assert.match(ruleOf('ProxmoxRaidDegraded', own)?.expr ?? '', '[100m]')
  assert.is(ruleOf('ProxmoxNodesDisagree', own)?.for, '20m')
  assert.is(ruleOf('ProxmoxNodesDisagree')?.for, '6m')
  assert.match(ruleOf('ProxmoxNetworkErrors')?.expr ?? '', '[5m]')
})

test('what an environment does not scrape raises no alert', () => {
  const groups = ruleGroups(named({ nodeExporter: false }))
  assert.not(groups.some(({ name }) => name === 'lab-proxmox-hypervisors'))
  const without = { pveExporter: { tls: 'insecure' as const, nodeInterval: false as const } }
  assert.is(ruleOf('ProxmoxReplicationLate', without), undefined)
  assert.not.match(ruleOf('ProxmoxExporterDown', without)?.expr ?? '', 'pve-exporter-node')
  const collectors = { pveExporter: { tls: 'insecure' as const, collectors: { subscription: false } } }
  assert.is(ruleOf('ProxmoxSubscriptionInvalid', collectors), undefined)
})

test('whatever a lost permission looks like from outside, the alert says the word', () => {
  const mayBeRefused = [
    'ProxmoxClusterScrapeFailing',
    'ProxmoxClusterScrapeFailingWhileNodesAnswer',
    'ProxmoxNodeScrapeFailing',
    'ProxmoxApiRefused',
    'ProxmoxGuestsMissing',
    'ProxmoxStoragesMissing',
    'ProxmoxReplicationMissing',
    'ProxmoxClusterSeriesMissing',
  ]
  for (const name of mayBeRefused) {
    const { annotations } = ruleOf(name) ?? {}
    assert.match(annotations?.description ?? '', /permission/, name)
  }
})

test('no alert has a label that a migration changes, or its `for` would begin anew', () => {
  for (const { alert, expr } of ruleGroups(named())
    .filter(({ name }) => name.endsWith('-guests'))
    .flatMap(({ rules }) => rules))
    assert.equal([alert, labelsOfExpression(expr).filter(label => label === 'node')], [alert, []])
})

test('calls of Telegraf that failed are counted over two rounds, and over four scrapes where rounds are short', () => {
  const windowFor = (interval: string) =>
    rules({ telegraf: { interval } })
      .find(({ alert }) => alert === 'ProxmoxTelegrafCallsFailing')
      ?.expr.match(/alias=~"pve-\.\+"\}\[(\w+)\]/)?.[1]
  assert.equal((['5m', '1m', '20s'] as const).map(windowFor), ['10m', '4m', '80s'])
})

test('without alerts there are no rules at all', () => {
  assert.equal(ruleGroups(named({ alerts: false })), [])
})

test('a runbook is found where the environment says, in the repository that brings it, or by its path', () => {
  const url = (own: Partial<Environment>) => ruleOf('ProxmoxNodeDown', own)?.annotations?.runbook_url
  const repository = { url: 'https://git.example.com/infra/pve.git', path: 'monitoring' }
  assert.is(url({}), 'docs/runbooks/ProxmoxNodeDown.md')
  assert.is(
    url({ delivery: { repository } }),
    'https://git.example.com/infra/pve/blob/main/monitoring/docs/runbooks/ProxmoxNodeDown.md',
  )
  assert.is(
    url({ alerts: { runbooks: 'https://wiki.example.com/proxmox' } }),
    'https://wiki.example.com/proxmox/ProxmoxNodeDown.md',
  )
})

test('the rule carries the labels by which Prometheus selects, and a name that is prefixed', () => {
  const { metadata } = prometheusRule(named({ prometheus: { monitorLabels: { release: 'stack' } } }))
  assert.is((metadata.labels as Record<string, string>).release, 'stack')
  assert.is(metadata.name, 'proxmox-monit-rules')
})

test('rules with labels of their own carry no other, so that a ruler selects them and the Prometheus does not', () => {
  const { labels } = prometheusRule(
    named({ prometheus: { monitorLabels: { release: 'stack' }, ruleLabels: { ruler: 'global' } } }),
  ).metadata
  assert.equal((labels as Record<string, string>).ruler, 'global')
  assert.not.ok('release' in labels)
})

test.run()

const whole = suiteThatNeeds('rules as a whole', promtool)

whole('promtool accepts the rules of an environment with everything, and of one with nothing', () => {
  assert.is(checked({ groups: ruleGroups(named()) }), '')
  assert.is(checked({ groups: ruleGroups(named({ nodeExporter: false, alerts: { interval: '10s' } })) }), '')
})

whole.run()
