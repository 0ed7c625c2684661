import { PanelBuilder } from '@grafana/grafana-foundation-sdk/bargauge'
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeSizing,
  BarGaugeValueMode,
  ReduceDataOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common'
import { type Described, described, instantQuery, type Query, type Sized } from './panel.ts'

/** Bars, the longest on top. */
export interface BarGauge extends Described {
  query: Query
  max?: number
  none?: string
}

/** What is most, now, as bars; the query sorts and limits them. */
export const barGauge = (panel: BarGauge): Sized => {
  const { query, max, none = 'no series', width } = panel
  const builder = described(new PanelBuilder(), panel)
    .withTarget(instantQuery(query, 0))
    .orientation(VizOrientation.Horizontal)
    .displayMode(BarGaugeDisplayMode.Basic)
    .valueMode(BarGaugeValueMode.Text)
    .namePlacement(BarGaugeNamePlacement.Left)
    .sizing(BarGaugeSizing.Manual)
    .minVizHeight(16)
    .maxVizHeight(28)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .min(0)
    .noValue(none)
  if (max !== undefined) builder.max(max)
  return { panel: builder.build(), ...(width !== undefined && { width }) }
}
