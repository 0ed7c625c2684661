import type { Privilege } from '../cluster.ts'
import type { View } from '../view.ts'
import { clusterResources } from './cluster-resources.ts'
import { clusterStatus } from './cluster-status.ts'
import { haStatus } from './ha-status.ts'
import { guestConfig, nodeGuests } from './node-guests.ts'
import { certificates, disks } from './node-hardware.ts'
import { nodeNetwork } from './node-network.ts'
import { permissions } from './permissions.ts'
import { replication, replicationStatus } from './replication.ts'
import { nodes, notBackedUp, qdevice, subscription, version } from './small-answers.ts'
import { tasks } from './tasks.ts'
import { user } from './user.ts'

/** Gives the `data` of an answer from the path's names and the query; `undefined` when there is no such object. */
export type Answer = (view: View, parameters: Record<string, string>) => unknown

export interface Route {
  path: string
  answer: Answer
  /** What it asks for (`permissions` in the product's source), with the path's names; any account may ask when left out. */
  check?: [path: string, privilege: Privilege, reason?: 'unsaid']
}

/** Every path that the simulated API answers, as the API viewer writes it. */
export const routes: Route[] = [
  { path: '/version', answer: version },
  { path: '/cluster/status', answer: clusterStatus, check: ['/', 'Sys.Audit'] },
  { path: '/cluster/resources', answer: clusterResources },
  { path: '/cluster/backup-info/not-backed-up', answer: notBackedUp, check: ['/', 'Sys.Audit'] },
  { path: '/cluster/config/qdevice', answer: qdevice, check: ['/', 'Sys.Audit'] },
  { path: '/cluster/ha/status/current', answer: haStatus, check: ['/', 'Sys.Audit'] },
  { path: '/nodes', answer: nodes },
  { path: '/access/permissions', answer: permissions },
  { path: '/access/users/{userid}', answer: user, check: ['/access/groups', 'Sys.Audit', 'unsaid'] },
  { path: '/nodes/{node}/network', answer: nodeNetwork },
  { path: '/nodes/{node}/qemu', answer: nodeGuests('qemu') },
  { path: '/nodes/{node}/lxc', answer: nodeGuests('lxc') },
  {
    path: '/nodes/{node}/qemu/{vmid}/config',
    answer: guestConfig('qemu'),
    check: ['/vms/{vmid}', 'VM.Audit'],
  },
  { path: '/nodes/{node}/lxc/{vmid}/config', answer: guestConfig('lxc'), check: ['/vms/{vmid}', 'VM.Audit'] },
  { path: '/nodes/{node}/replication', answer: replication },
  { path: '/nodes/{node}/replication/{id}/status', answer: replicationStatus },
  { path: '/nodes/{node}/subscription', answer: subscription },
  { path: '/nodes/{node}/tasks', answer: tasks },
  { path: '/nodes/{node}/certificates/info', answer: certificates },
  { path: '/nodes/{node}/disks/list', answer: disks, check: ['/nodes/{node}', 'Sys.Audit'] },
]

/** The route of a path and the names in it. */
export function findRoute(path: string): { route: Route; names: Record<string, string> } | undefined {
  for (const route of routes) {
    const names = match(route.path, path)
    if (names) return { route, names }
  }
  return undefined
}

/** What stands for each `{name}` of a route's path, or undefined where the path is another. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/')
  const received = path.split('/')
  if (expected.length !== received.length) return undefined
  const names: Record<string, string> = {}
  for (const [index, part] of expected.entries())
    if (part.startsWith('{')) names[part.slice(1, -1)] = decodeURIComponent(received[index] ?? '')
    else if (part !== received[index]) return undefined
  return names
}
