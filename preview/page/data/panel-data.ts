import {
  applyFieldOverrides,
  cacheFieldDisplayNames,
  type DataFrame,
  type FieldConfigSource,
  type GrafanaTheme2,
  type TimeRange,
} from '@grafana/data'
import type { Panel } from '@grafana/schema'
import { fieldOptions, ownDefaults } from './field-options.ts'
import { ask } from './frames.ts'
import { interpolate, type Variables } from './interpolate.ts'
import { queriesOf, spanOf } from './queries.ts'
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

/** A panel's frames, as Grafana makes them: asked, transformed, and each field with its options and overrides. */
export async function panelData(panel: Panel, width: number, context: Context): Promise<PanelData> {
  const fieldConfig = withDefaults(panel)
  try {
    const span = spanOf(panel, width, context.timeRange)
    const queries = queriesOf(panel, span, context.variables)
    const tables = queries.filter(({ isTable }) => isTable).length
    const answers = await Promise.all(queries.map(query => ask(query, span, tables > 1)))
    const frames = await transformed(answers.flat(), (panel.transformations ?? []) as never)
    return { frames: withOptions(panel, frames, fieldConfig, context), fieldConfig }
  } catch (error) {
    return { frames: [], fieldConfig, error: error instanceof Error ? error.message : String(error) }
  }
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
