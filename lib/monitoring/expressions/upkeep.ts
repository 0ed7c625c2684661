import { asked } from './backups.ts'
import { growth } from './growth.ts'
import { haStates } from './guests.ts'
import { nodesUnseen, nodesWithoutStatus } from './nodes.ts'
import { promql } from './promql.ts'
import { ofTelegraf, type Scope } from './scope.ts'

/** Whether Telegraf answers, by `instance`. */
export const telegrafUp = (scope: Scope): string => `up{${ofTelegraf(scope)}}`

/** Calls of Telegraf that failed lately, by `alias`: what it asks, and whom; those of Proxmox VE only while its cluster sees every node. */
export const failedCalls = (scope: Scope): string => promql`
  ${callsFailed(scope, 'alias!~"pve-.+"')}
  or
  (
    ${callsFailed(scope, 'alias=~"pve-.+"')}
    unless on (environment) ${nodesUnseen(scope)}
  )`

const callsFailed = (scope: Scope, alias: string): string =>
  `sum by (environment, alias) (${growth(`internal_gather_errors{${ofTelegraf(scope, 'input="http"', alias)}}`, scope.telegraf.rounds)})`

/** 0 where HA is disarmed, 1 where it is being disarmed, 2 without services, 3 where it acts. */
export const haArmed = (scope: Scope): string =>
  `min by (environment) (${asked(scope, 'proxmox_ha_armed_state')})`

/** Environments whose HA has a guest to look after. */
const haUsed = (scope: Scope): string => `(max by (environment) (${haStates(scope)}) == 1)`

const sign = (scope: Scope, role: 'crm' | 'lrm', by: string): string =>
  `max by (${by}) (${asked(scope, `proxmox_ha_${role}_timestamp_seconds`)})`

/**
 * Seconds for which HA's master, or the local manager of a node that the cluster sees (by `node`), has been silent while another manager was
 * not. They are compared with each other, because Telegraf goes on giving the last answer for a while when a call fails, and all grow old in it.
 */
export const haSilence = (scope: Scope): string => {
  const newest = promql`
    max by (environment) (
      ${sign(scope, 'lrm', 'environment')}
      or label_replace(${sign(scope, 'crm', 'environment')}, "role", "crm", "", "")
    )`
  return promql`
    (
      ${newest}
      - on (environment) ${sign(scope, 'crm', 'environment')}
      or
      (
        ${newest}
        - on (environment) group_right () ${sign(scope, 'lrm', 'environment, node')}
        unless on (environment, node) ${nodesWithoutStatus(scope)}
      )
    )
    and on (environment) ${haUsed(scope)}`
}

/** Seconds until a certificate of a node expires, by `filename`. */
export const certificateLeft = (scope: Scope): string =>
  `min by (environment, node, filename) (${asked(scope, 'proxmox_certificate_expiry_timestamp_seconds')}) - time()`

const disk = 'environment, node, device, disk_type, model, serial'

/** What SMART says of each disk: 1 passed, 0 failed, -1 not known. */
export const diskHealth = (scope: Scope): string =>
  `min by (${disk}) (${asked(scope, 'proxmox_disk_health')})`

/** What is left of a flash disk's life, 0 to 1. */
export const diskLife = (scope: Scope): string =>
  `min by (${disk}) (${asked(scope, 'proxmox_disk_life_remaining_percent')}) / 100`
