import { cephHealth, failedChecks, said, slowOperations } from '../../expressions/ceph.ts'
import { promql } from '../../expressions/promql.ts'
import { anyJob, ofExporterNamed } from '../../expressions/scope.ts'
import { picked } from '../picked-series.ts'

/** The Ceph clusters of the environments that the viewer picked, whatever the names of their jobs. */
export const pickedCeph = {
  ...picked,
  exporters: { ...picked.exporters, ceph: { ...picked.exporters.ceph, job: anyJob } },
}

/** What the active mgr said last. */
export const inCeph = (metric: string, ...matchers: string[]): string => said(pickedCeph, metric, ...matchers)

/** A number of the whole cluster, by environment. */
export const ofCeph = (metric: string): string => `max by (environment) (${inCeph(metric)})`

/** 0 (HEALTH_OK), 1 (HEALTH_WARN) or 2 (HEALTH_ERR), by environment. */
export const health = cephHealth(pickedCeph)

const mgrs = `up{${ofExporterNamed(picked, 'ceph')}}`

/** How many environments ask for Ceph and have no mgr that tells of it; 0 where each has one. */
export const silent = promql`
  count(
    group by (environment) (${mgrs})
    unless on (environment) ${health}
  )
  or 0 * count(${mgrs})`

/** Health checks that fail, by name and severity. */
export const checks = `max by (environment, name, severity) (${inCeph('ceph_health_detail')}) == 1`

/** How many health checks fail, by environment; 0 where none does. */
export const checkCount = promql`
  count by (environment) (${failedChecks(pickedCeph, 'name!=""')})
  or 0 * ${health}`

/** How many kinds of daemon have crashed without anybody's acknowledgement, by environment; 0 where none has. */
export const crashes = promql`
  count by (environment) (${failedChecks(pickedCeph, 'name=~"RECENT_CRASH|RECENT_MGR_MODULE_CRASH"')})
  or 0 * ${health}`

/** Operations that take longer than 30 seconds, by environment. */
export const slow = slowOperations(pickedCeph)
