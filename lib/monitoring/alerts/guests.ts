import {
  containerDiskRatio,
  guestCpuRatio,
  guestMemoryRatio,
  guestRestarts,
  guestsDownAgainstIntent,
  guestsLostByHa,
  guestsNotBackedUp,
  jobLocks,
  lockState,
  namedGuests,
  wherever,
} from '../expressions/guests.ts'
import type { Scope } from '../expressions/scope.ts'
import type { Alert } from './alert.ts'

/** The node is no label of the alert, which would be another one after each migration: the text asks for it. */
const node = `{{ with printf "guest:pve_guest_info:last{environment='%s',id='%s'}" $labels.environment $labels.id | query }} on {{ . | first | label "node" }}{{ end }}`

const guest = `{{ $labels.name }} ({{ $labels.id }}${node}, {{ $labels.environment }})`

const told = (scope: Scope, expression: string): string => wherever(namedGuests(scope, expression))

/**
 * Guests, by name and by intent: templates, guests stopped on purpose, locked ones and those of `alerts.except` raise nothing, and
 * those of a dead node leave it to the node. Limits: 90 % as Zabbix's template has it; Pulse's 80 and 85 % trigger on many
 * a busy guest; the twelve hours of a lock are half of Checkmk's first level for backups (26 h). The memory of virtual machines raises nothing: without a
 * balloon driver it reads as used, whatever the guest does with it.
 */
export const guests: Alert[] = [
  {
    name: 'ProxmoxGuestDown',
    severity: 'warning',
    for: '5m',
    needs: ['status', 'resources'],
    expression: scope => wherever(guestsDownAgainstIntent(scope)),
    summary: `${guest} is down`,
    description:
      'The guest is to start with its node or by HA, is no template, and does not run: it is stopped, or paused, as after an I/O error. A backup or another job that locks it excuses it for forty minutes. If it is down on purpose: take "Start at boot" off, or give it the tag of alerts.except.',
  },
  {
    name: 'ProxmoxGuestHaFailed',
    severity: 'critical',
    for: '3m',
    needs: ['resources'],
    expression: scope => wherever(guestsLostByHa(scope), 'state'),
    summary: `HA has ${guest} in state {{ $labels.state }}`,
    description:
      'The HA manager could not keep the guest running: in state error it touches it no more until someone disables and starts it again. (Guests that it recovers from a node that is down are left to the alert on the node.)',
  },
  {
    name: 'ProxmoxGuestLocked',
    severity: 'warning',
    for: '12h',
    needs: ['resources'],
    expression: scope => wherever(namedGuests(scope, `${lockState(scope, jobLocks)} == 1`), 'state'),
    summary: `${guest} has been locked ({{ $labels.state }}) for half a day`,
    description:
      'A job that was to take minutes or hours holds the guest, or died and left its lock: backups and migrations fail until it is gone.',
  },
  {
    name: 'ProxmoxGuestRestarting',
    severity: 'warning',
    for: '1m',
    threshold: { value: 3, unit: 'count' },
    window: '1h',
    needs: ['resources'],
    expression: (scope, { threshold, window }) =>
      `${told(scope, guestRestarts(scope, window))} > ${threshold}`,
    summary: `${guest} was started {{ $value }} times within the hour`,
    description:
      'The guest stops and is started again and again, most often by HA or by itself. (Migrations do not count.)',
  },
  {
    name: 'ProxmoxGuestCpuHigh',
    severity: 'info',
    for: '30m',
    threshold: { value: 0.9, unit: 'ratio' },
    window: '15m',
    needs: ['resources'],
    expression: (scope, { threshold, window }) =>
      `${told(scope, guestCpuRatio(scope, window))} > ${threshold}`,
    summary: `${guest} uses {{ $value | humanizePercentage }} of its CPUs`,
    description: 'For three quarters of an hour the guest has had nearly no idle CPU.',
  },
  {
    name: 'ProxmoxContainerMemoryHigh',
    severity: 'warning',
    for: '15m',
    threshold: { value: 0.95, unit: 'ratio' },
    needs: ['resources'],
    expression: (scope, { threshold }) =>
      `${told(scope, guestMemoryRatio(scope, 'container'))} > ${threshold}`,
    summary: `${guest} uses {{ $value | humanizePercentage }} of its memory`,
    description: 'At its limit the kernel kills processes inside the container.',
  },
  {
    name: 'ProxmoxContainerDiskFull',
    severity: 'warning',
    for: '15m',
    threshold: { value: 0.9, unit: 'ratio' },
    needs: ['resources'],
    expression: (scope, { threshold }) => `${told(scope, containerDiskRatio(scope))} > ${threshold}`,
    summary: `The root disk of ${guest} is {{ $value | humanizePercentage }} full`,
    description: 'Of virtual machines Proxmox VE does not know it: those need an exporter inside.',
  },
  {
    name: 'ProxmoxGuestNotBackedUp',
    severity: 'warning',
    for: '1d',
    needs: ['backup-info', 'resources'],
    expression: scope => told(scope, guestsNotBackedUp(scope)),
    summary: `${guest} is in no backup job`,
    description:
      'No backup job of the cluster covers the guest. Whether the jobs that there are succeed, this does not tell.',
  },
]
