import {
  BarGaugeDisplayMode,
  TableCellBackgroundDisplayMode,
  TableCellDisplayMode,
  type TableCellOptions,
  TableSortByFieldStateBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import type { DataTransformerConfig, DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard'
import { PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table'
import { type Levels, thresholds } from '../appearance.ts'
import {
  absent,
  type Described,
  described,
  mappings,
  refId,
  type Sized,
  target,
  type Words,
} from './panel.ts'

/** A column of labels: the label, its heading, and where a click leads. */
export interface LabelColumn {
  label: string
  heading: string
  link?: { title: string; url: string }
  width?: number
  /** Words for values, on the colour of their level. */
  words?: Words
  /** The column stands behind those of values: on a phone the first three or four are seen. */
  last?: true
}

/** A column of values, from a query of its own that gives each row's key labels and no other. */
export interface ValueColumn {
  heading: string
  expression: string
  unit: string
  levels?: Levels
  words?: Words
  /** A bar from 0 to 1, or a coloured ground; plain when left out. */
  as?: 'bar' | 'ground'
  decimals?: number
  width?: number
}

/** Rows of labels and values. */
export interface Table extends Omit<Described, 'unit'> {
  labels: LabelColumn[]
  /** The first column's query gives the labels as well. */
  values: ValueColumn[]
  /** Queries that give the rows labels of their own, such as a version; their values are no column. */
  also?: string[]
  /** Headings by which rows are sorted, the highest first unless `rising`; by the second where the first is alike. */
  sortBy?: { heading: string; rising?: true }[]
  /** A row that finds what is asked for in each column. */
  searchable?: true
  none?: string
}

/** Rows that stand for one object each: the first query's labels, and a column for each query's value. */
export const table = (panel: Table): Sized => {
  const { labels, values, also = [], sortBy = [], searchable, none = 'none', width } = panel
  const expressions = [...values.map(({ expression }) => expression), ...also]
  const builder = described(new PanelBuilder(), { ...panel, unit: 'short' })
    .targets(
      expressions.map((expression, index) =>
        target(expression, index).instant().format(PromQueryFormat.Table),
      ),
    )
    .transformations(transformations(labels, values, expressions.length))
    .filterable(searchable ?? false)
    .noValue(none)
    // The cluster scrape's interval, so that a rate has its four points.
    .interval('1m')
  for (const column of labels) builder.overrideByName(column.heading, labelProperties(column))
  for (const column of values) builder.overrideByName(column.heading, valueProperties(column))
  builder.sortBy(
    sortBy.map(({ heading, rising }) =>
      new TableSortByFieldStateBuilder().displayName(heading).desc(rising !== true),
    ),
  )
  return { panel: builder.build(), ...(width !== undefined && { width }) }
}

/** One row of what the queries say of the same labels, in the order of the columns, without what is no column. */
const transformations = (
  labels: LabelColumn[],
  values: ValueColumn[],
  queries: number,
): DataTransformerConfig[] => {
  const names = [
    ...labels.filter(({ last }) => !last).map(named),
    ...values.map(({ heading }, index) => [queries === 1 ? 'Value' : `Value #${refId(index)}`, heading]),
    ...labels.filter(({ last }) => last).map(named),
  ] as [string, string][]
  return [
    ...(queries === 1 ? [] : [{ id: 'merge', options: {} }]),
    // Only what is named stays: a label more in a later exporter makes no column.
    { id: 'filterFieldsByName', options: { include: { names: names.map(([name]) => name) } } },
    {
      id: 'organize',
      options: {
        excludeByName: {},
        indexByName: Object.fromEntries(names.map(([name], index) => [name, index])),
        renameByName: Object.fromEntries(names),
      },
    },
  ]
}

const named = ({ label, heading }: LabelColumn) => [label, heading]

const labelProperties = ({ link, width, words }: LabelColumn): DynamicConfigValue[] => [
  { id: 'custom.cellOptions', value: cell(words && 'ground') },
  { id: 'noValue', value: nothing },
  ...(link === undefined ? [] : [{ id: 'links', value: [{ ...link, targetBlank: false }] }]),
  ...(width === undefined ? [] : [{ id: 'custom.width', value: width }]),
  ...(words === undefined
    ? []
    : [
        { id: 'thresholds', value: thresholds({}, 'transparent') },
        { id: 'mappings', value: mappings(words) },
      ]),
]

const valueProperties = ({
  unit,
  levels = {},
  words,
  as,
  decimals,
  width,
}: ValueColumn): DynamicConfigValue[] => [
  { id: 'unit', value: unit },
  { id: 'thresholds', value: thresholds(levels, as === 'bar' ? undefined : 'transparent') },
  { id: 'custom.cellOptions', value: cell(as) },
  ...(as === 'bar'
    ? [
        { id: 'min', value: 0 },
        { id: 'max', value: 1 },
      ]
    : []),
  // No value is neither well nor bad, and has no words of its own.
  { id: 'noValue', value: nothing },
  {
    id: 'mappings',
    value: [...(words === undefined ? [] : mappings(words)), absent(nothing, 'transparent')],
  },
  ...(decimals === undefined ? [] : [{ id: 'decimals', value: decimals }]),
  ...(width === undefined ? [] : [{ id: 'custom.width', value: width }]),
]

/** What stands in a cell of which nothing is known. */
const nothing = '–'

const cell = (as: ValueColumn['as']): TableCellOptions => {
  if (as === 'bar') return { type: TableCellDisplayMode.Gauge, mode: BarGaugeDisplayMode.Basic }
  if (as === 'ground')
    return { type: TableCellDisplayMode.ColorBackground, mode: TableCellBackgroundDisplayMode.Basic }
  return { type: TableCellDisplayMode.Auto }
}
