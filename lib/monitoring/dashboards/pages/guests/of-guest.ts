import { inCluster } from '../../picked-series.ts'

/** Series of the guest that the viewer picked, on whatever node it ran. */
export const ofGuest = (metric: string): string => inCluster(metric, 'id="$guest"')

/** How fast a counter of the guest that the viewer picked rises, a second. */
export const rateOfGuest = (metric: string): string => `rate(${ofGuest(metric)}[$__rate_interval])`
