import { guestInfo, guestsMoved } from './guest-info.ts'
import { guestCount, haStates, lockStates, stoppedByHaRemembered } from './guests.ts'
import { memoryRatioWithoutLargestNode, nodeMemoryRatio } from './nodes.ts'
import { onBootRemembered } from './on-boot.ts'
import { replicationJobCount } from './replication.ts'
import type { Scope } from './scope.ts'
import { storageCount, storageUsageRatio } from './storages.ts'

/** An expression that alerts and panels share: computed once, under a name `level:metric:operation`. */
export interface Recording {
  record: string
  expression: (scope: Scope) => string
  help: string
}

/** The recording rules, in the order of their evaluation: a later one may ask for an earlier one. */
export const recordings: Recording[] = [
  {
    record: 'guest:pve_guest_info:moved',
    expression: guestsMoved,
    help: 'A guest that came to this node since the last evaluation, 1 once; nothing while it stays',
  },
  {
    record: 'guest:pve_guest_info:last',
    expression: guestInfo,
    help: "A guest's name, node, type, tags and template, always 1, one series a guest, through failed scrapes",
  },
  {
    record: 'environment:pve_guest_info:count',
    expression: guestCount,
    help: 'Number of guests, templates among them; 0 where the API lists none',
  },
  {
    record: 'guest:pve_onboot_status:last',
    expression: onBootRemembered,
    help: 'Whether a guest starts with its node, as its node last told it',
  },
  {
    record: 'guest:pve_ha_state:current',
    expression: scope => `${haStates(scope)} == 1`,
    help: 'The state that a guest has with the HA manager, always 1; nothing where HA does not manage it',
  },
  {
    record: 'guest:pve_ha_state:stopped',
    expression: stoppedByHaRemembered,
    help: 'A guest that HA was told to stop, always 1, also while HA has it frozen since',
  },
  {
    record: 'guest:pve_lock_state:current',
    expression: scope => `${lockStates(scope)} == 1`,
    help: 'The lock that a guest has, always 1; nothing without one',
  },
  {
    record: 'node:pve_memory_usage:ratio',
    expression: nodeMemoryRatio,
    help: "Used memory of a node, 0 to 1, without ZFS's cache where node exporter tells it",
  },
  {
    record: 'environment:pve_memory_usage:ratio_without_largest_node',
    expression: memoryRatioWithoutLargestNode,
    help: 'Used memory of all nodes over the memory that is left when the largest is lost',
  },
  {
    record: 'environment:pve_storage_info:count',
    expression: storageCount,
    help: 'Number of storages, a shared one once a node; 0 where the API lists none',
  },
  {
    record: 'environment:pve_replication_info:count',
    expression: replicationJobCount,
    help: 'Number of replication jobs; 0 where every node answers and none lists one',
  },
  {
    record: 'storage:pve_disk_usage:ratio',
    expression: storageUsageRatio,
    help: 'Used part of a storage, 0 to 1: a shared one once, a local one by node',
  },
]
