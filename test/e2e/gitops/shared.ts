import { join } from 'node:path'
import { kubeRCnewyork } from '../../pve-api/kube-rc-newyork.ts'
import { startLaboratory } from '../laboratory/laboratory.ts'
import { byFlux, seen, virtrc18u, virtrc19u } from './environments.ts'
import { pushedTree } from './pushed-tree.ts'

/** What all test files share: the cluster, the repository that Flux and Argo CD read, and the hypervisors. */
export const laboratory = await startLaboratory()
export const { cluster } = laboratory
export const tree = await pushedTree(join(laboratory.folder, 'repository'))

/** The Proxmox VE cluster `kubeRCnewyork`, which every environment monitors. */
export const newyork = await laboratory.proxmox('newyork', seen({ hypervisors: [virtrc18u, virtrc19u] }), {
  model: kubeRCnewyork,
})
await laboratory.secret('monitoring', 'pve-exporter', newyork.secret)

// Every file finds it in the tree: a build makes nothing of no environment.
tree.write('recette-newyork', seen({ delivery: byFlux }))
