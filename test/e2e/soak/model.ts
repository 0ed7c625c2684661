import type { Account, PveCluster } from '../../pve-api/cluster.ts'
import { storage } from '../../pve-api/healthy.ts'
import { modelOf as clusterOf } from '../laboratory/proxmox.ts'
import { type EnvironmentName, environments } from './environments.ts'

const size = 2048 * 2 ** 30

/** Six guests a hypervisor, and a storage that is used by more than half; a host that stands alone has no cluster. */
export const modelOf =
  (name: EnvironmentName) =>
  (accounts: Record<string, Account>): PveCluster => {
    const { hypervisors } = environments[name]
    const { name: clusterName, ...model } = clusterOf(name, hypervisors, accounts, 6)
    model.storages.dumps = storage({ plugin: 'nfs', content: 'backup', shared: true, used: size * 0.55 })
    if (hypervisors.length > 1) return { ...model, name: clusterName as string }
    for (const node of Object.values(model.nodes)) {
      node.id = 0
      delete node.haState
    }
    for (const guest of Object.values(model.guests)) delete guest.haState
    return model
  }
