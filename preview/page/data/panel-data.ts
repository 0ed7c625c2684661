import {
  applyFieldOverrides,
  cacheFieldDisplayNames,
  type DataFrame,
  type FieldConfigSource,
  type GrafanaTheme2,
  rangeUtil,
  type TimeRange,
} from '@grafana/data'
import type { Panel } from '@grafana/schema'
import { fieldOptions, ownDefaults } from './field-options.ts'
import { ask, type Query } from './frames.ts'
import { interpolate, type Variables } from './interpolate.ts'
import type { Span } from './prometheus.ts'
import { transformed } from './transformations.ts'

export interface PanelData {
  frames: DataFrame[]
  fieldConfig: FieldConfigSource
  /** Why there is nothing to see. */
  error?: string
}

export interface Context {
  variables: Variables
  timeRange: TimeRange
  theme: GrafanaTheme2
}

/** What Grafana would ask at least this often, were nothing set in the datasource. */
const scrapeInterval = '15s'

/** A panel's frames, as Grafana makes them: asked, transformed, and each field with its options and overrides. */
export async function panelData(panel: Panel, width: number, context: Context): Promise<PanelData> {
  const fieldConfig = withDefaults(panel)
  try {
    const span = spanOf(panel, width, context.timeRange)
    const queries = queriesOf(panel, span, context)
    const tables = queries.filter(({ isTable }) => isTable).length
    const answers = await Promise.all(queries.map(query => ask(query, span, tables > 1)))
    const frames = await transformed(answers.flat(), (panel.transformations ?? []) as never)
    return { frames: withOptions(panel, frames, fieldConfig, context), fieldConfig }
  } catch (error) {
    return { frames: [], fieldConfig, error: error instanceof Error ? error.message : String(error) }
  }
}

/** The time of a panel's queries, and the step that Grafana would take. */
function spanOf({ interval, maxDataPoints }: Panel, width: number, timeRange: TimeRange): Span {
  const { intervalMs } = rangeUtil.calculateInterval(
    timeRange,
    maxDataPoints ?? width,
    interval ?? scrapeInterval,
  )
  return { from: timeRange.from.valueOf() / 1000, to: timeRange.to.valueOf() / 1000, step: intervalMs / 1000 }
}

interface Target {
  refId?: string
  expr?: string
  legendFormat?: string
  format?: string
  instant?: boolean
  hide?: boolean
}

function queriesOf({ targets = [], interval }: Panel, span: Span, { variables }: Context): Query[] {
  const scrape = rangeUtil.intervalToSeconds(interval ?? scrapeInterval)
  const length = Math.round(span.to - span.from)
  const times: Record<string, string> = {
    __rate_interval: `${Math.max(span.step + scrape, 4 * scrape)}s`,
    __interval: `${span.step}s`,
    __range: `${length}s`,
    __range_s: `${length}`,
  }
  const builtIn = Object.fromEntries(
    Object.entries(times).map(([name, value]) => [
      name,
      { label: name, text: value, value, several: false, hidden: true },
    ]),
  )
  return (targets as Target[])
    .filter(({ hide }) => !hide)
    .map(({ refId = 'A', expr = '', legendFormat = '', format, instant }) => ({
      refId,
      expression: interpolate(expr, { ...variables, ...builtIn }),
      legend: legendFormat,
      isTable: format === 'table',
      isInstant: instant === true,
    }))
}

function withDefaults({ type, fieldConfig }: Panel): FieldConfigSource {
  const { defaults = {}, overrides = [] } = structuredClone(fieldConfig ?? {}) as Partial<FieldConfigSource>
  const [base] = defaults.thresholds?.steps ?? []
  // JSON knows no infinity.
  if (base && base.value === null) base.value = -Infinity
  return { defaults: { ...defaults, custom: { ...ownDefaults(type), ...defaults.custom } }, overrides }
}

const withOptions = (
  { type }: Panel,
  data: DataFrame[],
  fieldConfig: FieldConfigSource,
  { theme, variables }: Context,
): DataFrame[] => {
  const frames = applyFieldOverrides({
    data,
    fieldConfig,
    fieldConfigRegistry: fieldOptions(type),
    replaceVariables: text => interpolate(text, variables),
    theme,
    timeZone: 'utc',
  })
  cacheFieldDisplayNames(frames)
  return frames
}
