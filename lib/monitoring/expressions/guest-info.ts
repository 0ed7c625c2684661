import { promql } from './promql.ts'
import { ofCluster, ofRecording, type Scope } from './scope.ts'

/**
 * A guest's name, node, type, tags and template, always 1, one series a guest: as it is now, and as it last was when the
 * last scrape failed. (Bare, an alert that joins it falls silent at a failed scrape; over a window, a migration makes two.)
 */
export const guestInfo = (scope: Scope, ...more: string[]): string => {
  const info = `pve_guest_info{${ofCluster(scope, ...more)}}`
  return promql`
    topk by (environment, id) (1,
      ${info}
      or on (environment, id) last_over_time(${info}[${scope.clusterWindow}])
    )`
}

/** What `guestInfo` gives, from its recording rule where the scope asks for that. */
export const guestInfoRecorded = (scope: Scope, ...more: string[]): string =>
  scope.recorded
    ? `guest:pve_guest_info:last{${ofRecording(scope, ...more)}}`
    : promql`
      (
        ${guestInfo(scope, ...more)}
      )`

/** Guests that are on another node than at the last evaluation, one sample a move: so it stands before the rule that it compares with. */
export const guestsMoved = (scope: Scope): string => {
  const last = `guest:pve_guest_info:last{${ofRecording(scope)}}`
  return promql`
    group by (environment, id, node) (pve_guest_info{${ofCluster(scope)}})
    unless on (environment, id, node) ${last}
    and on (environment, id) ${last}`
}
