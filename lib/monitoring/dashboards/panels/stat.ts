import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat'
import { colors } from '../appearance.ts'
import {
  absent,
  type Described,
  described,
  instantQuery,
  mappings,
  type Query,
  type Sized,
  type Words,
} from './panel.ts'

/** A number on a coloured ground. */
export interface Stat extends Described {
  query: Query
  /** The whole, which stands beside it; both then say their names. */
  of?: Query
  words?: Words
  decimals?: number
  /** What stands there when there are no series; what to think of that belongs into the description. */
  none?: string
  /** The page that tells more. */
  link?: { title: string; url: string }
}

/** One number, now: its ground is the colour of its level. */
export const stat = (panel: Stat): Sized => {
  const { query, of, words, decimals, none = 'no series', link, levels, width } = panel
  const quiet = words === undefined && Object.keys(levels).length === 0
  const builder = described(new PanelBuilder(), panel)
    .targets([query, ...(of === undefined ? [] : [of])].map(instantQuery))
    .graphMode(BigValueGraphMode.None)
    .colorMode(quiet ? BigValueColorMode.None : BigValueColorMode.BackgroundSolid)
    .textMode(of === undefined ? BigValueTextMode.Auto : BigValueTextMode.ValueAndName)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .noValue(none)
    // Grey: what sees nothing must not look well.
    .mappings([...(words === undefined ? [] : mappings(words)), absent(none, colors.unknown)])
  if (decimals !== undefined) builder.decimals(decimals)
  if (link !== undefined)
    builder.links([new DashboardLinkBuilder(link.title).type(DashboardLinkType.Link).url(link.url)])
  return { panel: builder.build(), ...(width !== undefined && { width }) }
}
