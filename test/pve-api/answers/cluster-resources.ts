import type { View } from '../view.ts'
import { guestResource } from './guest-resource.ts'
import { nodeResource } from './node-resource.ts'
import { pools } from './pools.ts'
import { storageResources } from './storage-resources.ts'

/** `GET /cluster/resources`, of one `type` (`node`, `vm`, `storage`, `sdn`) or of all. */
export function clusterResources(view: View, { type }: { type?: string }): object[] {
  if (type === undefined) return Object.values(resources).flatMap<object>(list => list(view))
  return resources[type as keyof typeof resources]?.(view) ?? []
}

const resources = {
  pool: pools,
  vm: (view: View) => Object.keys(view.cluster.guests).map(vmid => guestResource(view, vmid)),
  node: (view: View) => Object.keys(view.cluster.nodes).map(name => nodeResource(view, name)),
  storage: storageResources,
  sdn: ({ cluster }: View) =>
    Object.keys(cluster.nodes).map(node => ({
      id: `sdn/${node}/localnetwork`,
      type: 'sdn',
      sdn: 'localnetwork',
      node,
      status: 'ok',
    })),
}
