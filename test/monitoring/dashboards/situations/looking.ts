import type { Picked } from '../filled.ts'

/** What somebody who looks at the situations has picked. */
export const looking: Picked = {
  environment: ['paris', 'lyon', 'alone'],
  node: ['pve1', 'pve2', 'pve3'],
  job: ['proxmox-node-exporter'],
  hypervisor: 'pve2|paris',
  guest: 'qemu/101|paris',
  search: '',
  rows: '100',
  __rate_interval: '4m',
  __range: '21600s',
}
