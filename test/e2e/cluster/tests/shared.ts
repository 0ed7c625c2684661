import { join } from 'node:path'
import { kubeRCnewyork } from '../../../pve-api/kube-rc-newyork.ts'
import { backupServer } from '../../laboratory/backup-server.ts'
import { startLaboratory } from '../../laboratory/laboratory.ts'
import { dual, environments, recetteNewyork } from './environments.ts'

/** What all test files share: the cluster, the environments' tree, and the hypervisors. */
export const laboratory = await startLaboratory()
export const { cluster } = laboratory
export const { kubectl, prometheus, waitFor, eventually } = cluster

export const tree = await laboratory.tree('environments', environments)

/** The hypervisors of `recette-newyork`, and those of `dual`, `slices` and `static`. */
export const newyork = await laboratory.proxmox('newyork', recetteNewyork, { model: kubeRCnewyork })
export const dualHypervisors = await laboratory.proxmox('dual', dual, { name: 'dual' })

/** The backup server of `dual`, `slices` and `static`. */
export const pbs1 = await backupServer(cluster, join(laboratory.folder, 'pbs1'), {
  name: 'pbs1',
  address: '203.0.113.40',
  groups: ['vm/100', 'ct/104'],
})

/** Options of kubectl for the environments' namespace. */
export const inMonitoring = '--namespace=monitoring'

/** Matches what a scrape brought; rules, which may have run by now or not, make series with a colon, and ALERTS. */
export const onlyScraped = '__name__!~".+:.+|ALERTS.*"'

/** Names of objects of `recette-newyork`. */
export const names = {
  cluster: 'recette-newyork-proxmox-monit-pve-exporter',
  node: 'recette-newyork-proxmox-monit-pve-exporter-node',
  hypervisors: 'recette-newyork-proxmox-monit-pve-exporter-hypervisor',
}
