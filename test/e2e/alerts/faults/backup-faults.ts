import type { PbsServer } from '../../../pbs-api/server.ts'
import type { Change } from '../../../pve-api/change.ts'
import { type Fault, type Raised, said } from './fault.ts'

const hour = 3600
const day = 24 * hour
const now = () => Math.floor(Date.now() / 1000)

/** Of backups: what a backup server tells of them, and what Proxmox VE's own tasks do. */
export const backupFaults: Fault[] = [
  onServer(
    'a guest was last backed up two days ago',
    () => ({ datastores: { tank: { groups: { 'vm/105': { lastBackup: now() - 2 * day } } } } }),
    { alertname: 'ProxmoxBackupOld', severity: 'warning', id: 'qemu/105', name: 'render' },
  ),
  onServer(
    'all backups of a guest are gone',
    () => ({ datastores: { tank: { groups: { 'ct/202': null } } } }),
    { alertname: 'ProxmoxBackupMissing', severity: 'warning', id: 'lxc/202', name: 'logs' },
  ),
  onServer(
    'a verification found damaged backups',
    () => ({
      verifyJobs: {
        damaged: {
          store: 'tank',
          schedule: 'daily',
          lastRun: { end: now() - hour, state: 'verification failed - please check the log for details' },
        },
      },
    }),
    { alertname: 'ProxmoxBackupVerificationFailed', severity: 'critical', server: 'pbs1', job_id: 'damaged' },
  ),
  onServer(
    'a verification has not run for days',
    () => ({
      verifyJobs: {
        late: { store: 'tank', schedule: 'daily', lastRun: { end: now() - 4 * day, state: 'OK' } },
      },
    }),
    { alertname: 'ProxmoxBackupVerificationOverdue', severity: 'warning', server: 'pbs1', job_id: 'late' },
  ),
  datastore(
    'a garbage collection failed',
    'uncollected',
    { gc: { schedule: 'daily', lastRun: { end: now() - hour, state: 'unable to open file' }, stillBad: 0 } },
    { alertname: 'ProxmoxBackupCollectionFailed', severity: 'warning' },
  ),
  datastore(
    'a garbage collection has not run for days',
    'late',
    { gc: { schedule: 'daily', lastRun: { end: now() - 4 * day, state: 'OK' }, stillBad: 0 } },
    { alertname: 'ProxmoxBackupCollectionOverdue', severity: 'warning' },
  ),
  datastore(
    'a datastore is full',
    'full',
    { used: 7.8e12 },
    { alertname: 'ProxmoxBackupDatastoreFull', severity: 'critical' },
  ),
  datastore(
    'a datastore is full in three days',
    'filling',
    { estimatedFull: now() + 3 * day },
    { alertname: 'ProxmoxBackupDatastoreFillingUp', severity: 'warning' },
  ),
  datastore(
    'a datastore is not mounted',
    'unmounted',
    { error: 'unable to open chunk store at "/mnt/unmounted/.chunks"' },
    { alertname: 'ProxmoxBackupDatastoreUnavailable', severity: 'critical' },
  ),
  {
    what: 'a backup server answers with errors',
    source: 'Proxmox Backup Server API',
    environment: 'faulty',
    begin: ({ backupServers }) => backupServers.pbs2?.change({ fault: 'broken' }),
    // One for each call, which may also fail by itself, for want of a right.
    raises: ['usage', 'gc', 'verify', 'tasks', 'tank'].map(call => ({
      alertname: 'ProxmoxTelegrafCallsFailing',
      severity: 'warning',
      alias: `pbs-pbs2-${call}`,
    })),
  },
  said(
    'a backup of a guest failed',
    {
      nodes: {
        pve1: {
          tasks: [{ type: 'vzdump', id: '103', end: now() - hour, status: 'job failed: no space left' }],
        },
      },
    },
    { alertname: 'ProxmoxBackupFailed', severity: 'warning', id: 'qemu/103', name: 'database' },
  ),
  said(
    'a migration failed',
    {
      nodes: { pve2: { tasks: [{ type: 'qmigrate', id: '104', end: now(), status: 'migration aborted' }] } },
    },
    { alertname: 'ProxmoxMigrationFailed', severity: 'warning', id: 'qemu/104', name: 'runner' },
  ),
]

/** What a backup server is made to say. */
function onServer(what: string, patch: () => Change<PbsServer>, ...raises: Raised[]): Fault {
  return {
    what,
    source: 'Proxmox Backup Server API',
    environment: 'faulty',
    begin: ({ backupServers }) => backupServers.pbs1?.change(patch()),
    raises,
  }
}

/** A datastore beside the healthy one. */
function datastore(
  what: string,
  name: string,
  own: Partial<PbsServer['datastores'][string]>,
  raised: Raised,
): Fault {
  const lastRun = { end: now() - hour, state: 'OK' }
  const sound = { total: 8e12, used: 3e12, groups: {}, gc: { schedule: 'daily', lastRun, stillBad: 0 } }
  return onServer(what, () => ({ datastores: { [name]: { ...sound, ...own } } }), {
    ...raised,
    server: 'pbs1',
    datastore: name,
  })
}
