import type { Guest } from '../cluster.ts'
import { sees, type View } from '../view.ts'

/**
 * A guest in `/cluster/resources`. While its node reports nothing its status is unknown and it has neither name,
 * template nor figures; what stands in its configuration (tags, lock, pool) and with the HA manager stays.
 */
export function guestResource(view: View, vmid: string) {
  const guest = view.cluster.guests[vmid] as Guest
  const { type, node, tags, lock, pool, haState } = guest
  const known = sees(view, node) && view.cluster.nodes[node]?.reportsStatus
  return {
    id: `${type}/${vmid}`,
    vmid: Number(vmid),
    type,
    node,
    status: 'unknown',
    ...(tags !== undefined && { tags }),
    ...(lock !== undefined && { lock }),
    ...(pool !== undefined && { pool }),
    ...(haState !== undefined && { hastate: haState }),
    ...(known && guestFigures(guest, view.now)),
  }
}

/** Name, status and figures of a guest; a stopped one uses nothing. */
export function guestFigures(guest: Guest, now: number) {
  const running = guest.status === 'running'
  const uptime = running ? Math.max(0, now - guest.started) : 0
  const bytes = Math.round(uptime * guest.traffic)
  return {
    name: guest.name,
    status: guest.status,
    template: guest.template ? 1 : 0,
    cpu: running ? guest.cpu : 0,
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
