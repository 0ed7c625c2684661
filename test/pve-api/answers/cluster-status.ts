import { isQuorate, sees, type View } from '../view.ts'

/** `GET /cluster/status`: the cluster, where there is one, and its nodes, as the answering node sees them. */
export function clusterStatus(view: View) {
  const { cluster } = view
  const nodes = Object.entries(cluster.nodes).map(
    ([name, { id, address, addressUnheard, subscription }]) => ({
      type: 'node',
      id: `node/${name}`,
      name,
      nodeid: id,
      // pmxcfs knows the address of whoever it heard since it started (`nodeip_hash_set` in `status.c`, pve-cluster 9.1.6).
      ...(!addressUnheard && { ip: address }),
      online: sees(view, name) ? 1 : 0,
      local: name === view.node ? 1 : 0,
      level: subscription.level ?? '',
    }),
  )
  if (cluster.name === undefined) return nodes
  const itself = {
    type: 'cluster',
    id: 'cluster',
    name: cluster.name,
    version: cluster.configVersion,
    nodes: nodes.length,
    quorate: isQuorate(view) ? 1 : 0,
  }
  return [itself, ...nodes]
}
