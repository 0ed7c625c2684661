import type { Guest } from '../cluster.ts'
import { may } from '../rights.ts'
import type { View } from '../view.ts'
import { guestFigures, hasHostMemory, hostMemory } from './guest-resource.ts'

/**
 * `GET /nodes/{node}/qemu` and `/lxc`: the guests of one type on a node, those that the account may audit.
 * `vmstatus` in qemu-server 9.2.6 and pve-container 6.1.10.
 */
export const nodeGuests =
  (type: Guest['type']) =>
  (view: View, { node }: { node?: string }) =>
    Object.entries(view.cluster.guests)
      .filter(([, guest]) => guest.node === node && guest.type === type)
      .filter(([vmid]) => may(view.account, `/vms/${vmid}`, 'VM.Audit'))
      .map(([vmid, guest]) => {
        const { maxcpu, template, status, ...figures } = guestFigures(guest, view.now)
        return {
          vmid: Number(vmid),
          cpus: maxcpu,
          ...figures,
          // Without `full` a paused guest counts as running.
          status: status === 'stopped' ? status : 'running',
          ...(type === 'qemu' && hasHostMemory(view) && { memhost: hostMemory(guest) }),
          ...(template === 1 && { template }),
          ...(guest.tags !== undefined && { tags: guest.tags }),
          ...(guest.lock !== undefined && { lock: guest.lock }),
        }
      })

/** `GET /nodes/{node}/qemu/{vmid}/config` and `/lxc/…`; nothing for a guest that is not there. */
export const guestConfig =
  (type: Guest['type']) =>
  ({ cluster }: View, { node, vmid = '' }: { node?: string; vmid?: string }) => {
    const guest = cluster.guests[vmid]
    if (guest?.node !== node || guest?.type !== type) return undefined
    const mebibytes = Math.round(guest.memory / 2 ** 20)
    const gibibytes = Math.round(guest.disk / 2 ** 30)
    const own =
      type === 'qemu'
        ? {
            name: guest.name,
            memory: `${mebibytes}`,
            scsi0: `local-zfs:vm-${vmid}-disk-0,size=${gibibytes}G`,
          }
        : {
            hostname: guest.name,
            memory: mebibytes,
            rootfs: `local-zfs:subvol-${vmid}-disk-0,size=${gibibytes}G`,
          }
    return {
      ...own,
      cores: guest.cpus,
      ostype: type === 'qemu' ? 'l26' : 'debian',
      net0: `${type === 'qemu' ? 'virtio' : 'name=eth0'},bridge=vmbr0`,
      digest: vmid.padStart(40, '0'),
      ...(guest.onboot !== undefined && { onboot: guest.onboot ? 1 : 0 }),
      ...(guest.tags !== undefined && { tags: guest.tags }),
      ...(guest.lock !== undefined && { lock: guest.lock }),
      ...(guest.template && { template: 1 }),
    }
  }
