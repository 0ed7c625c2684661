import type { Guest } from '../cluster.ts'
import { since } from '../releases.ts'
import { may } from '../rights.ts'
import { hasFigures, type View } from '../view.ts'

/**
 * A guest in `/cluster/resources`. While its node reports nothing its status is unknown and it has neither name,
 * template nor figures; what stands in its configuration (tags, lock, pool) and with the HA manager stays.
 * `extract_vm_stats` in `PVE/API2Tools.pm`, pve-manager 8.4.1 and 9.2.11.
 */
export function guestResource(view: View, vmid: string) {
  const guest = view.cluster.guests[vmid] as Guest
  const { type, node, tags, lock, pool, haState } = guest
  return {
    id: `${type}/${vmid}`,
    vmid: Number(vmid),
    type,
    node,
    status: 'unknown',
    ...(tags !== undefined && { tags }),
    ...(lock !== undefined && { lock }),
    ...(pool !== undefined && may(view.account, `/pool/${pool}`, 'Pool.Audit') && { pool }),
    ...(haState !== undefined && { hastate: haState }),
    ...(hasFigures(view, node) && {
      ...guestFigures(guest, view.now),
      ...(hasHostMemory(view) && { memhost: hostMemory(guest) }),
    }),
  }
}

/** Since 9.0 the figures of a guest have a place for what it holds of its host's memory. */
export const hasHostMemory = ({ cluster, node }: View) => {
  const version = cluster.nodes[node]?.version
  return version !== undefined && since('9.0', version)
}

/** What a virtual machine holds of it; `pvestatd` tells none of a container. */
export const hostMemory = ({ type, status, memoryUsed, memoryHost = memoryUsed }: Guest) =>
  type === 'lxc' || status === 'stopped' ? 0 : memoryHost

/** Name, status and figures of a guest; a stopped one uses nothing, a paused one its memory alone. */
export function guestFigures(guest: Guest, now: number) {
  const running = guest.status !== 'stopped'
  const uptime = running ? Math.max(0, now - guest.started) : 0
  const bytes = Math.round(uptime * guest.traffic)
  return {
    name: guest.name,
    status: guest.status,
    template: guest.template ? 1 : 0,
    cpu: guest.status === 'running' ? guest.cpu : 0,
    maxcpu: guest.cpus,
    mem: running ? guest.memoryUsed : 0,
    maxmem: guest.memory,
    disk: guest.type === 'lxc' && running ? guest.diskUsed : 0,
    maxdisk: guest.disk,
    netin: bytes,
    netout: bytes,
    diskread: bytes,
    diskwrite: bytes,
    uptime,
  }
}
