import type { Account, PveCluster } from './cluster.ts'
import { guest, node, storage } from './healthy.ts'

/**
 * The cluster of design.md's example: two hypervisors with a quorum device, virtual machines and containers on shared
 * and local storage, HA, replication, backup and one subscription.
 */
export const kubeRCnewyork = (accounts: Record<string, Account>): PveCluster => ({
  name: 'kubeRCnewyork',
  configVersion: 4,
  nodes: {
    virtrc18u: node({
      id: 1,
      address: '198.51.100.18',
      haState: 'online',
      subscription: { status: 'active', level: 'c', nextDueDate: '2099-03-01' },
    }),
    virtrc19u: node({ id: 2, address: '198.51.100.19', haState: 'online' }),
  },
  guests: {
    101: guest({
      type: 'qemu',
      name: 'kube-rc-1',
      node: 'virtrc18u',
      haState: 'started',
      tags: 'kube;rc',
      pool: 'rc',
    }),
    102: guest({
      type: 'qemu',
      name: 'kube-rc-2',
      node: 'virtrc19u',
      haState: 'started',
      tags: 'kube;rc',
      pool: 'rc',
    }),
    103: guest({ type: 'qemu', name: 'build-1', node: 'virtrc18u', lock: 'backup', backedUp: false }),
    104: guest({
      type: 'qemu',
      name: 'stopped-on-purpose',
      node: 'virtrc19u',
      status: 'stopped',
      onboot: false,
    }),
    201: guest({ type: 'lxc', name: 'resolver-1', node: 'virtrc18u', pool: 'rc' }),
    202: guest({ type: 'lxc', name: 'resolver-2', node: 'virtrc19u', pool: 'rc' }),
    900: guest({
      type: 'qemu',
      name: 'debian-template',
      node: 'virtrc18u',
      status: 'stopped',
      template: true,
      onboot: false,
      backedUp: false,
    }),
  },
  storages: {
    local: storage({ plugin: 'dir', content: 'vztmpl,iso,backup' }),
    'local-zfs': storage({ plugin: 'zfspool', content: 'rootdir,images' }),
    nfs: storage({ plugin: 'nfs', content: 'images,backup', shared: true }),
  },
  replication: {
    '101-0': job({ guest: 101, target: 'virtrc19u' }),
    '102-0': job({ guest: 102, target: 'virtrc18u' }),
  },
  qdevice: { host: '198.51.100.5:5403', connected: true },
  accounts,
})

const job = (own: { guest: number; target: string }) => ({ duration: 3.4, failedSyncs: 0, ...own })
