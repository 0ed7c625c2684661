/** A panel of any dashboard, also of one that a person exported, as far as it is judged. */
export interface PanelView {
  title: string
  type: string
  description: string
  unit: unknown
  datasource: unknown
  targets: TargetView[]
}

export interface TargetView {
  expression: string
  datasource: unknown
}

export interface VariableView {
  name: string
  type: unknown
  label: unknown
  query: string
  refresh: unknown
}

type Json = Record<string, unknown>

/** The panels of a dashboard, those in folded rows among them, without the rows. */
export const panelsOf = (dashboard: Json): PanelView[] =>
  list(dashboard.panels)
    .flatMap(panel => (panel.type === 'row' ? list(panel.panels) : [panel]))
    .map(panel => ({
      title: text(panel.title),
      type: text(panel.type),
      description: text(panel.description),
      unit: object(object(panel.fieldConfig).defaults).unit,
      datasource: panel.datasource,
      targets: list(panel.targets).map(target => ({
        expression: text(target.expr),
        datasource: target.datasource,
      })),
    }))

/** The variables of a dashboard. */
export const variablesOf = (dashboard: Json): VariableView[] =>
  list(object(dashboard.templating).list).map(({ name, type, label, query, refresh }) => ({
    name: text(name),
    type,
    label,
    query: text(typeof query === 'string' ? query : object(query).query),
    refresh,
  }))

/** The PromQL in a variable's query: what `label_values` or `query_result` asks for; none of a list of labels. */
export const expressionOfVariable = (query: string): string | undefined => {
  const values = /^\s*label_values\((.+),\s*[A-Za-z_]\w*\s*\)\s*$/s.exec(query)?.[1]
  return values ?? /^\s*query_result\((.+)\)\s*$/s.exec(query)?.[1]
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(object) : [])

const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
