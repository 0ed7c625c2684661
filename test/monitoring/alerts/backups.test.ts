import { alertSuite } from './alert-suite.ts'
import { healthy, type World } from './world.ts'

const { fires, quiet, run } = alertSuite('alerts on backups')

const store = 'server="pbs1",datastore="tank"'
const on = { server: 'pbs1', datastore: 'tank' }
const where = 'tank on pbs1 (lab)'
const web = { id: 'qemu/101', name: 'web', type: 'qemu' }
const group = (type: string, id: number, more = '') =>
  `T proxmox_backup_group_last_backup_timestamp_seconds{${store},backup_type="${type}",backup_id="${id}"${more}}`
const without = (pattern: RegExp): World =>
  Object.fromEntries(Object.entries(healthy).filter(([key]) => !pattern.test(key)))
const seldom = { every: '5m' }

fires(
  'ProxmoxBackupOld',
  'its last backup was the night before last',
  { [group('vm', 101)]: 3600 },
  { labels: web, summary: 'The last backup of web (qemu/101, lab) is 1d 4h 0m 0s old' },
  { at: '29h', ...seldom },
)
fires(
  'ProxmoxBackupOld',
  'a container has an old backup while a host of the same number has a new one',
  { [group('ct', 201)]: 3600, [group('host', 201)]: '0clock' },
  {
    labels: { id: 'lxc/201', name: 'resolver', type: 'lxc' },
    summary: 'The last backup of resolver (lxc/201, lab) is 1d 4h 0m 0s old',
  },
  { at: '29h', ...seldom },
)
quiet(
  'ProxmoxBackupOld',
  'another namespace has a new one',
  { [group('vm', 101)]: 3600, [group('vm', 101, ',backup_namespace="offsite"')]: '0clock' },
  { at: '29h', ...seldom },
)
quiet(
  'ProxmoxBackupOld',
  'the guest was deleted and its backups are kept',
  { [group('vm', 102)]: 3600 },
  { at: '29h', ...seldom },
)
quiet(
  'ProxmoxBackupOld',
  'the guest is excepted by its tag',
  { [group('vm', 101)]: 3600 },
  { at: '29h', ...seldom, environment: { alerts: { except: { tags: ['prod'] } } } },
)
quiet(
  'ProxmoxBackupOld',
  'the environment names no backup server',
  { [group('vm', 101)]: 3600 },
  { at: '29h', ...seldom, environment: { backupServers: [] } },
)

const unsaved = without(/backup_type="vm",backup_id="101"/)
fires(
  'ProxmoxBackupMissing',
  'a job covers it, and no datastore has had a backup for two days',
  {},
  { labels: web, summary: 'No backup server has a backup of web (qemu/101, lab)' },
  { at: '49h', ...seldom, world: unsaved },
)
quiet(
  'ProxmoxBackupMissing',
  'it is in no job, which is another alert',
  {},
  { at: '49h', ...seldom, world: { ...unsaved, 'C pve_not_backed_up_info{id="qemu/101"}': 1 } },
)
quiet(
  'ProxmoxBackupMissing',
  'the backup server tells nothing of any guest',
  {},
  { at: '49h', ...seldom, world: without(/proxmox_backup/) },
)

const task = (labels: string) => `T proxmox_task_end_timestamp_seconds{${labels}}`
const told = (age: string, rest = '') =>
  `${age} ago${rest}. It is told until one succeeds, for eight days at most. The task's log names what failed, and each guest of a job.`
fires(
  'ProxmoxBackupFailed',
  'the last backup of a guest failed, after one that had succeeded',
  { [task('node="pve1",type="vzdump",vmid="101",result="error",reason="job failed"')]: 1800 },
  {
    labels: { ...web, vmid: '101' },
    summary: 'The last backup of web (qemu/101, lab) failed',
    description: told('30m 0s', ': job failed'),
  },
)
fires(
  'ProxmoxBackupFailed',
  'a job of several guests failed, of which the task names none',
  {
    [task('node="pve2",type="vzdump",result="error",reason="job errors"')]: 1800,
  },
  {
    labels: { node: 'pve2' },
    summary: 'The last backup job on pve2 (lab) failed',
    description: told('30m 0s', ': job errors'),
  },
)
quiet('ProxmoxBackupFailed', 'the guest has been backed up since, on another node', {})
quiet('ProxmoxBackupFailed', 'the job has succeeded since', {
  [task('node="pve1",type="vzdump",result="error",reason="job errors"')]: 1800,
})
quiet('ProxmoxBackupFailed', 'the guest was deleted', {
  [task('node="pve1",type="vzdump",vmid="102",result="error",reason="job failed"')]: 1800,
})

const migration = (end: number): World => ({
  [task('node="pve1",type="qmigrate",vmid="101",result="error",reason="migration aborted"')]: end,
})
fires('ProxmoxMigrationFailed', 'it was to move half an hour ago', migration(1800), {
  labels: { ...web, vmid: '101' },
  summary: 'A migration of web (qemu/101, lab) failed',
  description:
    '30m 0s ago: migration aborted. Whether a later one succeeded is not known: it is told for four hours.',
})
quiet('ProxmoxMigrationFailed', 'it was to move yesterday', migration(1800), { at: '25h', ...seldom })

const verified = (metric: string) => `T proxmox_backup_verify_${metric}{${store},job_id="v-1"}`
fires(
  'ProxmoxBackupVerificationFailed',
  'a chunk is damaged',
  { [verified('last_run_state')]: 2 },
  {
    labels: { ...on, job_id: 'v-1' },
    summary: `The verification of ${where} failed (v-1)`,
  },
)
quiet('ProxmoxBackupVerificationFailed', 'it ended with warnings', { [verified('last_run_state')]: 1 })

fires(
  'ProxmoxBackupVerificationOverdue',
  'it should have run two days ago',
  { [verified('next_run_timestamp_seconds')]: 3600 },
  {
    labels: { ...on, job_id: 'v-1' },
    summary: `The verification of ${where} is 2d 0h 0m 0s overdue (v-1)`,
  },
  { at: '49h', ...seldom },
)
quiet(
  'ProxmoxBackupVerificationOverdue',
  'it takes longer than planned',
  { [verified('next_run_timestamp_seconds')]: 3600 },
  { at: '20h', ...seldom },
)

const collected = (metric: string) => `T proxmox_backup_gc_${metric}{${store}}`
fires(
  'ProxmoxBackupCollectionFailed',
  'a disk is read-only',
  { [collected('last_run_state')]: 2 },
  {
    labels: on,
    summary: `The garbage collection of ${where} failed`,
  },
)
quiet('ProxmoxBackupCollectionFailed', 'it ended with warnings', { [collected('last_run_state')]: 1 })

fires(
  'ProxmoxBackupCollectionOverdue',
  'its schedule has passed by a day',
  { [collected('next_run_timestamp_seconds')]: 3600 },
  { labels: on, summary: `The garbage collection of ${where} does not run` },
  { at: '27h', ...seldom },
)
fires(
  'ProxmoxBackupCollectionOverdue',
  'it has no schedule, and never ran',
  {},
  { labels: on, summary: `The garbage collection of ${where} does not run` },
  { world: without(/proxmox_backup_gc/) },
)
quiet(
  'ProxmoxBackupCollectionOverdue',
  'it has no schedule, and somebody runs it by hand',
  {},
  { world: without(/proxmox_backup_gc_next/) },
)
const collectedOnce = {
  ...without(/proxmox_backup_gc_next/),
  [collected('last_run_timestamp_seconds')]: 3600,
}
fires(
  'ProxmoxBackupCollectionOverdue',
  'it has no schedule, and nobody has run it for eight days',
  {},
  { labels: on, summary: `The garbage collection of ${where} does not run` },
  { world: collectedOnce, at: '8d2h', every: '1h' },
)
quiet(
  'ProxmoxBackupCollectionOverdue',
  'it has no schedule, and somebody ran it a week ago',
  {},
  { world: collectedOnce, at: '7d', every: '1h' },
)

const used = (value: number): World => ({ [`T proxmox_backup_datastore_used_bytes{${store}}`]: value })
fires('ProxmoxBackupDatastoreFull', 'nearly all is used', used(97), {
  labels: on,
  summary: `The datastore ${where} is 97% full`,
})
quiet('ProxmoxBackupDatastoreFull', 'nine tenths are used', used(90))

const full = (value: number): World => ({
  [`T proxmox_backup_datastore_estimated_full_timestamp_seconds{${store}}`]: value,
})
fires(
  'ProxmoxBackupDatastoreFillingUp',
  'its server expects it to be full in three days',
  full(7200 + 3 * 86_400),
  { labels: on, summary: `The datastore ${where} is full in 3d 0h 0m 0s` },
  { at: '2h' },
)
quiet('ProxmoxBackupDatastoreFillingUp', 'it is full in a month', full(30 * 86_400), { at: '2h' })
quiet('ProxmoxBackupDatastoreFillingUp', 'it empties, so that the estimate lies in the past', full(60), {
  at: '2h',
})

fires(
  'ProxmoxBackupDatastoreUnavailable',
  'its disks are not mounted',
  { [`T proxmox_backup_datastore_error{${store}}`]: 1 },
  { labels: on, summary: `The datastore ${where} can not be read` },
)
quiet('ProxmoxBackupDatastoreUnavailable', 'it is full, which is another alert', used(97))

run()
