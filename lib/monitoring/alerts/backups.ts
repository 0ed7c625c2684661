import { backupAge, failedBackups, failedMigrations, guestsWithoutBackup } from '../expressions/backups.ts'
import {
  collectionOverdue,
  datastoreFullIn,
  datastoreUsage,
  ofDatastore,
  ofVerification,
} from '../expressions/datastores.ts'
import { namedGuests, wherever } from '../expressions/guests.ts'
import type { Alert } from './alert.ts'

const guest = '{{ $labels.name }} ({{ $labels.id }}, {{ $labels.environment }})'
const datastore = '{{ $labels.datastore }} on {{ $labels.server }} ({{ $labels.environment }})'

/** The reason is no label of the alert, which would begin anew with each failure that says another: the text asks for it. */
const reason = (types: string, by: string) =>
  `{{ with printf "topk(1, proxmox_task_end_timestamp_seconds{environment='%s',${by}='%s',type=~'${types}',result='error'})" $labels.environment $labels.${by} | query }}: {{ . | first | label "reason" }}{{ end }}`

/**
 * Backups, by what Telegraf reads from Proxmox VE's tasks and from Proxmox Backup Servers. Whether a job covers a guest at all is among
 * the alerts on guests. 26 hours are a day and what a nightly run may take longer (Checkmk's first level).
 */
export const backups: Alert[] = [
  {
    name: 'ProxmoxBackupOld',
    severity: 'warning',
    for: '15m',
    threshold: { value: 93_600, unit: 'seconds' },
    needs: ['backupServers', 'resources'],
    expression: (scope, { threshold }) => `${wherever(namedGuests(scope, backupAge(scope)))} > ${threshold}`,
    summary: `The last backup of ${guest} is {{ $value | humanizeDuration }} old`,
    description:
      'No backup server of the environment has a newer one, in any datastore or namespace that is asked. Its job fails, does not run, or no longer covers it.',
  },
  {
    name: 'ProxmoxBackupMissing',
    severity: 'warning',
    for: '1d',
    window: '1d',
    windowOf: 'telegraf',
    needs: ['backupServers', 'resources', 'backup-info'],
    expression: (scope, { window }) => wherever(guestsWithoutBackup(scope, window)),
    summary: `No backup server has a backup of ${guest}`,
    description:
      'A job covers the guest, and for a day none of the datastores and namespaces that are asked has had a backup of it: the job has never succeeded, or writes elsewhere.',
  },
  {
    name: 'ProxmoxBackupFailed',
    severity: 'warning',
    for: '1m',
    threshold: { value: 691_200, unit: 'seconds' },
    needs: ['telegrafOfPve', 'resources'],
    expression: (scope, { threshold }) => `${failedBackups(scope)} < ${threshold}`,
    summary: `{{ if $labels.name }}The last backup of ${guest}{{ else }}The last backup job on {{ $labels.node }} ({{ $labels.environment }}){{ end }} failed`,
    description: `{{ $value | humanizeDuration }} ago{{ if $labels.name }}${reason('vzdump', 'vmid')}{{ else }}${reason('vzdump', 'node')}{{ end }}. It is told until one succeeds, for eight days at most. The task's log names what failed, and each guest of a job.`,
  },
  {
    name: 'ProxmoxMigrationFailed',
    severity: 'warning',
    for: '1m',
    threshold: { value: 14_400, unit: 'seconds' },
    needs: ['telegrafOfPve', 'resources'],
    expression: (scope, { threshold }) => `${failedMigrations(scope)} < ${threshold}`,
    summary: `A migration of ${guest} failed`,
    description: `{{ $value | humanizeDuration }} ago${reason('qmigrate|vzmigrate|hamigrate', 'vmid')}. Whether a later one succeeded is not known: it is told for four hours.`,
  },
  {
    name: 'ProxmoxBackupVerificationFailed',
    severity: 'critical',
    for: '5m',
    needs: ['backupServers'],
    expression: scope => `${ofVerification(scope, 'last_run_state')} == 2`,
    summary: `The verification of ${datastore} failed ({{ $labels.job_id }})`,
    description:
      'Backups in it are damaged and can not be restored, or could not be read. What is bad is backed up anew with the next backup of its guest, if that still has the data.',
  },
  {
    name: 'ProxmoxBackupVerificationOverdue',
    severity: 'warning',
    for: '15m',
    threshold: { value: 86_400, unit: 'seconds' },
    needs: ['backupServers'],
    expression: (scope, { threshold }) =>
      `time() - ${ofVerification(scope, 'next_run_timestamp_seconds')} > ${threshold}`,
    summary: `The verification of ${datastore} is {{ $value | humanizeDuration }} overdue ({{ $labels.job_id }})`,
    description:
      'Its schedule says that it should have run, and it has not: nobody knows whether backups are sound.',
  },
  {
    name: 'ProxmoxBackupCollectionFailed',
    severity: 'warning',
    for: '5m',
    needs: ['backupServers'],
    expression: scope => `${ofDatastore(scope, 'gc_last_run_state')} == 2`,
    summary: `The garbage collection of ${datastore} failed`,
    description: 'Space of backups that were deleted is not given back: the datastore fills.',
  },
  {
    name: 'ProxmoxBackupCollectionOverdue',
    severity: 'warning',
    for: '15m',
    threshold: { value: 86_400, unit: 'seconds' },
    needs: ['backupServers'],
    expression: (scope, { threshold }) => collectionOverdue(scope, threshold),
    summary: `The garbage collection of ${datastore} does not run`,
    description:
      'It is overdue by its schedule, or without a schedule there was none for eight days. Space of backups that were deleted is not given back: the datastore fills.',
  },
  {
    name: 'ProxmoxBackupDatastoreFull',
    severity: 'critical',
    for: '5m',
    threshold: { value: 0.95, unit: 'ratio' },
    needs: ['backupServers'],
    expression: (scope, { threshold }) => `${datastoreUsage(scope)} > ${threshold}`,
    summary: `The datastore ${datastore} is {{ $value | humanizePercentage }} full`,
    description:
      'Backups fail when it is full, and garbage collection, which gives space back, needs some to run.',
  },
  {
    name: 'ProxmoxBackupDatastoreFillingUp',
    severity: 'warning',
    for: '1h',
    threshold: { value: 604_800, unit: 'seconds' },
    needs: ['backupServers'],
    expression: (scope, { threshold }) => `${datastoreFullIn(scope)} < ${threshold}`,
    summary: `The datastore ${datastore} is full in {{ $value | humanizeDuration }}`,
    description: "By the server's own estimate, a line through the last month's use.",
  },
  {
    name: 'ProxmoxBackupDatastoreUnavailable',
    severity: 'critical',
    for: '5m',
    needs: ['backupServers'],
    expression: scope => `${ofDatastore(scope, 'datastore_error')} == 1`,
    summary: `The datastore ${datastore} can not be read`,
    description:
      'Its server can not look it up: its disks are not mounted, or it is in maintenance. No backup is written or restored.',
  },
]
