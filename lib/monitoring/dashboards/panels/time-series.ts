import {
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import { FieldColorBuilder, FieldColorModeId } from '@grafana/grafana-foundation-sdk/dashboard'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries'
import { colors, lineColors } from '../appearance.ts'
import { type Described, described, type Query, rangeQuery, type Sized } from './panel.ts'

/** Lines over time. */
export interface TimeSeries extends Described {
  queries: Query[]
  /** Parts of a whole, one on the other. */
  stacked?: true
  /** Each point asks for a series of every guest: fewer points, so that 10,000 guests answer within a second. */
  coarse?: true
  min?: number
  max?: number
  /** What stands there when there are no series. */
  none?: string
  /** Names of the series, where they are known, in the order in which they get their colours. */
  names?: string[]
}

/** Lines over time, with their last value and their highest beside their names, and their levels as dashed lines. */
export const timeSeries = (panel: TimeSeries): Sized => {
  const {
    queries,
    stacked,
    coarse,
    min = 0,
    max,
    names = [],
    none = 'no series',
    unit,
    levels,
    width,
  } = panel
  const builder = described(new PanelBuilder(), panel, colors.quiet)
    .targets(queries.map(rangeQuery))
    .legend(legend)
    .tooltip(tooltip)
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.PaletteClassic))
    .lineWidth(stacked ? 0 : 1)
    .fillOpacity(stacked ? 70 : 0)
    .noValue(none)
    .showPoints(VisibilityMode.Never)
    // A scrape that failed leaves a gap: it is not drawn over.
    .spanNulls(false)
    .min(min)
    .thresholdsStyle(
      new GraphThresholdsStyleConfigBuilder().mode(
        Object.keys(levels).length === 0 ? GraphThresholdsStyleMode.Off : GraphThresholdsStyleMode.Dashed,
      ),
    )
    .maxDataPoints(coarse ? 100 : 360)
    // The cluster scrape's interval, so that a rate has its four points.
    .interval('1m')
  if (stacked) builder.stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A'))
  if (max !== undefined) builder.max(max)
  // Else the axis of a count that is 0 ends at 100, and one that ends at 1 has fractions.
  if (unit.startsWith('count:')) builder.axisSoftMax(1).decimals(0)
  names.forEach((name, index) => {
    builder.overrideByName(name, [
      {
        id: 'color',
        value: { mode: FieldColorModeId.Fixed, fixedColor: lineColors[index % lineColors.length] },
      },
    ])
  })
  return { panel: builder.build(), ...(width !== undefined && { width }) }
}

const legend = new VizLegendOptionsBuilder()
  .showLegend(true)
  .displayMode(LegendDisplayMode.Table)
  .placement(LegendPlacement.Bottom)
  .calcs(['lastNotNull', 'max'])
  .sortBy('Last *')
  .sortDesc(true)

const tooltip = new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending)
