import { seconds } from '../../environment/duration.ts'

/**
 * How much a counter grew within a window: Prometheus computes exactly `increase`. VictoriaMetrics takes a counter that is new to it as
 * grown from zero (app/vmselect/promql/rollup.go, rollupDelta), so its `increase` reports errors that are older than the monitoring; its
 * `rate` does not.
 */
export const growth = (counter: string, window: string): string =>
  `${seconds(window)} * rate(${counter}[${window}])`
