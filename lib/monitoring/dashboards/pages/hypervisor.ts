import { dashboard } from '../dashboard.ts'
import { uids } from '../dashboard-names.ts'
import { environments, nodeExporterJobs, hypervisor as picked } from '../variables.ts'
import { cpu } from './hypervisor/cpu.ts'
import { disks } from './hypervisor/disks.ts'
import { guests } from './hypervisor/guests.ts'
import { hardware } from './hypervisor/hardware.ts'
import { health } from './hypervisor/health.ts'
import { memory } from './hypervisor/memory.ts'
import { network } from './hypervisor/network.ts'

/** One hypervisor, as Proxmox VE and as its own kernel see it. */
export const hypervisor = () =>
  dashboard({
    uid: uids.hypervisor,
    title: 'Proxmox / Hypervisor',
    description:
      'One node, Proxmox VE and node exporter side by side. Panels of node exporter stay empty where none runs.',
    variables: [environments(), picked(), nodeExporterJobs()],
    sections: [health(), cpu(), memory(), disks(), hardware(), network(), guests()],
  })
