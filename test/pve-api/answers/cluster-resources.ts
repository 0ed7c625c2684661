import { since } from '../releases.ts'
import { may } from '../rights.ts'
import type { View } from '../view.ts'
import { guestResource } from './guest-resource.ts'
import { nodeResource } from './node-resource.ts'
import { pools } from './pools.ts'
import { storageResources } from './storage-resources.ts'

/**
 * `GET /cluster/resources`, of one `type` (`node`, `vm`, `storage`, `sdn`) or of all, each as far as the account may audit
 * it. `PVE/API2/Cluster.pm`, pve-manager 8.4.1, 9.0.3 and 9.2.11: networks take the place of `sdn` since 9.1.
 */
export function clusterResources(view: View, { type }: { type?: string }): object[] {
  if (type === undefined) return Object.values(resources).flatMap<object>(list => list(view))
  return resources[type as keyof typeof resources]?.(view) ?? []
}

const resources = {
  pool: pools,
  vm: (view: View) =>
    Object.keys(view.cluster.guests)
      .filter(vmid => may(view.account, `/vms/${vmid}`, 'VM.Audit'))
      .map(vmid => guestResource(view, vmid)),
  node: (view: View) => Object.keys(view.cluster.nodes).map(name => nodeResource(view, name)),
  storage: storageResources,
  sdn: (view: View) => (hasNetworks(view) ? [] : localZones(view, sdnZone)),
  network: (view: View) => (hasNetworks(view) ? localZones(view, networkZone) : []),
}

function hasNetworks({ cluster, node }: View): boolean {
  const version = cluster.nodes[node]?.version
  return version !== undefined && since('9.1', version)
}

/** Every node has the zone `localnetwork`, whether SDN is used or not. */
const localZones = ({ cluster, account }: View, zone: (node: string) => object) =>
  may(account, '/sdn/zones/localnetwork', 'SDN.Audit') ? Object.keys(cluster.nodes).map(zone) : []

const sdnZone = (node: string) => ({
  id: `sdn/${node}/localnetwork`,
  type: 'sdn',
  sdn: 'localnetwork',
  node,
  status: 'ok',
})

const networkZone = (node: string) => ({
  id: `network/${node}/zone/localnetwork`,
  type: 'network',
  'network-type': 'zone',
  network: 'localnetwork',
  node,
  status: 'ok',
})
