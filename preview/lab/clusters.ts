import type { Account, Guest, PveCluster } from '../../test/pve-api/cluster.ts'
import { guest, node, storage } from '../../test/pve-api/healthy.ts'
import { kubeRCnewyork } from '../../test/pve-api/kube-rc-newyork.ts'
import { pveCluster } from '../../test/pve-api/pve-cluster.ts'
import { fixed } from './noise.ts'

type Accounts = Record<string, Account>

/** The simulated clusters by their environment's name, in health; every address is on loopback. */
export const clusters: Record<string, (accounts: Accounts) => PveCluster> = {
  'production-paris': accounts => {
    const size = { nodes: 5, guests: 80, name: 'paris' }
    const cluster = pveCluster({ ...size, address: number => `127.0.11.${number}`, accounts })
    for (const [vmid, one] of Object.entries(cluster.guests)) Object.assign(one, character(Number(vmid), one))
    Object.assign(cluster.nodes.pve01 ?? {}, subscribed)
    Object.assign(cluster.storages.ceph ?? {}, { size: 40 * 2 ** 40, used: 27.5 * 2 ** 40 })
    Object.assign(cluster.storages['local-zfs'] ?? {}, { used: 1100 * 2 ** 30 })
    cluster.storages.pbs = storage({ plugin: 'pbs', content: 'backup', shared: true, used: 1480 * 2 ** 30 })
    for (const vmid of [104, 116, 141])
      cluster.replication[`${vmid}-0`] = { guest: vmid, target: 'pve04', duration: 6.2, failedSyncs: 0 }
    return cluster
  },
  'recette-newyork': accounts => {
    const cluster = kubeRCnewyork(accounts)
    for (const one of Object.values(cluster.nodes))
      one.address = one.address.replace('198.51.100', '127.0.12')
    return cluster
  },
  'lab-lyon': accounts => ({
    configVersion: 0,
    nodes: {
      kvm1: node({ id: 0, address: '127.0.13.1', cpus: 8, memory: 64 * 2 ** 30, disk: 110 * 2 ** 30 }),
    },
    guests: Object.fromEntries(
      ['jellyfin', 'nextcloud', 'home-assistant', 'pihole'].map((name, index) => [
        100 + index,
        guest({ type: index % 2 ? 'qemu' : 'lxc', name, node: 'kvm1', cpus: 2, cpu: 0.06 + 0.1 * index }),
      ]),
    ),
    storages: {
      local: storage({
        plugin: 'dir',
        content: 'vztmpl,iso,backup',
        size: 110 * 2 ** 30,
        used: 36 * 2 ** 30,
      }),
      tank: storage({ plugin: 'zfspool', content: 'rootdir,images', used: 1290 * 2 ** 30 }),
    },
    replication: {},
    accounts,
  }),
}

const subscribed = { subscription: { status: 'active', level: 's', nextDueDate: '2027-03-01' } }

const services = ['web', 'api', 'db', 'cache', 'queue', 'mail', 'git', 'ci', 'proxy', 'log']

/** What makes one of a big cluster's guests differ from the next. */
const character = (vmid: number, { node: on }: Guest): Partial<Guest> => {
  const service = services[vmid % services.length] ?? 'web'
  const size = 2 ** (1 + Math.floor(4 * fixed(`size ${vmid}`)))
  const template = vmid === 171
  const stopped = template || vmid % 23 === 0
  return {
    name: template
      ? 'debian-13-template'
      : `${service}-${String(Math.floor(vmid / 10) - 9).padStart(2, '0')}`,
    node: on,
    tags: vmid % 3 === 0 ? `staging;${service}` : `prod;${service}`,
    cpus: size,
    cpu: 0.02 + 0.45 * fixed(`cpu ${vmid}`) ** 3,
    memory: 2 * size * 2 ** 30,
    memoryUsed: 2 * size * 2 ** 30 * (0.25 + 0.45 * fixed(`memory ${vmid}`)),
    traffic: Math.round(2_000_000 * fixed(`traffic ${vmid}`) ** 3),
    backedUp: !template && vmid % 37 !== 0,
    ...(stopped && { status: 'stopped', onboot: false }),
    ...(template && { template: true }),
  }
}
