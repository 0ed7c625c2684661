import { join } from 'node:path'
import { names as objectNames } from '../../../lib/environment/object-names.ts'
import type { Environment } from '../../../lib/environment.ts'
import { machine } from '../alerts/machine.ts'
import { startPaging } from '../alerts/paging.ts'
import { monitorLabels, startLaboratory } from '../laboratory/laboratory.ts'
import type { Proxmox } from '../laboratory/proxmox.ts'
import { say } from '../laboratory/say.ts'
import { type EnvironmentName, environments } from './environments.ts'
import { healthyHost } from './model.ts'

/** What all tests share: the cluster with every environment applied, and who is paged. */
export const laboratory = await startLaboratory()
const { cluster, folder } = laboratory

export const { pager, alertmanager } = await startPaging(laboratory)

export const tree = await laboratory.tree('scale', environments)

export const names = Object.keys(environments) as EnvironmentName[]

export const apply = async (name: EnvironmentName) => void (await laboratory.apply(await tree.render(name)))

const proxmoxes = new Map<EnvironmentName, Proxmox>()

for (const name of names) {
  const { flags } = await machine(join(folder, 'machines', name))
  const proxmox = await laboratory.proxmox(name, environments[name], {
    model: healthyHost(name),
    nodeExporterFlags: () => flags,
  })
  await laboratory.secret('monitoring', `pve-${name}`, proxmox.secret)
  proxmoxes.set(name, proxmox)
  await apply(name)
}
say('the environments are applied')

/** The hypervisor of an environment, and what its API says. */
export const proxmoxOf = (name: EnvironmentName): Proxmox => proxmoxes.get(name) as Proxmox

/** Runs as many pods of the environment's exporter. */
export const scaleExporter = async (name: EnvironmentName, replicas: number) => {
  const deployment = `deployment/${name}-proxmox-monit-pve-exporter`
  await cluster.kubectl(['scale', deployment, `--replicas=${replicas}`, '--namespace=monitoring'])
}

/** Applies all environments as whoever sees the series of all shards needs them, with fields of their own. */
export const applyUnsharded = async (own: Partial<Environment> = {}) => {
  for (const name of names)
    tree.write(name, {
      ...environments[name],
      prometheus: { monitorLabels },
      patches: environments[name].patches.filter(({ target }) => target.name !== objectNames.shard),
      ...own,
    })
  await tree.build()
  for (const name of names) await apply(name)
  const probes = ['probes.monitoring.coreos.com', '--selector=app.kubernetes.io/name=shard']
  await cluster.kubectl(['delete', ...probes, '--namespace=monitoring'])
}
