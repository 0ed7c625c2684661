import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { complete } from '../../../lib/environment/defaults.ts'
import { ruleGroups } from '../../../lib/monitoring/alerts/rule-groups.ts'
import { asked } from '../dashboards/asked.ts'
import { alertSuite, groupsOfLab } from './alert-suite.ts'

/** Thanos 0.42.4, pkg/query/querier.go: of what `resets` asks for, and no subquery around an expression, the querier joins the counters. */
const joined = /resets\(\w/

const texts = suite('expressions that rulers evaluate')

const ruler = { environment: { prometheus: { ruleLabels: { ruler: 'global' } } } }

texts('no rule of a ruler asks for resets of a bare series', () => {
  const environment = complete('lab', 'environments/lab.ts', {
    hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
    pveExporter: { tls: 'insecure', interval: '30s' },
    ...ruler.environment,
  })
  const expressions = ruleGroups(environment).flatMap(({ rules }) => rules.map(({ expr }) => expr))
  assert.equal(
    expressions.filter(expression => joined.test(expression)),
    [],
  )
  const steps = expressions.flatMap(expression => expression.match(/resets\(\(.+ \+ 0\)\[1h:30s\]\)/g) ?? [])
  assert.is(steps.length, 2)
})

texts('nor does any panel', () => {
  assert.equal(
    asked.filter(({ expression }) => joined.test(expression)),
    [],
  )
})

/** VictoriaMetrics 1.151.0, app/vmselect/promql/rollup.go, rollupDelta: of a counter that is new to it, `increase` counts what it stood at. */
texts('no rule and no panel asks for `increase`, which VictoriaMetrics reckons from zero', () => {
  const rules = groupsOfLab().flatMap(({ rules }) => rules.map(({ expr }) => expr))
  assert.equal(
    [...rules, ...asked.map(({ expression }) => expression)].filter(text => /\bincrease\(/.test(text)),
    [],
  )
})
texts.run()

const { fires, quiet, run } = alertSuite('alerts on starts where a ruler evaluates the rules')
const web = { id: 'qemu/101', name: 'web', type: 'qemu' }

fires(
  'ProxmoxGuestRestarting',
  'it starts four times within the hour',
  { 'C pve_uptime_seconds{id="qemu/101"}': '60+60x10 60+60x10 60+60x10 60+60x10 60+60x10' },
  { labels: web, summary: 'web (qemu/101 on pve1, lab) was started 4 times within the hour' },
  { ...ruler, at: '50m' },
)
quiet(
  'ProxmoxGuestRestarting',
  'it starts three times',
  { 'C pve_uptime_seconds{id="qemu/101"}': '60+60x10 60+60x10 60+60x10 60+60x30' },
  { ...ruler, at: '50m' },
)
fires(
  'ProxmoxNodeRestarting',
  'it boots three times within the hour',
  { 'C pve_uptime_seconds{id="node/pve2"}': '9000+60x9 60+60x9 60+60x9 60+60x20' },
  {
    labels: { id: 'node/pve2', instance: 'hypervisors', job: 'proxmox-pve-cluster', node: 'pve2' },
    summary: 'pve2 (lab) was started 3 times within the hour',
  },
  { ...ruler, at: '40m' },
)
run()
