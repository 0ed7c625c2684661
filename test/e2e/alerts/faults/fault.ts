import type { Change } from '../../../pve-api/change.ts'
import type { PveCluster } from '../../../pve-api/cluster.ts'
import type { Hypervisor } from '../../cluster/hypervisor.ts'
import type { BackupServer } from '../../laboratory/backup-server.ts'
import type { EnvironmentName } from '../environments.ts'
import type { Machine } from '../machine.ts'

/**
 * Where a fault comes from. `kernel files` are what node exporter reads under `/proc` and `/sys`; `text files` is what
 * Debian's `prometheus-node-exporter-collectors` write. A text file in place of a collector stands in for a collector of node exporter that can't
 * be led to files: its series come out of a text file under its names, so what is not proven is the collector itself. A stand-in
 * of an exporter has the series of that exporter's source (`lib/environment/exporters/`).
 */
export type Source =
  | 'Proxmox VE API'
  | 'Proxmox Backup Server API'
  | 'network'
  | 'Kubernetes'
  | 'kernel files'
  | 'text files'
  | 'text file in place of a collector'
  | 'stand-in of an exporter'

/** Something that goes wrong, and all the alerts that tell of it. */
export interface Fault {
  what: string
  source: Source
  environment: EnvironmentName
  /** Makes it happen; `round` counts from 0 where it goes on happening. */
  begin(site: Site, round: number): unknown
  /** Seconds after which it happens again; once when left out. */
  every?: number
  /** Ends what healing the site does not. */
  end?(site: Site): unknown
  raises: Raised[]
}

/** An alert by the labels that it must have, besides its environment and its namespace. */
export type Raised = { alertname: `Proxmox${string}`; severity: 'critical' | 'warning' | 'info' } & Record<
  string,
  string
>

/** What of an environment a fault can lay hands on. */
export interface Site {
  /** A merge patch of what the API says. */
  change(patch: Change<PveCluster>): Promise<void>
  hypervisors: Record<string, Hypervisor>
  /** What a stand-in of an exporter says in place of its own series. */
  say(hypervisor: string, exporter: string, file: string, series: string): void
  /** By the names in `backupServers`. */
  backupServers: Record<string, BackupServer>
  /** By hypervisor. */
  machines: Record<string, Machine>
  /** Applies the environment as `npm run build` makes it, or with what an operator did to it. */
  apply(variant: 'as it is' | 'without nodes'): Promise<void>
  scale(deployment: string, replicas: number): Promise<void>
}

/** A fault of the cluster `faulty` that its API tells of. */
export const said = (what: string, patch: Change<PveCluster>, ...raises: Raised[]): Fault => ({
  what,
  source: 'Proxmox VE API',
  environment: 'faulty',
  begin: ({ change }) => change(patch),
  raises,
})
