import { expressionProblems } from './expression-problems.ts'
import { type PanelView, panelsOf, variablesOf } from './view.ts'

/**
 * What is wrong with a dashboard, by the rules of Grafana's dashboard linter (github.com/grafana/dashboard-linter,
 * docs/rules) and by the catalogue of series; each names the panel or the variable. The linter's rules on `job` and
 * `instance` are ours on `environment`.
 */
export const problemsOfDashboard = (dashboard: Record<string, unknown>): string[] => [
  ...identity(dashboard),
  ...variables(dashboard),
  ...panelsOf(dashboard).flatMap(panelProblems),
  ...expressionProblems(dashboard),
]

const identity = (dashboard: Record<string, unknown>): string[] => [
  ...(typeof dashboard.uid === 'string' && dashboard.uid !== ''
    ? []
    : ['has no uid, so that links to it break when it is read anew; give it one']),
  ...(typeof dashboard.title === 'string' && dashboard.title !== '' ? [] : ['has no title']),
  ...(Array.isArray(dashboard.__inputs) && dashboard.__inputs.length > 0
    ? [
        'has __inputs, which nobody asks when a sidecar reads it; export it without "share externally", with a datasource variable',
      ]
    : []),
  ...(dashboard.editable === false
    ? []
    : ['can be edited in Grafana, where the next delivery takes the change back; set "editable": false']),
]

const variables = (dashboard: Record<string, unknown>): string[] => {
  const all = variablesOf(dashboard)
  const datasource = all.find(({ type }) => type === 'datasource')
  return [
    ...(datasource === undefined
      ? ['has no datasource variable, so it shows one Prometheus only; add one of type "prometheus"']
      : []),
    ...all
      .filter(({ type, refresh }) => type === 'query' && refresh !== 2)
      .map(
        ({ name }) =>
          `variable ${JSON.stringify(name)} is not refreshed when the time changes; set "refresh": 2`,
      ),
  ]
}

const panelProblems = (panel: PanelView): string[] => {
  const name = `panel ${JSON.stringify(panel.title)}`
  if (panel.type === 'text') return []
  return [
    ...(panel.title === '' ? [`a panel of type ${JSON.stringify(panel.type)} has no title`] : []),
    ...(panel.description === '' ? [`${name} has no description; say what to do when it is bad`] : []),
    ...(panel.targets.length === 0 ? [`${name} asks for nothing`] : []),
    ...(withUnit.includes(panel.type) && typeof panel.unit !== 'string' ? [`${name} has no unit`] : []),
    ...[panel.datasource, ...panel.targets.map(({ datasource }) => datasource)]
      .filter(reference => reference !== undefined && !isVariable(reference))
      .slice(0, 1)
      .map(() => `${name} names one datasource; use the datasource variable`),
  ]
}

const withUnit = ['stat', 'singlestat', 'graph', 'table', 'timeseries', 'gauge', 'bargauge']

const isVariable = (reference: unknown): boolean =>
  /\$\{?\w+/.test(
    typeof reference === 'string' ? reference : String(Reflect.get(Object(reference), 'uid') ?? ''),
  )
