import { type BarGauge, barGauge } from '../panels/bar-gauge.ts'
import type { Sized } from '../panels/panel.ts'
import { storagesFillingFirst } from '../queries/storages.ts'

/** The storages that are full first, with the time until they are. */
export const storagesFillingFirstGauge = (own: Pick<BarGauge, 'title' | 'description' | 'width'>): Sized =>
  barGauge({
    unit: 's',
    levels: { warning: 7 * 86_400, bad: 86_400, falling: true },
    query: { expression: storagesFillingFirst, legend: '{{storage}} {{node}} ({{environment}})' },
    max: 90 * 86_400,
    none: 'none fills',
    ...own,
  })
