/** A Proxmox Backup Server as its API tells of it. Times are Unix seconds, sizes bytes. */
export interface PbsServer {
  /** The name of its host. */
  name: string
  version: string
  /** By `<user>@<realm>!<token>`. */
  accounts: Record<string, { secret: string; role: PbsRole }>
  datastores: Record<string, Datastore>
  /** By the job's id. */
  verifyJobs: Record<string, VerifyJob>
  /** The newest first. */
  tasks: Task[]
  /** `silent` never answers, `broken` answers 500. */
  fault: 'none' | 'silent' | 'broken'
}

/** `Audit` has Sys.Audit and Datastore.Audit; `DatastoreAudit` the latter alone. */
export type PbsRole = 'Audit' | 'DatastoreAudit' | 'NoAccess'

export interface Datastore {
  total: number
  used: number
  /** The day when it will be full by the server's own estimate; 0 where it does not fill. Absent while it has too little history. */
  estimatedFull?: number
  /** Why it can't be looked up: it then has no size. */
  error?: string
  /** By `<type>/<id>`, in the root namespace unless `namespace` says another. */
  groups: Record<string, BackupGroup>
  /** Garbage collection; without `lastRun` it never ran, without `schedule` nothing starts it. */
  gc: { schedule?: string; lastRun?: Run; stillBad: number }
}

export interface BackupGroup {
  lastBackup: number
  count: number
  namespace?: string
}

export interface VerifyJob {
  store: string
  schedule?: string
  lastRun?: Run
}

/** When it ended and how: `OK`, `WARNINGS: <count>`, `unknown`, or the error. */
export interface Run {
  end: number
  state: string
}

export interface Task {
  type: string
  id?: string
  start: number
  user?: string
  /** Absent while it runs. */
  end?: Run
}

/** A server in health, an hour after its nightly backups of these guests. */
export const healthyServer = (
  now: number,
  groups: string[],
  accounts: PbsServer['accounts'] = {},
  name = 'pbs1',
): PbsServer => ({
  name,
  version: '3.2.4',
  accounts,
  datastores: {
    tank: {
      total: 8e12,
      used: 3e12,
      estimatedFull: 0,
      groups: Object.fromEntries(groups.map(group => [group, { lastBackup: now - 3600, count: 14 }])),
      gc: { schedule: 'daily', lastRun: { end: now - 7200, state: 'OK' }, stillBad: 0 },
    },
  },
  verifyJobs: {
    'v-4f1c2a80-9d3e': { store: 'tank', schedule: 'daily', lastRun: { end: now - 5400, state: 'OK' } },
  },
  tasks: [
    { type: 'backup', id: 'tank:vm/101', start: now - 3700, end: { end: now - 3600, state: 'OK' } },
    { type: 'garbage_collection', id: 'tank', start: now - 7500, end: { end: now - 7200, state: 'OK' } },
  ],
  fault: 'none',
})
