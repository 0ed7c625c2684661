import { join } from 'node:path'
import { machine } from '../alerts/machine.ts'
import { startPaging } from '../alerts/paging.ts'
import { startFlux } from '../cluster/flux.ts'
import { pushedTree } from '../gitops/pushed-tree.ts'
import { startLaboratory } from '../laboratory/laboratory.ts'
import type { Proxmox } from '../laboratory/proxmox.ts'
import { say } from '../laboratory/say.ts'
import { type EnvironmentName, environments, names } from './environments.ts'
import { modelOf } from './model.ts'

/** What all parts share: the cluster, who is paged, and the environments as Flux brings them from a git server. */
export const laboratory = await startLaboratory()
export const { cluster } = laboratory
const { folder } = laboratory

export const { pager, alertmanager } = await startPaging(laboratory)

export const hypervisorsOf = {} as Record<EnvironmentName, Proxmox>

/** What the exporters of `bern` take for a CA. */
export const trust = (...authorities: string[]) =>
  cluster.kubectl.apply([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'pve-bern-ca', namespace: 'monitoring' },
      data: { 'ca.crt': authorities.join('') },
    },
  ])

for (const name of names) {
  const machines: Record<string, string[]> = {}
  for (const hypervisor of environments[name].hypervisors)
    machines[hypervisor.name] = (await machine(join(folder, 'machines', hypervisor.name))).flags
  hypervisorsOf[name] = await laboratory.proxmox(name, environments[name], {
    model: modelOf(name),
    authorityBy: '9.1.2',
    nodeExporterFlags: hypervisor => machines[hypervisor] ?? [],
  })
  await laboratory.secret('monitoring', `pve-${name}`, hypervisorsOf[name].secret)
}
await trust(hypervisorsOf.bern.ca)

export const tree = await pushedTree(join(folder, 'repository'))
for (const name of names) tree.write(name, environments[name])
export const firstCommit = await tree.push('the environments')
export const flux = await startFlux(cluster, join(folder, 'flux'))
await cluster.kubectl(['apply', '--server-side', '-k', join(tree.folder, 'gitops/flux')])
await cluster.kubectl(['apply', '--server-side', '-f', join(tree.folder, 'gitops/flux/root.yaml')])
say('Flux has the environments')
