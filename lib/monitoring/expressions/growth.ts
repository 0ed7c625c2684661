import { seconds } from '../../environment/duration.ts'

/**
 * How much a counter grew within a window: what `increase` gives in Prometheus. VictoriaMetrics reckons a counter that is new to it from
 * zero (app/vmselect/promql/rollup.go, rollupDelta), so `increase` would tell errors there that are older than the monitoring; `rate` does not.
 */
export const growth = (counter: string, window: string): string =>
  `${seconds(window)} * rate(${counter}[${window}])`
