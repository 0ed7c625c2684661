/** A dashboard as it is delivered: its file in dashboards/, which is its ConfigMap's data key as well, and the ConfigMap's name. */
export interface DeliveredName {
  file: string
  configMap: string
}

/** The dashboards, by uid, in the order in which a person walks down: from all environments to one guest. Uids never change. */
export const uids = {
  fleet: 'proxmox-fleet',
  cluster: 'proxmox-cluster',
  hypervisor: 'proxmox-hypervisor',
  guests: 'proxmox-guests',
  storageAndBackup: 'proxmox-storage-and-backup',
  backups: 'proxmox-backups',
  ceph: 'proxmox-ceph',
  exporters: 'proxmox-exporters',
} as const

/** The tag by which dashboards link to each other. */
export const tag = 'proxmox-monitoring'

/** What every ConfigMap's name starts with, and a patch of all of them names. */
export const configMapPrefix = 'proxmox-monit-dashboard-'

/** The names of the dashboard of a uid; Grafana's sidecar names its files by the data key, so that is the uid's, too. */
const deliveredName = (uid: string): DeliveredName => ({
  file: `${uid}.json`,
  configMap: `${configMapPrefix}${uid.replace(/^proxmox-/, '')}`,
})

/** The names of all the generator's own dashboards. */
export const deliveredNames: DeliveredName[] = Object.values(uids).map(deliveredName)
