import type { Panel, ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard'
import {
  MappingType,
  SpecialValueMatch,
  ThresholdsConfigBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus'
import { colors, datasource, type Levels, thresholds } from '../appearance.ts'

/** What every panel says of itself. */
export interface Described {
  title: string
  /** What is shown, and what to do when it is bad. */
  description: string
  /** Grafana's name of the unit. */
  unit: string
  levels: Levels
  /** Columns of the grid's 24; an even share of its band when left out. */
  width?: number
}

/** A panel that knows how wide it wants to be. */
export interface Sized {
  panel: Panel
  width?: number
}

/** A query and what its series are called. */
export interface Query {
  expression: string
  /** Grafana's pattern of a series's name, such as `{{environment}}`. */
  legend: string
}

/** Words for values, so that no state is told by its colour alone. */
export type Words = Record<number | string, { text: string; level?: keyof typeof colors }>

/** What the builders of all kinds of panels have in common. */
interface Builder {
  title(title: string): this
  description(description: string): this
  datasource(reference: typeof datasource): this
  unit(unit: string): this
  thresholds(levels: ThresholdsConfigBuilder): this
}

/** A builder that says what every panel says. */
export const described = <Kind extends Builder>(
  builder: Kind,
  { title, description, unit, levels }: Described,
  calm?: string,
): Kind => {
  const { mode, steps } = thresholds(levels, calm)
  return builder
    .title(title)
    .description(description)
    .datasource(datasource)
    .unit(unit)
    .thresholds(new ThresholdsConfigBuilder().mode(mode).steps(steps))
}

/** A query over the time shown; a point stands for no less than a scrape. */
export const rangeQuery = ({ expression, legend }: Query, index: number): DataqueryBuilder =>
  target(expression, index).range().legendFormat(legend)

/** A query of what is now. */
export const instantQuery = ({ expression, legend }: Query, index: number): DataqueryBuilder =>
  target(expression, index).instant().legendFormat(legend)

/** A query whose letter is its place: A, B, C. */
export const target = (expression: string, index: number): DataqueryBuilder =>
  new DataqueryBuilder().refId(refId(index)).datasource(datasource).expr(expression)

/** The letter of a query. */
export const refId = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index)

/** Words as Grafana's value mappings. */
export const mappings = (words: Words): ValueMapping[] => [
  {
    type: MappingType.ValueToText,
    options: Object.fromEntries(
      Object.entries(words).map(([value, { text, level }], index) => [
        value,
        { text, index, ...(level !== undefined && { color: colors[level] }) },
      ]),
    ),
  },
]

/** What stands where there is no value, which is neither well nor bad. */
export const absent = (text: string, color: string): ValueMapping => ({
  type: MappingType.SpecialValue,
  options: { match: SpecialValueMatch.Null, result: { text, color, index: 9 } },
})
