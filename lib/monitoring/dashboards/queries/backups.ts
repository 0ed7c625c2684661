import { asked, backupAge, failedBackups as failed } from '../../expressions/backups.ts'
import { promql } from '../../expressions/promql.ts'
import { failedCalls } from '../../expressions/upkeep.ts'
import { picked } from '../picked-series.ts'
import { guestInfo, named, templates } from './guests.ts'

/** Hours after which a backup is old, as the alert is shipped. */
const old = 93_600

/** Seconds since each guest that there is was last backed up, by `id`. */
export const ageOfBackup = promql`
  (
    ${backupAge(picked)}
    and on (environment, id) ${guestInfo('template!="1"')}
    unless on (environment, id) ${templates}
  )`

/** The same with the guest's name and node, of the `most` guests whose backup is oldest. */
export const oldestBackups = (most: number): string => `topk(${most}, ${named(ageOfBackup)})`

/** Whether backups are told of at all, 0 by environment. */
const told = `0 * count by (environment) (${ageOfBackup})`

/** How many guests have an old backup, by environment; 0 where none has. */
export const oldBackups = promql`
  count by (environment) (
    ${ageOfBackup} > ${old}
  )
  or ${told}`

/** Backups of each guest, over all servers, datastores and namespaces. */
export const backupsOfGuest = promql`
  sum by (environment, id) (
    label_join(
      label_replace(
        label_replace(${asked(picked, 'proxmox_backup_group_backups', ['backup_type=~"vm|ct"'])}, "kind", "qemu", "backup_type", "vm"),
        "kind", "lxc", "backup_type", "ct"
      ),
      "id", "/", "kind", "backup_id"
    )
  )`

/** Whether Telegraf tells of Proxmox VE's tasks, 0 by environment. */
const tasksTold = `0 * count by (environment) (${asked(picked, 'proxmox_certificate_expiry_timestamp_seconds')})`

/** How many guests' last backup, and jobs, failed within eight days without success since, by environment; 0 where none did. */
export const failedBackupCount = promql`
  count by (environment) (
    (${failed(picked)}) < 691200
  )
  or ${tasksTold}`

/** Seconds since a task of Proxmox VE failed, with its reason, the newest hundred. */
export const failedTasks = promql`
  bottomk(100,
    time() - max by (environment, node, type, vmid, reason) (
      ${asked(picked, 'proxmox_task_end_timestamp_seconds', ['result="error"'])}
    )
  )`

/** The same of the backup servers. */
export const failedServerTasks = promql`
  bottomk(100,
    time() - max by (environment, server, type, worker_id, reason) (
      ${asked(picked, 'proxmox_backup_task_end_timestamp_seconds', ['result="error"'])}
    )
  )`

/** Calls of Telegraf that fail, by environment; 0 where none does. */
export const callsFailing = promql`
  count by (environment) (
    (${failedCalls(picked)}) > 0
  )
  or 0 * count by (environment) (${asked(picked, 'internal_gather_errors')})`
