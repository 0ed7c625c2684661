import { rangeUtil, type TimeRange } from '@grafana/data'
import type { Panel } from '@grafana/schema'
import type { Query } from './frames.ts'
import { interpolate, type Variables } from './interpolate.ts'
import type { Span } from './prometheus.ts'

/** What Grafana would ask at least this often, were nothing set in the datasource. */
const scrapeInterval = '15s'

/** The time of a panel's queries, and the step that Grafana would take. */
export function spanOf({ interval, maxDataPoints }: Panel, width: number, timeRange: TimeRange): Span {
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

/** A panel's queries, with their variables' values in place. */
export function queriesOf({ targets = [], interval }: Panel, span: Span, variables: Variables): Query[] {
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
