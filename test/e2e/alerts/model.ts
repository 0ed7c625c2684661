import type { Account, Guest, PveCluster } from '../../pve-api/cluster.ts'
import { guest, node, storage } from '../../pve-api/healthy.ts'
import { onRelease } from '../../pve-api/releases.ts'
import { environments } from './environments.ts'

/** The cluster `faulty` in health; what is stopped in it is so on purpose, and nobody is to be told. HA can be disarmed since 9.2. */
export const faultyCluster = (accounts: Record<string, Account>): PveCluster =>
  onRelease(wellCluster(accounts), '9.2')

const wellCluster = (accounts: Record<string, Account>): PveCluster => ({
  name: 'faulty',
  configVersion: 6,
  nodes: Object.fromEntries(
    environments.faulty.hypervisors.map(({ name, address }, index) => [
      name,
      node({ id: index + 1, address, haState: 'online', subscription: paid }),
    ]),
  ),
  guests: { ...single, ...stopped, ...forty },
  storages: {
    'local-zfs': storage({ plugin: 'zfspool', content: 'rootdir,images' }),
    ceph: storage({ plugin: 'rbd', content: 'rootdir,images', shared: true }),
    dumps: storage({ plugin: 'nfs', content: 'backup', shared: true }),
    media: storage({ plugin: 'nfs', content: 'iso', shared: true }),
    nfs: storage({ plugin: 'nfs', content: 'images', shared: true }),
  },
  replication: {
    '301-0': { guest: 301, target: 'pve2', duration: 3, failedSyncs: 0 },
    '302-0': { guest: 302, target: 'pve2', duration: 3, failedSyncs: 0 },
  },
  qdevice: { host: '203.0.113.9:5403', connected: true },
  accounts,
})

const paid = { status: 'active', level: 'c', nextDueDate: '2099-03-01' } as const

const on = (node: string, type: Guest['type'], name: string, own: Partial<Guest> = {}) =>
  guest({ type, name, node, ...own })

const single: Record<string, Guest> = {
  101: on('pve1', 'qemu', 'web'),
  102: on('pve1', 'qemu', 'mail', { haState: 'started' }),
  103: on('pve1', 'qemu', 'database'),
  104: on('pve1', 'qemu', 'runner'),
  105: on('pve1', 'qemu', 'render'),
  106: on('pve1', 'qemu', 'forgotten'),
  107: on('pve1', 'qemu', 'kept', { haState: 'started' }),
  201: on('pve1', 'lxc', 'cache'),
  202: on('pve1', 'lxc', 'logs'),
  301: on('pve1', 'qemu', 'copied'),
  302: on('pve1', 'qemu', 'copied-late'),
  401: on('pve3', 'qemu', 'silent-1'),
  402: on('pve3', 'lxc', 'silent-2'),
  601: on('pve2', 'qemu', 'gone-1'),
  602: on('pve2', 'qemu', 'gone-2'),
  603: on('pve2', 'qemu', 'gone-3'),
  604: on('pve2', 'qemu', 'gone-4'),
}

const stopped: Record<string, Guest> = {
  900: on('pve1', 'qemu', 'template', { status: 'stopped', template: true }),
  901: on('pve1', 'qemu', 'off-on-purpose', { status: 'stopped', onboot: false }),
  902: on('pve1', 'qemu', 'suspended', { status: 'stopped', lock: 'suspended' }),
  903: on('pve1', 'qemu', 'not-ours', { status: 'stopped', tags: 'lab;no-alert' }),
  904: on('pve1', 'qemu', 'stopped-by-ha', { status: 'stopped', haState: 'stopped' }),
}

/** On the node that dies. */
const forty: Record<string, Guest> = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [500 + index, on('pve4', 'qemu', `tenant-${index}`)]),
)
