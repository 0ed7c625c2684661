import { kubeRCnewyork } from '../../../pve-api/kube-rc-newyork.ts'
import { startLaboratory } from '../../laboratory/laboratory.ts'
import { environments, recetteNewyork } from './environments.ts'

/** What all test files share: the cluster, the environments' tree, and the hypervisors. */
export const laboratory = await startLaboratory()
export const { cluster } = laboratory

export const tree = await laboratory.tree('environments', environments)

/** The hypervisors of `recette-newyork`. */
export const newyork = await laboratory.proxmox('newyork', recetteNewyork, { model: kubeRCnewyork })
