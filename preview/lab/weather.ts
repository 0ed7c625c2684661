import type { Guest, PveCluster, PveNode } from '../../test/pve-api/cluster.ts'
import { wave } from './noise.ts'

/** What the hypervisors use for themselves. */
const own = { cpu: 0.03, memoryUsed: 9 * 2 ** 30 }

/** Lets a cluster's use change with the time (Unix seconds): guests in waves, nodes as the sum of their guests. */
export function weather(cluster: PveCluster, seconds: number): PveCluster {
  for (const [vmid, guest] of Object.entries(cluster.guests)) blow(guest, `${cluster.name} ${vmid}`, seconds)
  for (const [name, node] of Object.entries(cluster.nodes)) carry(node, guestsOf(cluster, name))
  for (const [name, storage] of Object.entries(cluster.storages))
    storage.used *= 1 + 0.01 * wave(`${cluster.name} ${name}`, seconds)
  return cluster
}

function blow(guest: Guest, name: string, seconds: number) {
  guest.cpu = Math.min(1, guest.cpu * (1 + 0.6 * wave(name, seconds)))
  guest.memoryUsed = Math.min(guest.memory, guest.memoryUsed * (1 + 0.1 * wave(`${name} memory`, seconds)))
}

function carry(node: PveNode, guests: Guest[]) {
  const sum = (part: (guest: Guest) => number) => guests.reduce((total, guest) => total + part(guest), 0)
  node.cpu = Math.min(1, own.cpu + sum(({ cpu, cpus }) => cpu * cpus) / node.cpus)
  node.memoryUsed = Math.min(node.memory, own.memoryUsed + sum(({ memoryUsed }) => memoryUsed))
}

const guestsOf = (cluster: PveCluster, node: string) =>
  Object.values(cluster.guests).filter(guest => guest.node === node && guest.status === 'running')
