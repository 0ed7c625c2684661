import type { Account, PveCluster } from '../../pve-api/cluster.ts'
import { guest, node, storage } from '../../pve-api/healthy.ts'
import { pveCluster } from '../../pve-api/pve-cluster.ts'

type Accounts = Record<string, Account>

/** Three nodes with everything that a dashboard shows: HA, locks, replication, a guest that is down, one in no backup job. */
const three = (accounts: Accounts): PveCluster => ({
  name: 'three',
  configVersion: 3,
  nodes: Object.fromEntries(
    [1, 2, 3].map(id => [
      `pve${id}`,
      node({
        id,
        address: `198.51.100.1${id}`,
        haState: 'online',
        ...(id === 1 && {
          subscription: { status: 'active', level: 'c', nextDueDate: '2099-03-01' } as const,
        }),
      }),
    ]),
  ),
  guests: {
    101: guest({
      type: 'qemu',
      name: 'web-1',
      node: 'pve1',
      haState: 'started',
      lock: 'snapshot',
      tags: 'prod;web',
      cpu: 0.93,
    }),
    102: guest({ type: 'qemu', name: 'web-2', node: 'pve2', haState: 'started', tags: 'prod;web' }),
    103: guest({ type: 'qemu', name: 'build-1', node: 'pve1', lock: 'backup', backedUp: false }),
    104: guest({ type: 'qemu', name: 'crashed', node: 'pve2', status: 'stopped' }),
    105: guest({ type: 'qemu', name: 'fenced', node: 'pve3', haState: 'error' }),
    106: guest({ type: 'qemu', name: 'stopped-on-purpose', node: 'pve3', status: 'stopped', onboot: false }),
    201: guest({ type: 'lxc', name: 'resolver-1', node: 'pve1' }),
    202: guest({ type: 'lxc', name: 'resolver-2', node: 'pve3' }),
    900: guest({
      type: 'qemu',
      name: 'debian-template',
      node: 'pve1',
      status: 'stopped',
      template: true,
      onboot: false,
      backedUp: false,
    }),
  },
  storages: {
    local: storage({ plugin: 'dir', content: 'vztmpl,iso,backup' }),
    'local-zfs': storage({ plugin: 'zfspool', content: 'rootdir,images' }),
    nfs: storage({ plugin: 'nfs', content: 'images,backup', shared: true, missingOn: ['pve3'] }),
  },
  replication: {
    '101-0': { guest: 101, target: 'pve2', duration: 3.4, failedSyncs: 0 },
    '201-0': { guest: 201, target: 'pve3', duration: 12, failedSyncs: 4 },
  },
  qdevice: { host: '198.51.100.5:5403', connected: true },
  accounts,
})

/** Two nodes with guests that have the ids of `three`. */
const twin = (accounts: Accounts): PveCluster => ({
  ...three(accounts),
  name: 'twin',
  nodes: Object.fromEntries(
    [1, 2].map(id => [`twin${id}`, node({ id, address: `198.51.100.2${id}`, haState: 'online' })]),
  ),
  guests: {
    101: guest({ type: 'qemu', name: 'other-101', node: 'twin1' }),
    102: guest({ type: 'qemu', name: 'other-102', node: 'twin2' }),
  },
  replication: {},
})

/** A host that stands alone. */
const alone = (accounts: Accounts): PveCluster => {
  const { name: _, ...cluster } = twin(accounts)
  return {
    ...cluster,
    nodes: { alone: node({ id: 0, address: '198.51.100.31' }) },
    guests: { 101: guest({ type: 'lxc', name: 'dns', node: 'alone' }) },
  }
}

const renamed = (accounts: Accounts): PveCluster => ({
  ...twin(accounts),
  name: 'renamed',
  nodes: Object.fromEntries(
    [1, 2].map(id => [`renamed${id}`, node({ id, address: `198.51.100.4${id}`, haState: 'online' })]),
  ),
  guests: {
    101: guest({ type: 'qemu', name: 'web-101', node: 'renamed1' }),
    102: guest({ type: 'qemu', name: 'web-102', node: 'renamed2' }),
  },
})

/** 32 nodes and 10,000 guests; each has a load of its own, so that the busiest are some and not all. */
const large = (accounts: Accounts): PveCluster => {
  const cluster = pveCluster({
    name: 'large',
    nodes: 32,
    guests: 10_000,
    address: number => `203.0.113.${100 + number}`,
    accounts,
  })
  for (const [vmid, one] of Object.entries(cluster.guests)) {
    one.cpu = (Number(vmid) % 97) / 100
    one.tags = Number(vmid) % 2 ? 'prod;web' : 'test'
  }
  return cluster
}

/** The cluster of each environment. */
export const models = { three, twin, alone, renamed, large }
