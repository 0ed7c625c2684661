import { type DataFrame, type Field, FieldType } from '@grafana/data'
import { instant, range, type Series, type Span } from './prometheus.ts'

/** A panel's query, ready to be asked. */
export interface Query {
  refId: string
  expression: string
  legend: string
  isTable: boolean
  isInstant: boolean
}

/** Asks a query, and gives frames as Grafana's Prometheus datasource does; `ofMany` tables name their values by refId. */
export async function ask(query: Query, span: Span, ofMany: boolean): Promise<DataFrame[]> {
  const series = await (query.isInstant ? instant(query.expression, span.to) : range(query.expression, span))
  return query.isTable ? [tableOf(query, series, ofMany)] : series.map(one => lineOf(query, one, span))
}

function lineOf({ refId, legend }: Query, series: Series, { step }: Span): DataFrame {
  const points = pointsOf(series)
  const name = legendOf(legend, series.metric)
  const config = { displayNameFromDS: name }
  return {
    refId,
    name,
    length: points.length,
    fields: [
      // The interval lets a missing point be seen as a gap.
      {
        ...field(
          'Time',
          FieldType.time,
          points.map(([time]) => time * 1000),
        ),
        config: { interval: step * 1000 },
      },
      {
        ...field(
          'Value',
          FieldType.number,
          points.map(([, text]) => number(text)),
        ),
        labels: series.metric,
        config,
      },
    ],
  }
}

function tableOf({ refId }: Query, series: Series[], ofMany: boolean): DataFrame {
  const labels = [...new Set(series.flatMap(({ metric }) => Object.keys(metric)))].toSorted()
  const rows = series.flatMap(({ metric, ...values }) =>
    pointsOf({ metric, ...values }).map(point => ({ metric, point })),
  )
  const column = (label: string) =>
    field(
      label,
      FieldType.string,
      rows.map(({ metric }) => metric[label] ?? ''),
    )
  const fields = [
    field(
      'Time',
      FieldType.time,
      rows.map(({ point }) => point[0] * 1000),
    ),
    ...labels.map(column),
    field(
      ofMany ? `Value #${refId}` : 'Value',
      FieldType.number,
      rows.map(({ point }) => number(point[1])),
    ),
  ]
  return { refId, length: rows.length, fields: rows.length === 0 ? [] : fields }
}

const pointsOf = ({ value, values }: Series) => values ?? (value ? [value] : [])

const field = (name: string, type: FieldType, values: unknown[]): Field => ({
  name,
  type,
  config: {},
  values,
})

const number = (text: string): number =>
  text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text)

function legendOf(legend: string, metric: Record<string, string>): string {
  if (legend !== '' && legend !== '__auto')
    return legend.replaceAll(/\{\{\s*(.+?)\s*\}\}/g, (_, label) => metric[label] ?? '').trim()
  const { __name__: name = '', ...labels } = metric
  const inside = Object.entries(labels).map(([label, text]) => `${label}="${text}"`)
  return inside.length === 0 ? name || 'Value' : `${name}{${inside.join(', ')}}`
}
