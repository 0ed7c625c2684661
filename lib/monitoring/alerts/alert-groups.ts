import type { Alert } from './alert.ts'
import { backups } from './backups.ts'
import { ceph } from './ceph.ts'
import { cluster } from './cluster.ts'
import { guests } from './guests.ts'
import { hypervisors } from './hypervisors.ts'
import { monitoring } from './monitoring.ts'
import { nodes } from './nodes.ts'
import { storages } from './storages.ts'
import { upkeep } from './upkeep.ts'

/** Every alert that is shipped, by the group in which it is evaluated. */
export const alertGroups = {
  monitoring,
  cluster,
  nodes,
  guests,
  storages,
  hypervisors,
  ceph,
  backups,
  upkeep,
} satisfies Record<string, Alert[]>

/** Every alert that is shipped. */
export const alerts: Alert[] = Object.values(alertGroups).flat()
