import { startLaboratory } from '../laboratory/laboratory.ts'
import { environments } from './environments.ts'
import { models } from './models.ts'

/** What all test files share: the cluster, the overlays that were applied, and the hypervisors. */
export const laboratory = await startLaboratory()
export const { cluster } = laboratory
export const { kubectl, waitFor } = cluster

export const tree = await laboratory.tree('dashboards', environments)

/** Puts an environment's hypervisors on the network and applies its overlay. */
const monitored = async (name: keyof typeof models) => {
  const proxmox = await laboratory.proxmox(name, environments[name] as (typeof environments)[string], {
    model: models[name],
    ...(name === 'large' && { together: 'large' }),
  })
  await laboratory.secret('monitoring', `pve-${name}`, proxmox.secret)
  await laboratory.apply(await tree.render(name))
  return proxmox
}

export const large = await monitored('large')
export const three = await monitored('three')
export const twin = await monitored('twin')
export const alone = await monitored('alone')
export const renamed = await monitored('renamed')
