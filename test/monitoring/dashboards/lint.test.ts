import type { SyntaxNode } from '@lezer/common'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { labelsOfExpression } from '../../../lib/monitoring/catalogue/problems-of-expression.ts'
import { descendants, operands, type Parsed, parse } from '../../../lib/monitoring/catalogue/syntax.ts'
import { withoutVariables } from '../../../lib/monitoring/dashboards/lint/expression-problems.ts'
import { problemsOfDashboard } from '../../../lib/monitoring/dashboards/lint/problems-of-dashboard.ts'
import { committed, panelsOf } from './committed.ts'

for (const { file, dashboard } of committed) {
  test(`${file} keeps the rules of Grafana's dashboard linter, and asks for series that there are`, () => {
    assert.equal(problemsOfDashboard({ ...dashboard }), [])
  })

  test(`${file} asks of no series without naming the environment and, but for alerts, the job`, () => {
    for (const { title, targets = [] } of panelsOf(dashboard))
      for (const expression of targets.map(expressionOf))
        for (const [selector] of expression.matchAll(/[a-zA-Z_:]+\{(?:[^}"]|"(?:[^"\\]|\\.)*")*\}/g)) {
          assert.match(selector, 'environment=~"$environment"', title)
          if (selector.startsWith('ALERTS')) assert.match(selector, 'alertstate', title)
          // What a rule records has no job.
          else if (!/^\w+:/.test(selector)) assert.match(selector, 'job=', title)
        }
  })

  test(`${file} compares both sides of an "or" where it compares one: "or" binds last`, () => {
    for (const { title, targets = [] } of panelsOf(dashboard))
      for (const expression of targets.map(expressionOf))
        assert.equal(halfCompared(parse(withoutVariables(expression))), [], title)
  })

  test(`${file} names its lines by labels that the series have`, () => {
    for (const { title, targets = [] } of panelsOf(dashboard))
      for (const target of targets) {
        const labels = labelsOfExpression(withoutVariables(expressionOf(target)))
        for (const [, label] of String(Reflect.get(target, 'legendFormat') ?? '').matchAll(/\{\{(\w+)\}\}/g))
          assert.ok(labels.includes(label as string), `${title}: ${label} is none of ${labels}`)
      }
  })
}

/** Every "or" of which the right side alone is compared with a number. */
const halfCompared = ({ text, root }: Parsed): string[] =>
  descendants(root)
    .filter(node => node.getChild('Or') !== null)
    .filter(node => {
      const [left, right] = operands(node).map(isCompared)
      return right && !left
    })
    .map(({ from, to }) => text.slice(from, to))

const isCompared = (node: SyntaxNode): boolean => {
  const compares = ['Gtr', 'Lss', 'Gte', 'Lte', 'EqlC', 'Neq'].some(name => node.getChild(name) !== null)
  const against = operands(node)[1]
  return (
    compares && against !== undefined && !descendants(against).some(({ name }) => name === 'VectorSelector')
  )
}

const expressionOf = (target: object): string => Reflect.get(target, 'expr')

const panel = {
  title: 'Nodes down',
  type: 'stat',
  description: 'Nodes that are down. Look at their power.',
  datasource: { type: 'prometheus', uid: '$datasource' },
  fieldConfig: { defaults: { unit: 'short' }, overrides: [] },
  targets: [{ expr: 'pve_up == 0', datasource: { uid: '$datasource' } }],
}
const variable = { name: 'datasource', type: 'datasource', query: 'prometheus' }
const sound = {
  uid: 'mine',
  title: 'Mine',
  editable: false,
  panels: [panel],
  templating: { list: [variable] },
}

test('a sound dashboard has no problem', () => {
  assert.equal(problemsOfDashboard(sound), [])
})

const asking = (expr: string) => ({ ...sound, panels: [{ ...panel, targets: [{ expr }] }] })

for (const [dashboard, problem] of [
  [{ ...sound, uid: undefined }, 'has no uid, so that links to it break when it is read anew; give it one'],
  [{ ...sound, title: '' }, 'has no title'],
  [
    { ...sound, __inputs: [{ name: 'DS_PROMETHEUS' }] },
    'has __inputs, which nobody asks when a sidecar reads it; export it without "share externally", with a datasource variable',
  ],
  [
    { ...sound, editable: true },
    'can be edited in Grafana, where the next delivery takes the change back; set "editable": false',
  ],
  [
    { ...sound, templating: { list: [] } },
    'has no datasource variable, so it shows one Prometheus only; add one of type "prometheus"',
  ],
  [
    {
      ...sound,
      templating: {
        list: [
          variable,
          { name: 'node', type: 'query', query: 'label_values(pve_node_info, name)', refresh: 1 },
        ],
      },
    },
    'variable "node" is not refreshed when the time changes; set "refresh": 2',
  ],
  [
    {
      ...sound,
      templating: {
        list: [
          variable,
          { name: 'node', type: 'query', query: 'label_values(pve_node_inf, name)', refresh: 2 },
        ],
      },
    },
    'variable "node" asks for "pve_node_inf", which no exporter gives; did you mean "pve_node_info"?',
  ],
  [{ ...sound, panels: [{ ...panel, title: '' }] }, 'a panel of type "stat" has no title'],
  [
    { ...sound, panels: [{ ...panel, description: '' }] },
    'panel "Nodes down" has no description; say what to do when it is bad',
  ],
  [{ ...sound, panels: [{ ...panel, fieldConfig: {} }] }, 'panel "Nodes down" has no unit'],
  [{ ...sound, panels: [{ ...panel, targets: [] }] }, 'panel "Nodes down" asks for nothing'],
  [
    { ...sound, panels: [{ ...panel, datasource: { uid: 'PBFA97CFB590B2093' } }] },
    'panel "Nodes down" names one datasource; use the datasource variable',
  ],
  [
    { ...sound, panels: [{ type: 'row', panels: [{ ...panel, description: '' }] }] },
    'panel "Nodes down" has no description; say what to do when it is bad',
  ],
  [
    asking('rate(pve_network_receive_bytes_total[5m])'),
    'panel "Nodes down" has a rate over a fixed time; use $__rate_interval',
  ],
  [
    asking('60 * rate(pve_network_receive_bytes_total[5m])'),
    'panel "Nodes down" has a rate over a fixed time; use $__rate_interval',
  ],
  [
    asking('pve_upp{id=~"node/.+"} == 0'),
    'panel "Nodes down" asks for "pve_upp", which no exporter gives; did you mean "pve_up"?',
  ],
  [
    asking('rate(pve_memory_usage_bytes[$__rate_interval])'),
    'panel "Nodes down" asks for rate() of pve_memory_usage_bytes, which is a gauge',
  ],
] as [Record<string, unknown>, string][])
  test(`a dashboard that ${problem}`, () => {
    assert.equal(problemsOfDashboard(dashboard), [problem])
  })

test('a rate times the seconds of its fixed time is an increase, which a panel may ask for', () => {
  const increase = '300 * rate(pve_network_receive_bytes_total[5m])'
  assert.equal(problemsOfDashboard(asking(increase)), [])
})

test('variables outside of strings stand for a number, in brackets for a time', () => {
  assert.equal(problemsOfDashboard(asking('topk($rows, avg_over_time(pve_up{id="$id"}[$window]))')), [])
})

test.run()
