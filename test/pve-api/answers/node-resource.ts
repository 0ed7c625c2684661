import type { PveNode } from '../cluster.ts'
import { sees, type View } from '../view.ts'

/** A node in `/cluster/resources`: without any figure while it is offline. */
export function nodeResource(view: View, name: string) {
  const node = view.cluster.nodes[name] as PveNode
  const online = sees(view, name)
  return {
    id: `node/${name}`,
    type: 'node',
    node: name,
    status: online ? 'online' : 'offline',
    level: node.subscription.level ?? '',
    ...(node.haState !== undefined && { hastate: node.haState }),
    ...(online && {
      'cgroup-mode': 2,
      cpu: node.cpu,
      maxcpu: node.cpus,
      mem: node.memoryUsed,
      maxmem: node.memory,
      disk: node.diskUsed,
      maxdisk: node.disk,
      uptime: Math.max(0, view.now - node.started),
    }),
  }
}
