/**
 * A Proxmox VE cluster as the simulated API knows it: a plain object, so that a fault is an assignment or a patch
 * (`change.ts`). Sizes in bytes, times in Unix seconds, CPU use as a ratio of the object's own CPUs.
 */
export interface PveCluster {
  /** The cluster's name; a host that stands alone has none. */
  name?: string
  /** Version of the cluster's configuration, counted up with every change. */
  configVersion: number
  /** By node name. */
  nodes: Record<string, PveNode>
  /** By vmid. */
  guests: Record<string, Guest>
  /** By name. A shared storage is one; any other exists once on each node. */
  storages: Record<string, Storage>
  /** By job id, such as `101-0`. */
  replication: Record<string, ReplicationJob>
  qdevice?: QDevice
  /** What the HA manager says of itself; armed and alive when left out. */
  ha?: HA
  /** Groups of nodes that see only each other; all see all when left out. */
  partition?: string[][]
  /** What every node says of quorum; counted from the votes when left out. */
  quorate?: boolean
  /** Who may ask, by `user@realm!token`, or by `user@realm` for a password. */
  accounts: Record<string, Account>
}

export interface PveNode {
  /** Corosync's node id; 0 on a host that stands alone. */
  id: number
  address: string
  online: boolean
  /** False when its `pvestatd` is dead: it and its guests are unknown, and its storages have no size. */
  reportsStatus: boolean
  /** Decides the shape of what it answers (`releases.ts`). */
  version: Version
  cpus: number
  cpu: number
  memory: number
  memoryUsed: number
  disk: number
  diskUsed: number
  started: number
  /** As the HA manager sees it: `online`, `maintenance`, `unknown`, `fence`, `gone`; none where nothing is in HA. A node in maintenance keeps that while it is off. */
  haState?: string
  /** When its LRM wrote its status the last time, in Unix seconds; just now, or ten minutes ago where it is off, when left out. */
  lrmSeen?: number
  /** Finished tasks; none when left out. */
  tasks?: Task[]
  /** Expiry of its certificates by file name; Proxmox VE's own two, far from it, when left out. */
  certificates?: Record<string, number>
  /** A sound NVMe and a sound hard disk when left out. */
  disks?: Disk[]
  subscription: Subscription
  /** What its API does in place of answering; `none` in health. */
  fault: Fault
  /** Milliseconds that its API takes for each call. */
  delay: number
  /** What its configuration has of the network, without the loopback; none when left out. */
  interfaces?: Interface[]
  /** False when the others have not heard its address since they started; heard when left out. */
  addressUnheard?: boolean
  /** Paths that its API answers with 500, such as `/cluster/resources`; none when left out. */
  brokenPaths?: string[]
}

/**
 * `silent` accepts and never answers, `hangs up` closes the connection, `forbidden` answers 403 and `broken` 500.
 * Dropped packets and refused connections are the network's, not the API's.
 */
export type Fault = 'none' | 'silent' | 'hangs up' | 'forbidden' | 'broken'

/** An entry of `/etc/network/interfaces`, with what the kernel says of it. */
export interface Interface {
  iface: string
  type: 'bridge' | 'bond' | 'eth' | 'vlan'
  /** IPv4 with its prefix length. */
  cidr?: string
  gateway?: string
  /** IPv6 with its prefix length. */
  cidr6?: string
  gateway6?: string
  comments?: string
  /** True when left out. */
  active?: boolean
}

export interface Version {
  version: string
  release: string
  repoid: string
}

export interface Subscription {
  status: 'new' | 'notfound' | 'active' | 'invalid' | 'expired' | 'suspended'
  /** `c`, `b`, `s` or `p`; none without a key. */
  level?: string
  /** As `2099-03-01`; none without a key. */
  nextDueDate?: string
}

export interface Guest {
  type: 'qemu' | 'lxc'
  name: string
  node: string
  /** A virtual machine's is QEMU's own (`qmpstatus`), so it can be `paused` while it uses memory. */
  status: 'running' | 'paused' | 'stopped'
  cpus: number
  cpu: number
  memory: number
  memoryUsed: number
  /** Bytes that a virtual machine holds of its host's memory (`memhost`, since 9.0); `memoryUsed` when left out. */
  memoryHost?: number
  disk: number
  /** Used bytes of a container's root; Proxmox VE knows none of a virtual machine's. */
  diskUsed: number
  started: number
  /** Bytes a second that each of its four counters grows by. */
  traffic: number
  template: boolean
  /** Started with its node; what its configuration leaves out when undefined. */
  onboot?: boolean
  /** As Proxmox VE joins them: `prod;web`. */
  tags?: string
  /** `backup`, `clone`, `create`, `migrate`, `rollback`, `snapshot`, `snapshot-delete`, `suspended`, `suspending`. */
  lock?: string
  pool?: string
  /** As the HA manager sees it, such as `started`, or `freeze` while HA is disarmed; none when HA does not manage it. */
  haState?: string
  /** In a backup job. */
  backedUp: boolean
}

export interface Storage {
  plugin: string
  content: string
  shared: boolean
  size: number
  used: number
  /** Nodes that can't reach it. */
  missingOn: string[]
}

export interface ReplicationJob {
  guest: number
  target: string
  /** Seconds the last run took. */
  duration: number
  /** 0 if never; the last full quarter of an hour, as its schedule says, when left out. */
  lastSync?: number
  failedSyncs: number
}

export interface HA {
  /** `ha-manager crm-command disarm-ha` (pve-ha-manager 5.1.3). */
  disarm?: { state: 'disarming' | 'disarmed'; mode: 'freeze' | 'ignore' }
  /** When the CRM wrote its status the last time; just now when left out. */
  crmSeen?: number
}

/** A task that has ended. */
export interface Task {
  /** `vzdump`, `qmigrate`, `vzmigrate`, … */
  type: string
  /** A guest's number, or what else it is about; none for a backup job of several guests. */
  id?: string
  /** A minute before its end when left out. */
  start?: number
  end: number
  /** `OK`, `WARNINGS: <number>`, or the error. */
  status: string
  /** `root@pam` when left out. */
  user?: string
}

export interface Disk {
  device: string
  type: 'hdd' | 'ssd' | 'nvme'
  /** smartctl's word: `PASSED`, `OK`, `FAILED!`, `SMART Disabled`; `UNKNOWN` where it can't say. */
  health: string
  /** Percent that are left; none for a hard disk. */
  wearout?: number
  serial: string
  model?: string
}

export interface QDevice {
  host: string
  connected: boolean
}

export interface Account {
  /** A token's value or a user's password. */
  secret: string
  /**
   * What a token has in common with its user. `PrometheusExporter` is the role with the least privileges that the README
   * makes; `NoAccess` is a token without a role of its own, which privilege separation leaves with nothing.
   */
  role: 'PVEAuditor' | 'PrometheusExporter' | 'NoAccess'
  /** A privilege that was taken from that role. */
  without?: Privilege
  /** Where the role is given, to all below, such as `/vms/101`; `/` when left out. */
  path?: string
  /** Unix seconds; never when left out. */
  expire?: number
}

/** The privileges that an answer depends on. */
export type Privilege =
  | 'Datastore.Audit'
  | 'Mapping.Audit'
  | 'Pool.Audit'
  | 'SDN.Audit'
  | 'Sys.Audit'
  | 'VM.Audit'
