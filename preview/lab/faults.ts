import { type Change, change } from '../../test/pve-api/change.ts'
import type { PveCluster } from '../../test/pve-api/cluster.ts'

/** What is wrong in the scene with faults, by environment. */
const faults: Record<string, Change<PveCluster>> = {
  // A node with its guests, some of them in HA; a full storage; guests that should run; HA and replication in trouble.
  'production-paris': {
    nodes: { pve03: { online: false, haState: 'fence', fault: 'hangs up' } },
    storages: { ceph: { used: 0.96 * 40 * 2 ** 40 } },
    guests: {
      101: { status: 'stopped' },
      118: { status: 'stopped' },
      120: { status: 'stopped', haState: 'error' },
      124: { lock: 'snapshot-delete' },
    },
    replication: { '104-0': { failedSyncs: 4, lastSync: 1_763_900_000 } },
  },
  // One of two nodes and the quorum device.
  'recette-newyork': {
    nodes: { virtrc19u: { online: false, fault: 'hangs up' } },
    qdevice: { connected: false },
  },
  // The token has lost its permission: no scrape succeeds.
  'lab-lyon': { nodes: { kvm1: { fault: 'forbidden' } } },
}

/** Breaks an environment's cluster. */
export const breakCluster = (environment: string, cluster: PveCluster): PveCluster =>
  change<PveCluster>(cluster, faults[environment] ?? {})
