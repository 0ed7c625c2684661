/** Names of the objects; an overlay puts its prefix before them. They are part of the contract. */
export const names = {
  nodeExporter: 'proxmox-monit-node-exporter',
  pveExporter: 'proxmox-monit-pve-exporter',
  pveExporterNode: 'proxmox-monit-pve-exporter-node',
  exporterDeadline: 'proxmox-monit-pve-exporter-deadline',
  hypervisors: 'proxmox-monit-pve-exporter-hypervisor',
  rules: 'proxmox-monit-rules',
  prometheusAccess: 'proxmox-monit-prometheus',
  shard: 'proxmox-monit-shard',
} as const

/** The name of an object by what its labels call it. */
export const objectName = (name: string): string => `${prefix}${name}`

const prefix = 'proxmox-monit-'

/** Values of the label `job`, one a scrape. */
export const jobs = {
  cluster: 'proxmox-pve-cluster',
  node: 'proxmox-pve-node',
  exporter: 'proxmox-pve-exporter',
  shard: 'proxmox-shard',
} as const

/** The label that stands in every selector and on every series. */
export const environmentLabel = 'environment'

/** Metadata of an object: its name, and labels that tell it and its component. */
export const metadata = (name: string, component: string) => ({
  name,
  labels: {
    ...nameLabel(name),
    ...componentLabel(component),
    'app.kubernetes.io/part-of': 'proxmox-monitoring',
  },
})

/** The label that tells one workload or Service from the others; in selectors the environment stands beside it. */
export const nameLabel = (name: string) => ({ 'app.kubernetes.io/name': name.replace(prefix, '') })

/** The label that both exporters' pods and Services share. */
export const componentLabel = (component: string) => ({ 'app.kubernetes.io/component': component })

/** Label keys that stand in selectors, which therefore nobody else may set. */
export const selectorLabels = [environmentLabel, 'app.kubernetes.io/name', 'app.kubernetes.io/component']
