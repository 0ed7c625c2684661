import type { PveNode } from '../cluster.ts'
import { since } from '../releases.ts'
import { may } from '../rights.ts'
import { hasFigures, sees, type View } from '../view.ts'

/**
 * A node in `/cluster/resources`, without figures where the account may not audit it. One that is offline, or whose
 * `pvestatd` is dead, has none, after the five minutes for which the last are kept; the latter's status is unknown.
 * `extract_node_stats` in `PVE/API2Tools.pm`, and `PVE/API2/Cluster.pm`, pve-manager 8.4.1 and 9.2.11.
 */
export function nodeResource(view: View, name: string) {
  const node = view.cluster.nodes[name] as PveNode
  const known = hasFigures(view, name)
  return {
    id: `node/${name}`,
    type: 'node',
    node: name,
    status: known ? 'online' : sees(view, name) ? 'unknown' : 'offline',
    ...(sees(view, name) && {
      'cgroup-mode': 2,
      ...(since('9.2', node.version) && { 'host-arch': 'x86_64' }),
    }),
    ...(known && { level: node.subscription.level ?? '' }),
    ...(node.haState !== undefined && { hastate: node.haState }),
    ...(known &&
      may(view.account, `/nodes/${name}`, 'Sys.Audit') && {
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
