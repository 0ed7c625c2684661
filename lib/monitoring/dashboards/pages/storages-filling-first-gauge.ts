import { type BarGauge, barGauge } from '../panels/bar-gauge.ts'
import type { Sized } from '../panels/panel.ts'
import { storagesFillingFirst } from '../queries/storages.ts'

/** The storages that fill, with the share that is used in a week. */
export const storagesFillingFirstGauge = (own: Pick<BarGauge, 'title' | 'description' | 'width'>): Sized =>
  barGauge({
    unit: 'percentunit',
    levels: { warning: 0.9, bad: 1 },
    query: { expression: storagesFillingFirst, legend: '{{storage}} {{node}} ({{environment}})' },
    max: 1,
    none: 'none fills',
    ...own,
  })
