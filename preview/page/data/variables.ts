import type { Dashboard, VariableModel } from '@grafana/schema'
import { interpolate, type Picked, type Variables } from './interpolate.ts'
import { instant, labelValues, type Series, type Span } from './prometheus.ts'

/** What each variable of a dashboard stands for: what the viewer asked for, else its default, else the first value. */
export async function resolveVariables(
  { templating }: Dashboard,
  asked: URLSearchParams,
  span: Span,
): Promise<Variables> {
  const variables: Variables = {}
  for (const model of templating?.list ?? []) {
    const options = await optionsOf(model, variables, span)
    variables[model.name] = pick(model, options, asked.getAll(`var-${model.name}`))
  }
  return variables
}

interface Option {
  text: string
  value: string
}

async function optionsOf(model: VariableModel, variables: Variables, span: Span): Promise<Option[]> {
  if (model.type === 'datasource') return [{ text: 'Prometheus', value: 'preview' }]
  if (model.type === 'custom') return words(`${queryOf(model)}`)
  if (model.type !== 'query') return []
  const asked = interpolate(queryOf(model), variables)
  const found = await texts(asked, span)
  return found.flatMap(text => matched(text, model.regex ?? '')).toSorted(naturally)
}

const words = (list: string): Option[] => list.split(',').map(text => ({ text, value: text }))

const queryOf = ({ query }: VariableModel): string =>
  typeof query === 'object' && query !== null
    ? String((query as { query?: string }).query)
    : String(query ?? '')

/** The forms of a variable's query that the Prometheus datasource knows. */
async function texts(query: string, span: Span): Promise<string[]> {
  const label = /^label_values\((?:([\s\S]*),)?\s*(\w+)\)$/.exec(query)
  if (label) return labelValues(label[2] ?? '', label[1], span)
  const result = /^query_result\(([\s\S]*)\)$/.exec(query)
  if (result) return (await instant(result[1] ?? '', span.to)).map(asText)
  throw new Error(`not a variable's query that the preview knows: ${query}`)
}

const asText = ({ metric, value }: Series) => {
  const { __name__: name = '', ...labels } = metric
  const inside = Object.entries(labels).map(([label, text]) => `${label}="${text}"`)
  return `${name}{${inside.join(',')}} ${value?.[1]} ${(value?.[0] ?? 0) * 1000}`
}

function matched(text: string, regex: string): Option[] {
  if (regex === '') return [{ text, value: text }]
  const [, body = '', flags = ''] = /^\/(.*)\/(\w*)$/.exec(regex) ?? [undefined, regex, '']
  const match = new RegExp(body, flags.replace('g', '')).exec(text)
  if (match === null) return []
  const value = match.groups?.value ?? match[1] ?? match[0]
  return [{ value, text: match.groups?.text ?? value }]
}

const naturally = (one: Option, other: Option) => one.text.localeCompare(other.text, 'en', { numeric: true })

function pick(model: VariableModel, options: Option[], asked: string[]): Picked {
  const several = Boolean(model.multi || model.includeAll)
  const common = { label: model.label || model.name, several, hidden: model.hide === 2 }
  if (model.type === 'textbox') {
    const value = asked[0] ?? queryOf(model)
    return { ...common, text: value, value }
  }
  const chosen = asked.length > 0 ? asked : [model.current?.value ?? []].flat().map(String)
  const all = model.includeAll && (chosen.length === 0 || chosen.includes('$__all'))
  if (all) return { ...common, text: 'All', value: model.allValue ?? options.map(({ value }) => value) }
  const found = options.filter(({ value }) => chosen.includes(value))
  const picked = found.length > 0 ? found : options.slice(0, 1)
  const values = picked.map(({ value }) => value)
  return {
    ...common,
    text: picked.map(({ text }) => text).join(' + ') || 'None',
    value: model.multi ? values : (values[0] ?? ''),
  }
}
