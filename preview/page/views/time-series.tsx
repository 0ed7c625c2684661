import type { VizLegendOptions } from '@grafana/schema'
import { LegendDisplayMode, TimeSeries as Lines } from '@grafana/ui'
import { Empty } from './empty.tsx'
import { optionsOf, type ViewProps } from './view.ts'

const none: VizLegendOptions = {
  showLegend: true,
  displayMode: LegendDisplayMode.List,
  placement: 'bottom',
  calcs: [],
}

/** Lines over time, with their legend. */
export function TimeSeries({ panel, data, width, height, timeRange }: ViewProps) {
  const { legend } = optionsOf<{ legend: VizLegendOptions }>(panel)
  const frames = data.frames.filter(({ length }) => length > 0)
  if (frames.length === 0) return <Empty text={data.fieldConfig.defaults.noValue} />
  return (
    <Lines
      frames={frames}
      structureRev={1}
      width={width}
      height={height}
      timeRange={timeRange}
      timeZone="utc"
      legend={{ ...none, ...legend }}
      options={panel.options}
    />
  )
}
