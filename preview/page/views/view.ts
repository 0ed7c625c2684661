import type { TimeRange } from '@grafana/data'
import type { Panel } from '@grafana/schema'
import type { PanelData } from '../data/panel-data.ts'

/** What a view of a panel is drawn from, and how large. */
export interface ViewProps {
  panel: Panel
  data: PanelData
  width: number
  height: number
  timeRange: TimeRange
}

/** A panel's options; each view knows its own. */
export const optionsOf = <Options>({ options }: Panel) => (options ?? {}) as Partial<Options>
