import { type FieldDisplay, type GrafanaTheme2, getFieldDisplayValues } from '@grafana/data'
import type { ReduceDataOptions } from '@grafana/schema'
import { optionsOf, type ViewProps } from './view.ts'

/** A panel's series each reduced to a value, with its text, unit and colour. */
export function fieldValues(
  { panel, data }: ViewProps,
  theme: GrafanaTheme2,
  sparkline: boolean,
): FieldDisplay[] {
  const { reduceOptions } = optionsOf<{ reduceOptions: ReduceDataOptions }>(panel)
  return getFieldDisplayValues({
    fieldConfig: data.fieldConfig,
    reduceOptions: reduceOptions ?? { calcs: ['lastNotNull'] },
    replaceVariables: text => text,
    theme,
    data: data.frames,
    sparkline,
    timeZone: 'utc',
  })
}
