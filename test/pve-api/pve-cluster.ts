import type { Account, PveCluster } from './cluster.ts'
import { guest, node, storage } from './healthy.ts'

export interface Size {
  nodes: number
  guests: number
  name?: string
  /** Addresses by the node's number, from 1; 198.51.100.1 and on when left out. */
  address?: (number: number) => string
  /** Names by the node's number; `pve01` and on when left out. */
  nodeName?: (number: number) => string
  accounts?: Record<string, Account>
}

/** A healthy cluster of any size: `pveCluster({ nodes: 32, guests: 10_000 })`, always the same for the same size. */
export function pveCluster({
  nodes,
  guests,
  name = 'big',
  address = documentation,
  nodeName = numbered,
  accounts = {},
}: Size): PveCluster {
  const numbers = Array.from({ length: nodes }, (_, index) => index + 1)
  const vmids = Array.from({ length: guests }, (_, index) => index + 100)
  return {
    name,
    configVersion: nodes,
    nodes: Object.fromEntries(
      numbers.map(id => [nodeName(id), node({ id, address: address(id), haState: 'online' })]),
    ),
    guests: Object.fromEntries(vmids.map(vmid => [vmid, guestOf(vmid, nodeName((vmid % nodes) + 1))])),
    storages: {
      local: storage({ plugin: 'dir', content: 'vztmpl,iso,backup' }),
      'local-zfs': storage({ plugin: 'zfspool', content: 'rootdir,images' }),
      ceph: storage({ plugin: 'rbd', content: 'rootdir,images', shared: true }),
    },
    replication: {},
    accounts,
  }
}

const documentation = (number: number) => `198.51.100.${number}`

const numbered = (id: number) => `pve${String(id).padStart(2, '0')}`

/** Every fourth guest is a container, every tenth is in HA. */
const guestOf = (vmid: number, on: string) =>
  guest({
    type: vmid % 4 === 0 ? 'lxc' : 'qemu',
    name: `guest-${vmid}`,
    node: on,
    ...(vmid % 10 === 0 && { haState: 'started' }),
  })
