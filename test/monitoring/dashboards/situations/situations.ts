import { type Change, change } from '../../../pve-api/change.ts'
import type { PveCluster } from '../../../pve-api/cluster.ts'
import { guest, node, storage } from '../../../pve-api/healthy.ts'
import type { CephState } from './ceph.ts'

/** What a situation changes in which environment; `rules: false` where no rule is loaded. */
export interface Situation {
  title: string
  changes: Record<string, Change<PveCluster>>
  /** The token sees no guest: it has lost VM.Audit. */
  blind?: string
  rules?: false
  /** The state of an environment's Ceph, where it is not sound. */
  ceph?: Record<string, CephState>
  /** Environments whose backups and their upkeep fail. */
  upkeepFails?: string[]
}

/** Nodes and guests have the same names and ids in all environments; their numbers differ. */
const namesakes = (name: string | undefined, nodes: number, size: number): PveCluster => ({
  ...(name !== undefined && { name }),
  configVersion: 1,
  nodes: Object.fromEntries(
    Array.from({ length: nodes }, (_, index) => [
      `pve${index + 1}`,
      node({
        id: name === undefined ? 0 : index + 1,
        address: `198.51.100.${10 * size + index}`,
        cpus: 8 * size,
        cpu: 0.1 * size + 0.01 * index,
        memory: (64 + 16 * index) * size * 2 ** 30,
        memoryUsed: (20 + index) * size * 2 ** 30,
        ...(name !== undefined && { haState: 'online' }),
        ...(index === 0 && { subscription: { status: 'active', level: 'c', nextDueDate: '2099-03-01' } }),
      }),
    ]),
  ),
  guests: {
    101: guest({
      type: 'qemu',
      name: 'web',
      node: 'pve1',
      cpu: 0.11 * size,
      tags: 'prod;web',
      cpus: 2 * size,
    }),
    102: guest({
      type: 'qemu',
      name: 'db',
      node: nodes > 1 ? 'pve2' : 'pve1',
      // What the host spends on a virtual machine without a balloon driver.
      memoryUsed: 8.5 * 2 ** 30,
      cpu: 0.07 * size,
      ...(name !== undefined && { haState: 'started' }),
    }),
    103: guest({
      type: 'qemu',
      name: 'build',
      node: 'pve1',
      lock: 'backup',
      backedUp: false,
      cpu: 0.05 * size,
    }),
    104: guest({ type: 'qemu', name: 'off', node: 'pve1', status: 'stopped', onboot: false }),
    201: guest({
      type: 'lxc',
      name: 'dns',
      node: nodes > 1 ? 'pve2' : 'pve1',
      cpu: 0.02 * size,
      tags: 'c++',
    }),
    900: guest({
      type: 'qemu',
      name: 'debian-template',
      node: nodes > 1 ? 'pve2' : 'pve1',
      status: 'stopped',
      template: true,
      onboot: false,
      backedUp: false,
    }),
  },
  storages: {
    local: storage({ plugin: 'dir', content: 'iso,backup', used: 100 * size * 2 ** 30 }),
    nfs: storage({ plugin: 'nfs', content: 'images', shared: true, used: 250 * size * 2 ** 30 }),
  },
  replication:
    nodes > 1 ? { '101-0': { guest: 101, target: 'pve2', duration: 3 + size, failedSyncs: 0 } } : {},
  ...(name !== undefined && { qdevice: { host: '198.51.100.5:5403', connected: true } }),
  accounts: {},
})

/** The environments, in health: two clusters and a host that stands alone. */
export const healthy = (): Record<string, PveCluster> => ({
  paris: namesakes('paris', 3, 1),
  lyon: namesakes('lyon', 2, 2),
  alone: namesakes(undefined, 1, 3),
})

/** The environments when a situation has set in. */
export const changed = ({ changes }: Situation): Record<string, PveCluster> => {
  const clusters = healthy()
  for (const [name, patch] of Object.entries(changes)) change<PveCluster>(clusters[name] as PveCluster, patch)
  return clusters
}

const dead = { online: false, fault: 'hangs up' } as const

/** The situations of an operator's life; each has lasted for half an hour. */
export const situations: Situation[] = [
  { title: 'all is well', changes: {} },
  { title: 'no rules are loaded', changes: {}, rules: false },
  {
    title: 'one node does not reach a shared storage, another not its own',
    changes: { paris: { storages: { nfs: { missingOn: ['pve3'] }, local: { missingOn: ['pve2'] } } } },
  },
  {
    title: 'no node reaches a shared storage',
    changes: { lyon: { storages: { nfs: { missingOn: ['pve1', 'pve2'] } } } },
  },
  { title: 'a node is down', changes: { paris: { nodes: { pve2: dead } } } },
  { title: 'the node that DNS names first is down', changes: { paris: { nodes: { pve1: dead } } } },
  { title: "a node's pvestatd is dead", changes: { lyon: { nodes: { pve2: { reportsStatus: false } } } } },
  { title: "a node's API does not answer", changes: { lyon: { nodes: { pve2: { fault: 'forbidden' } } } } },
  {
    title: 'no hypervisor of an environment answers',
    changes: {
      paris: {
        nodes: { pve1: { fault: 'forbidden' }, pve2: { fault: 'forbidden' }, pve3: { fault: 'forbidden' } },
      },
    },
  },
  { title: 'a host that stands alone is dead', changes: { alone: { nodes: { pve1: dead } } } },
  { title: 'the token has lost VM.Audit', changes: {}, blind: 'lyon' },
  {
    title: 'a cluster is parted',
    changes: { paris: { partition: [['pve1'], ['pve2', 'pve3']], qdevice: null } },
  },
  {
    title: 'guests are down, locked, in error with HA, and replication fails',
    changes: {
      paris: {
        guests: { 101: { status: 'stopped' }, 102: { haState: 'error' }, 201: { lock: 'migrate' } },
        replication: { '101-0': { failedSyncs: 4 } },
      },
      alone: { guests: { 201: { status: 'stopped' } } },
    },
  },
  { title: 'a guest has migrated', changes: { paris: { guests: { 101: { node: 'pve3' } } } } },
  { title: 'OSDs are down and Ceph recovers', changes: {}, ceph: { paris: 'recovering' } },
  { title: 'no mgr of a Ceph cluster is active', changes: {}, ceph: { paris: 'silent' } },
  { title: 'backups fail, and so does what is done for them', changes: {}, upkeepFails: ['paris'] },
  { title: 'a storage is nearly full', changes: { lyon: { storages: { local: { used: 1950 * 2 ** 30 } } } } },
]
