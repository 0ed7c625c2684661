import { disk, type Upkeep } from './telegraf.ts'
import type { Told } from './told.ts'
import type { Truth } from './truth.ts'

/** What pages must say of HA, certificates and disks; the hypervisor that is picked is `pve2` of the first environment. */
export const truthOfUpkeep = (all: (Told & { upkeep: Upkeep })[]): Truth => {
  const [first] = all
  const { model, serial, device } = disk('pve2')
  return {
    'Cluster: panel HA acts': [
      { labels: {}, value: Math.min(...all.map(({ upkeep }) => (upkeep.failing ? 0 : 3))) },
    ],
    'Cluster: panel Certificates': all.flatMap(({ environment, upkeep }) =>
      Object.keys(upkeep.cluster.nodes).map(node => ({
        labels: { environment, node, filename: 'pve-ssl.pem' },
        value: upkeep.size * 100 * 86_400,
      })),
    ),
    'Hypervisor: panel Disks by SMART, SMART':
      first === undefined
        ? []
        : [
            {
              labels: { environment: first.environment, device, model, serial },
              value: first.upkeep.failing ? 0 : 1,
            },
          ],
    'Hypervisor: panel Disks by SMART, Life left':
      first === undefined
        ? []
        : [{ labels: { environment: first.environment, device }, value: 0.9 / first.upkeep.size }],
  }
}
