import type * as barGauge from '@grafana/grafana-foundation-sdk/bargauge'
import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Dataquery } from '@grafana/grafana-foundation-sdk/prometheus'
import type * as stat from '@grafana/grafana-foundation-sdk/stat'
import type * as table from '@grafana/grafana-foundation-sdk/table'
import type * as timeSeries from '@grafana/grafana-foundation-sdk/timeseries'

/** What Grafana's SDK, made from Grafana's own schemas, says of a dashboard and of what its panels leave open. */
export interface GrafanaTypes {
  dashboard: Dashboard
  query: Omit<Dataquery, '_implementsDataqueryVariant'>
  options: {
    bargauge: barGauge.Options
    stat: stat.Options
    table: table.Options
    timeseries: timeSeries.Options
  }
  custom: {
    table: table.FieldConfig
    timeseries: timeSeries.FieldConfig
  }
}
