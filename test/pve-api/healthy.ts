import type { Guest, PveNode, Storage } from './cluster.ts'

const gibibyte = 2 ** 30

/** 2024-01-15, when everything that runs was started. */
const started = 1_705_276_800

/** A healthy hypervisor: 32 CPUs and 256 GiB, without a subscription. */
export const node = (own: Pick<PveNode, 'id' | 'address'> & Partial<PveNode>): PveNode => ({
  online: true,
  reportsStatus: true,
  version: { version: '9.1.4', release: '9.1', repoid: '5ac30304265fbd8e' },
  cpus: 32,
  cpu: 0.21,
  memory: 256 * gibibyte,
  memoryUsed: 143 * gibibyte,
  disk: 94 * gibibyte,
  diskUsed: 21 * gibibyte,
  started,
  subscription: { status: 'notfound' },
  fault: 'none',
  delay: 0,
  ...own,
})

/** A guest that runs, starts with its node and is backed up: 4 CPUs, 8 GiB, 64 GiB of disk. */
export const guest = (own: Pick<Guest, 'type' | 'name' | 'node'> & Partial<Guest>): Guest => ({
  status: 'running',
  cpus: 4,
  cpu: 0.08,
  memory: 8 * gibibyte,
  memoryUsed: 5 * gibibyte,
  disk: 64 * gibibyte,
  diskUsed: 17 * gibibyte,
  started: started + 3600,
  traffic: 20_000,
  template: false,
  onboot: true,
  backedUp: true,
  ...own,
})

/** A storage of 2 TiB, a third used. */
export const storage = (own: Pick<Storage, 'plugin' | 'content'> & Partial<Storage>): Storage => ({
  shared: false,
  size: 2048 * gibibyte,
  used: 680 * gibibyte,
  missingOn: [],
  ...own,
})
