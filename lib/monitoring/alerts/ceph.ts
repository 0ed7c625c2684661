import {
  anyFails,
  cephFrozen,
  cephHealth,
  cephSilent,
  failedChecks,
  monitorsOut,
  osdsDown,
  rawUsed,
  slowOperations,
} from '../expressions/ceph.ts'
import { unlessGone } from '../expressions/exporters.ts'
import { promql } from '../expressions/promql.ts'
import type { Alert } from './alert.ts'

/** The health checks that have alerts of their own. */
const checks = {
  full: ['OSD_FULL', 'POOL_FULL'],
  nearlyFull: ['OSD_NEARFULL', 'OSD_BACKFILLFULL', 'POOL_NEARFULL', 'POOL_BACKFILLFULL'],
  unavailable: ['PG_AVAILABILITY'],
  degraded: ['PG_DEGRADED'],
  damaged: ['PG_DAMAGED', 'OSD_SCRUB_ERRORS', 'OBJECT_UNFOUND'],
  osdDown: ['OSD_DOWN', 'OSD_HOST_DOWN'],
  monDown: ['MON_DOWN'],
  slow: ['SLOW_OPS'],
  crashed: ['RECENT_CRASH', 'RECENT_MGR_MODULE_CRASH'],
}

/**
 * Ceph as its active mgr tells of it. Ceph's own health checks are asked by name where they say more than a number does: each of them is
 * what `ceph health detail` shows. `up` tells nothing: a standby mgr answers, and has nothing to say.
 */
export const ceph: Alert[] = [
  {
    name: 'ProxmoxCephUnknown',
    severity: 'critical',
    for: '5m',
    window: '5m',
    windowOf: 'ceph',
    needs: ['ceph'],
    expression: (scope, { window, ...scraped }) => promql`
      (
        ${cephSilent(scope)}
        or ${cephFrozen(scope, window)}
      )
      ${unlessGone(scope, scraped)}`,
    summary: 'Nothing is known of the Ceph cluster of {{ $labels.environment }}',
    description:
      'No mgr answers as the active one, or it repeats its last answer because it reaches no monitor: the monitors may have lost their quorum. Other alerts on Ceph stay silent or as they were.',
  },
  {
    name: 'ProxmoxCephHealthError',
    severity: 'critical',
    for: '5m',
    needs: ['ceph'],
    expression: scope => `${cephHealth(scope)} == 2`,
    summary: 'The Ceph cluster of {{ $labels.environment }} is in HEALTH_ERR',
    description:
      'Ceph itself calls its state an error: data is damaged or unavailable, or there is no room to write. Alerts beside this one name the reason where Ceph has a check for it.',
  },
  {
    name: 'ProxmoxCephHealthWarning',
    severity: 'warning',
    for: '15m',
    needs: ['ceph'],
    expression: scope => promql`
      ${failedChecks(scope, `name!~"${Object.values(checks).flat().join('|')}"`)}
      and on (environment) ${cephHealth(scope)} > 0`,
    summary: 'Ceph of {{ $labels.environment }} reports {{ $labels.name }}',
    description:
      'A health check of Ceph fails that has no alert of its own, such as clocks that differ, flags that are set, or daemons of several versions. `ceph health detail` has its text.',
  },
  {
    name: 'ProxmoxCephDataUnavailable',
    severity: 'critical',
    for: '2m',
    needs: ['ceph'],
    expression: scope => anyFails(scope, ...checks.unavailable),
    summary: 'Data in Ceph of {{ $labels.environment }} cannot be read or written',
    description:
      'Placement groups are inactive (PG_AVAILABILITY): guests whose disks are in them hang. Too few OSDs that hold them are up.',
  },
  {
    name: 'ProxmoxCephDataDamaged',
    severity: 'critical',
    for: '5m',
    needs: ['ceph'],
    expression: scope => failedChecks(scope, `name=~"${checks.damaged.join('|')}"`),
    summary: 'Ceph of {{ $labels.environment }} found damaged data ({{ $labels.name }})',
    description:
      'A scrub found copies that differ, or objects of which no copy is found. A disk that is about to fail is the usual reason.',
  },
  {
    name: 'ProxmoxCephDegraded',
    severity: 'warning',
    for: '1h',
    needs: ['ceph'],
    expression: scope => promql`
      ${anyFails(scope, ...checks.degraded)}
      unless on (environment) ${anyFails(scope, ...checks.unavailable)}`,
    summary: 'Data in Ceph of {{ $labels.environment }} has had too few copies for an hour',
    description:
      'Placement groups are degraded (PG_DEGRADED) and do not recover, or only slowly: one more failure may make data unavailable.',
  },
  {
    name: 'ProxmoxCephOsdDown',
    severity: 'warning',
    for: '5m',
    needs: ['ceph'],
    expression: scope => promql`
      ${osdsDown(scope)}
      or
      ${anyFails(scope, ...checks.osdDown)} unless on (environment) ${osdsDown(scope)}`,
    summary:
      '{{ with $labels.node }}OSDs of {{ . }}{{ else }}OSDs{{ end }} ({{ $labels.environment }}) are down',
    description:
      '{{ $value }} of them: disks or processes have failed. Ceph copies their data to others after ten minutes, if there is room. Where no node is named, Ceph does not know the host of an OSD that is down.',
  },
  {
    name: 'ProxmoxCephMonitorOutOfQuorum',
    severity: 'warning',
    for: '5m',
    needs: ['ceph'],
    expression: monitorsOut,
    summary: '{{ $labels.ceph_daemon }} ({{ $labels.environment }}) is out of quorum',
    description:
      'The other monitors go on without it. If as many are lost as are left over, no client reaches its data.',
  },
  {
    name: 'ProxmoxCephFull',
    severity: 'critical',
    for: '1m',
    needs: ['ceph'],
    expression: scope => failedChecks(scope, `name=~"${checks.full.join('|')}"`),
    summary: 'Ceph of {{ $labels.environment }} is full ({{ $labels.name }})',
    description: 'Ceph refuses writes to what is full: guests with disks there stop with I/O errors or hang.',
  },
  {
    name: 'ProxmoxCephNearlyFull',
    severity: 'warning',
    for: '5m',
    needs: ['ceph'],
    expression: scope => failedChecks(scope, `name=~"${checks.nearlyFull.join('|')}"`),
    summary: 'Ceph of {{ $labels.environment }} is nearly full ({{ $labels.name }})',
    description:
      'An OSD or a pool is over a limit that Ceph sets itself, 85 % for OSDs when shipped; from 90 % on nothing is moved to an OSD any more. One OSD is enough, however empty the others are.',
  },
  {
    name: 'ProxmoxCephUsageHigh',
    severity: 'warning',
    for: '30m',
    threshold: { value: 0.75, unit: 'ratio' },
    needs: ['ceph'],
    expression: (scope, { threshold }) => `${rawUsed(scope)} > ${threshold}`,
    summary: 'Ceph of {{ $labels.environment }} is {{ $value | humanizePercentage }} full',
    description:
      'Raw storage of the whole cluster. When a node is lost, its data needs room on the others: with three nodes there is none to recover into, with four 75 % fill them.',
  },
  {
    name: 'ProxmoxCephSlowOperations',
    severity: 'warning',
    for: '5m',
    needs: ['ceph'],
    expression: scope => `${slowOperations(scope)} > 0`,
    summary: '{{ $value }} operations of Ceph ({{ $labels.environment }}) are slow',
    description:
      'OSDs or monitors have worked on them for more than 30 seconds: a disk or the network is slow, and so are guests.',
  },
  {
    name: 'ProxmoxCephDaemonCrashed',
    severity: 'warning',
    for: '1m',
    needs: ['ceph'],
    expression: scope => failedChecks(scope, `name=~"${checks.crashed.join('|')}"`),
    summary: 'A daemon of Ceph ({{ $labels.environment }}) has crashed ({{ $labels.name }})',
    description:
      'A daemon or a module of the mgr crashed within the last two weeks, and nobody has acknowledged it: `ceph crash ls` names it.',
  },
]
