import { noSample } from './absence.ts'
import { growth } from './growth.ts'
import { promql } from './promql.ts'
import { ofExporterNamed, type Scope } from './scope.ts'

/** What the active mgr said last, whichever hypervisor it runs on; a standby's answer is empty. */
export const said = (scope: Scope, metric: string, ...more: string[]): string =>
  `last_over_time(${metric}{${ofExporterNamed(scope, 'ceph', ...more)}}[${scope.exporters.ceph.window}])`

/** 0 (HEALTH_OK), 1 (HEALTH_WARN) or 2 (HEALTH_ERR), by environment. */
export const cephHealth = (scope: Scope): string =>
  `max by (environment) (${said(scope, 'ceph_health_status')})`

/** Health checks that fail, by `name`. The module goes on naming checks that have passed, as 0. */
export const failedChecks = (scope: Scope, matcher: string): string =>
  `(max by (environment, name) (${said(scope, 'ceph_health_detail', matcher)}) == 1)`

/** Environments where one of these checks fails. */
export const anyFails = (scope: Scope, ...names: string[]): string =>
  `(max by (environment) (${said(scope, 'ceph_health_detail', `name=~"${names.join('|')}"`)}) == 1)`

/** Environments of which no mgr answers as the active one. */
export const cephSilent = (scope: Scope): string =>
  noSample(scope, `ceph_health_status{${ofExporterNamed(scope, 'ceph')}}`, scope.exporters.ceph.window)

/** Environments whose active mgr repeats what it knew: without monitors the module collects nothing and answers all the same. */
export const cephFrozen = (scope: Scope, window: string): string =>
  `(sum by (environment) (${growth(`ceph_prometheus_collect_duration_seconds_count{${ofExporterNamed(scope, 'ceph')}}`, window)}) == 0)`

/** 1 for an OSD that is up, 0 for one that is down, by `ceph_daemon`. */
export const osdUp = (scope: Scope): string =>
  `max by (environment, ceph_daemon) (${said(scope, 'ceph_osd_up')})`

/** OSDs that are down, by `node`. */
export const osdsDown = (scope: Scope): string => promql`
  count by (environment, node) (
    (${osdUp(scope)} == 0)
    * on (environment, ceph_daemon) group_left (node)
    max by (environment, ceph_daemon, node) (
      label_replace(${said(scope, 'ceph_osd_metadata')}, "node", "$1", "hostname", "([^.]+).*")
    )
  )`

/** 1 for a monitor in quorum, 0 for one that is out, by `ceph_daemon`. */
export const monitorInQuorum = (scope: Scope): string =>
  `min by (environment, ceph_daemon) (${said(scope, 'ceph_mon_quorum_status')})`

/** Monitors out of quorum, by `node`: Proxmox VE names a monitor after its node. */
export const monitorsOut = (scope: Scope): string => promql`
  label_replace(
    ${monitorInQuorum(scope)} == 0,
    "node", "$1", "ceph_daemon", "mon[.](.+)"
  )`

/** Part of the raw storage that is used, 0 to 1. */
export const rawUsed = (scope: Scope): string => promql`
  max by (environment) (${said(scope, 'ceph_cluster_total_used_raw_bytes')})
  / max by (environment) (${said(scope, 'ceph_cluster_total_bytes')})`

/** Operations that take long, by environment. */
export const slowOperations = (scope: Scope): string =>
  `max by (environment) (${said(scope, 'ceph_healthcheck_slow_ops')})`
