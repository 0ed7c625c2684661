import type { Change } from '../../pve-api/change.ts'
import type { Account, Guest, PveCluster } from '../../pve-api/cluster.ts'
import { guest, node, storage } from '../../pve-api/healthy.ts'
import { type EnvironmentName, environments } from './environments.ts'

/** A host that stands alone, in health. */
export const healthyHost =
  (name: EnvironmentName) =>
  (accounts: Record<string, Account>): PveCluster => {
    const [{ name: host, address }] = environments[name].hypervisors
    const on = (type: Guest['type'], title: string) => guest({ type, name: title, node: host })
    return {
      name,
      configVersion: 1,
      nodes: { [host]: node({ id: 1, address, haState: 'online' }) },
      guests: {
        101: on('qemu', 'web'),
        103: on('qemu', 'database'),
        104: on('qemu', 'runner'),
        105: on('qemu', 'render'),
        106: on('qemu', 'forgotten'),
        201: on('lxc', 'cache'),
        202: on('lxc', 'logs'),
      },
      storages: {
        'local-zfs': storage({ plugin: 'zfspool', content: 'rootdir,images' }),
        ceph: storage({ plugin: 'rbd', content: 'rootdir,images', shared: true }),
      },
      replication: {},
      accounts,
    }
  }

const gibibyte = 2 ** 30

/** What goes wrong on a host, each of it told by an alert of its own. */
export const sick: Change<PveCluster> = {
  guests: {
    101: { status: 'stopped' },
    103: { lock: 'snapshot' },
    105: { cpu: 0.99 },
    106: { backedUp: false },
    201: { memoryUsed: 7.9 * gibibyte },
    202: { diskUsed: 63 * gibibyte },
  },
  storages: { ceph: { used: 2048 * gibibyte * 0.97 } },
}

/** A guest that starts anew. */
export const restart = (): Change<PveCluster> => ({
  guests: { 104: { started: Math.floor(Date.now() / 1000) } },
})

/** The alerts that tell it. */
export const alertsOfSick = [
  'ProxmoxContainerDiskFull',
  'ProxmoxContainerMemoryHigh',
  'ProxmoxGuestCpuHigh',
  'ProxmoxGuestDown',
  'ProxmoxGuestLocked',
  'ProxmoxGuestNotBackedUp',
  'ProxmoxStorageFull',
]
