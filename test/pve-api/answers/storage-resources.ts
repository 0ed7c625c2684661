import { sees, type View } from '../view.ts'

/** The storages in `/cluster/resources`: each, shared ones too, once a node. */
export const storageResources = (view: View) =>
  Object.keys(view.cluster.nodes).flatMap(node =>
    Object.entries(view.cluster.storages).map(
      ([storage, { plugin, content, shared, size, used, missingOn }]) => {
        const known = sees(view, node) && view.cluster.nodes[node]?.reportsStatus && !missingOn.includes(node)
        return {
          id: `storage/${node}/${storage}`,
          type: 'storage',
          storage,
          node,
          plugintype: plugin,
          content,
          shared: shared ? 1 : 0,
          status: known ? 'available' : 'unknown',
          ...(known && { maxdisk: size, disk: used }),
        }
      },
    ),
  )
