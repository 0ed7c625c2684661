import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard'
import { backups } from './pages/backups.ts'
import { ceph } from './pages/ceph.ts'
import { cluster } from './pages/cluster.ts'
import { exporters } from './pages/exporters.ts'
import { fleet } from './pages/fleet.ts'
import { guests } from './pages/guests.ts'
import { hypervisor } from './pages/hypervisor.ts'
import { storageAndBackup } from './pages/storage-and-backup.ts'

/** All dashboards, in the order in which a person walks down from all environments to one guest. */
export const dashboards = (): Dashboard[] => [
  fleet(),
  cluster(),
  hypervisor(),
  guests(),
  storageAndBackup(),
  backups(),
  ceph(),
  exporters(),
]
