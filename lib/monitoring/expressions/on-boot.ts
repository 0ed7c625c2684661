import { promql } from './promql.ts'
import { ofNode, ofRecording, type Scope } from './scope.ts'

/** Whether a guest starts with its node (1) or does not (0), from its recording rule where the scope asks for that. */
export const onBoot = (scope: Scope): string =>
  scope.recorded
    ? `guest:pve_onboot_status:last{${ofRecording(scope)}}`
    : `max by (environment, id) (last_over_time(pve_onboot_status{${ofNode(scope)}}[${scope.longNodeWindow}]))`

/**
 * The same as the nodes last told it: kept, by asking for its own last value, while a guest's node does not answer. Where
 * the node answers and says nothing of a guest, its configuration has no such line, and what was known is forgotten. (The
 * window is that of the node's answers, so that what was forgotten does not come back when the node falls silent.)
 */
export const onBootRemembered = (scope: Scope): string => promql`
  max by (environment, id) (last_over_time(pve_onboot_status{${ofNode(scope)}}[${scope.nodeWindow}]))
  or on (environment, id)
  max by (environment, id) (
    last_over_time(guest:pve_onboot_status:last{${ofRecording(scope)}}[${scope.nodeWindow}])
    * on (environment, id) group_left (node) guest:pve_guest_info:last{${ofRecording(scope)}}
    unless on (environment, node)
      label_replace(max_over_time(up{${ofNode(scope)}}[${scope.nodeWindow}]) == 1, "node", "$1", "instance", "(.+)")
  )`
