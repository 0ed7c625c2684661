import type { Panel as Model } from '@grafana/schema'
import { PanelChrome } from '@grafana/ui'
import type { ComponentType } from 'react'
import { interpolate } from './data/interpolate.ts'
import type { Context, PanelData } from './data/panel-data.ts'
import { BarGauge } from './views/bar-gauge.tsx'
import { Empty } from './views/empty.tsx'
import { Stat } from './views/stat.tsx'
import { Table } from './views/table.tsx'
import { Text } from './views/text.tsx'
import { TimeSeries } from './views/time-series.tsx'
import type { ViewProps } from './views/view.ts'

const views: Record<string, ComponentType<ViewProps>> = {
  bargauge: BarGauge,
  stat: Stat,
  table: Table,
  text: Text,
  timeseries: TimeSeries,
}

export interface Drawn {
  model: Model
  data: PanelData
  width: number
  height: number
}

/** A panel in Grafana's frame: its title, its description's sign, what it shows or why it shows nothing. */
export function Panel({ model, data, width, height, context }: Drawn & { context: Context }) {
  const View = views[model.type]
  return (
    <PanelChrome
      width={width}
      height={height}
      title={interpolate(model.title ?? '', context.variables)}
      {...(model.description && { description: model.description })}
      {...(data.error && { statusMessage: data.error })}
      displayMode={model.transparent ? 'transparent' : 'default'}
      padding={model.type === 'table' || model.type === 'stat' ? 'none' : 'md'}
    >
      {(innerWidth, innerHeight) =>
        data.error || !View ? (
          <Empty text={data.error ?? `The preview draws no panels of type "${model.type}"`} />
        ) : (
          <View
            panel={model}
            data={data}
            width={innerWidth}
            height={innerHeight}
            timeRange={context.timeRange}
          />
        )
      }
    </PanelChrome>
  )
}
