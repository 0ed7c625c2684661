import { may } from '../rights.ts'
import { hasFigures, type View } from '../view.ts'

/** The storages in `/cluster/resources` that the account may audit: each, shared ones too, once a node. */
export const storageResources = (view: View) =>
  Object.keys(view.cluster.nodes).flatMap(node =>
    Object.entries(view.cluster.storages)
      .filter(([name]) => may(view.account, `/storage/${name}`, 'Datastore.Audit'))
      .map(([storage, { plugin, content, shared, size, used, missingOn }]) => {
        const known = hasFigures(view, node) && !missingOn.includes(node)
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
      }),
  )
