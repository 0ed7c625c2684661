import type { Change } from '../../../pve-api/change.ts'
import type { Guest, PveCluster } from '../../../pve-api/cluster.ts'
import { guest, node, storage } from '../../../pve-api/healthy.ts'
import { onRelease } from '../../../pve-api/releases.ts'

/** What happens to a cluster, minute by minute, from a quarter of an hour of health on. */
export interface Situation {
  /** A sentence of the domain. */
  title: string
  /** What happens, in a sentence. */
  what: string
  /** What is deliberately not told. */
  silent: string
  minutes: number
  cluster: () => PveCluster
  /** What changes, by minute. */
  happens: Record<number, Change<PveCluster>>
  /** Which node answers the cluster scrape of a minute; the first whose API answers when left out. */
  answering?: (minute: number) => string
}

/** When it begins: before, every rule has seen a quarter of an hour of health. */
export const begin = 15

/** The token that the exporter has. */
export const token = 'prometheus@pve!monitoring'

/** Before the clock of a recording begins, which is 0. */
const longAgo = -10 * 86_400

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/**
 * A healthy cluster, or a host that stands alone, of Proxmox VE 9.2: on each node a guest in HA (101 and on) and one that
 * starts with its node (201 and on), a local storage and one that is shared.
 */
export const hosts = (count: number): PveCluster =>
  onRelease(
    {
      ...(count > 1 && { name: 'kube' }),
      configVersion: count,
      nodes: Object.fromEntries(
        numbers(count).map(id => [
          `pve${id}`,
          node({
            id: count > 1 ? id : 0,
            address: `127.0.56.${id}`,
            started: longAgo,
            ...(count > 1 && { haState: 'online' }),
          }),
        ]),
      ),
      guests: Object.fromEntries(
        numbers(count).flatMap(id => [
          ...(count > 1 ? [[100 + id, inHa(`ha-${id}`, `pve${id}`)]] : []),
          [200 + id, guest({ type: 'qemu', name: `own-${id}`, node: `pve${id}`, started: longAgo })],
        ]),
      ),
      storages: {
        local: storage({ plugin: 'dir', content: 'images' }),
        nfs: storage({ plugin: 'nfs', content: 'images', shared: true }),
      },
      replication: {},
      accounts: {},
    },
    '9.2',
  )

const inHa = (name: string, node: string): Guest => {
  const { onboot, ...own } = guest({ type: 'qemu', name, node, started: longAgo, haState: 'started' })
  return own
}

/** A node that is off: nothing of it answers. */
export const off = { online: false, fault: 'hangs up' } as const

/** A node that has booted in a minute. */
export const booted = (minute: number) => ({ online: true, fault: 'none', started: minute * 60 }) as const

/** A guest that came to another node: there a new process runs it. */
export const movedTo = (node: string, minute: number) => ({ node, started: minute * 60 })
