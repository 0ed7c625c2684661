import { guestNames, guestsNotBackedUp } from './guests.ts'
import { promql } from './promql.ts'
import { ofTelegraf, type Scope } from './scope.ts'

/** What Telegraf said last within its window, or a longer one. */
export const asked = (
  scope: Scope,
  metric: string,
  matchers: string[] = [],
  window = scope.telegraf.window,
): string => `last_over_time(${metric}{${ofTelegraf(scope, ...matchers)}}[${window}])`

/** When each guest was last backed up, by the guest's `id`: the newest of all servers, datastores and namespaces. */
const lastBackup = (scope: Scope, window?: string): string => {
  const group = asked(
    scope,
    'proxmox_backup_group_last_backup_timestamp_seconds',
    ['backup_type=~"vm|ct"'],
    window,
  )
  return promql`
    max by (environment, id) (
      label_join(
        label_replace(
          label_replace(${group}, "kind", "qemu", "backup_type", "vm"),
          "kind", "lxc", "backup_type", "ct"
        ),
        "id", "/", "kind", "backup_id"
      )
    )`
}

/** Seconds since each guest was last backed up to a backup server, by `id`. */
export const backupAge = (scope: Scope): string => promql`
  time() - ${lastBackup(scope)}`

/** Guests that a job covers and of which no backup server has had a backup within a window, while backups of others are seen. */
export const guestsWithoutBackup = (scope: Scope, window: string): string => promql`
  ${guestNames(scope)}
  unless on (environment, id) ${lastBackup(scope, window)}
  unless on (environment, id) ${guestsNotBackedUp(scope)}
  and on (environment) ${lastBackup(scope)}`

/** End of the newest task of some types, by some labels. */
export const taskEnd = (scope: Scope, by: string, ...matchers: string[]): string =>
  `max by (environment, ${by}) (${asked(scope, 'proxmox_task_end_timestamp_seconds', matchers)})`

/** Seconds since the last backup of a kind failed, where none has succeeded since. */
const failedSince = (scope: Scope, by: string, vmid: string): string => {
  const failed = taskEnd(scope, by, 'type="vzdump"', 'result="error"', vmid)
  const succeeded = taskEnd(scope, by, 'type="vzdump"', 'result!="error"', vmid)
  return promql`
    (
      time() - (
        ${failed} > on (environment, ${by}) ${succeeded}
        or on (environment, ${by})
        ${failed} unless on (environment, ${by}) ${succeeded}
      )
    )`
}

/** A value by `vmid` of guests that there are, with the guest's name; those that the scope does not ask for drop out. */
export const namedByVmid = (scope: Scope, expression: string): string => promql`
  max by (environment, id, name, type, vmid) (
    label_replace(${guestNames(scope)}, "vmid", "$1", "id", ".+/(.+)")
    * on (environment, vmid) group_left ()
      ${expression}
  )`

/** Seconds since the last backup of a guest alone failed, by the guest; and since one of a job with several did, by its `node`. */
export const failedBackups = (scope: Scope): string => promql`
  ${namedByVmid(scope, failedSince(scope, 'vmid', 'vmid!=""'))}
  or
  ${failedSince(scope, 'node', 'vmid=""')}`

/** Seconds since a migration of a guest failed, by the guest. */
export const failedMigrations = (scope: Scope): string =>
  namedByVmid(
    scope,
    `(time() - ${taskEnd(scope, 'vmid', 'type=~"qmigrate|vzmigrate|hamigrate"', 'result="error"', 'vmid!=""')})`,
  )
