import { promql } from '../../../expressions/promql.ts'
import { inCluster, last, pickedGuest } from '../../picked-series.ts'

/** Series of the guest that the viewer picked, on whatever node it ran. */
export const ofGuest = (metric: string): string => inCluster(metric, pickedGuest.environment, pickedGuest.id)

/** How fast a counter of the guest that the viewer picked rises, a second. */
export const rateOfGuest = (metric: string): string => `rate(${ofGuest(metric)}[$__rate_interval])`

/** 1 where the guest that the viewer picked runs, 0 where it does not, -1 where its node says nothing of it. */
export const pickedGuestStatus = promql`
  min(
    -1 * ${inCluster('pve_guest_info', pickedGuest.environment, pickedGuest.id, 'template=""')}
    or ${last(ofGuest('pve_up'))}
  )`
