import { monitorInQuorum, osdUp } from '../../expressions/ceph.ts'
import { promql } from '../../expressions/promql.ts'
import { inCeph, pickedCeph } from './ceph.ts'

/** A value of each OSD. */
export const ofOsd = (metric: string): string => `max by (environment, ceph_daemon) (${inCeph(metric)})`

const up = osdUp(pickedCeph)
const within = ofOsd('ceph_osd_in')

/** OSDs, those that are up, down, and in, by environment. */
export const osds = `count by (environment) (${up})`
export const osdsUp = `sum by (environment) (${up})`
export const osdsDown = `sum by (environment) (1 - ${up})`
export const osdsIn = `sum by (environment) (${within})`

/** How an OSD stands: 2 down, 1 up and out, 0 up and in. */
export const osdState = promql`
  2 * (1 - ${up})
  + ${up} * (1 - ${within})`

const metadata = `max by (environment, ceph_daemon, hostname, device_class) (${inCeph('ceph_osd_metadata')})`

/** The `most` OSDs to look at: those that are down, then those that are out, then the slowest. */
export const osdRows = (most: number): string => promql`
  topk(${most},
    (
      ${osdState}
    )
    + on (environment, ceph_daemon) ${ofOsd('ceph_osd_commit_latency_ms')} / 1e6
    or on (environment, ceph_daemon) (
      ${osdState}
    )
  )`

/** OSDs' values with what names them. */
export const namedOsd = (expression: string): string => promql`
  (
    ${expression}
  )
  * on (environment, ceph_daemon) group_left (hostname, device_class) ${metadata}
  or on (environment, ceph_daemon) (
    ${expression}
  )`

/** 1 for a monitor in quorum, 0 for one that is out. */
export const inQuorum = monitorInQuorum(pickedCeph)

/** Monitors out of quorum, by environment. */
export const monitorsOut = `sum by (environment) (1 - ${inQuorum})`

/** A monitor's quorum with its host and version. */
export const monitors = promql`
  ${inQuorum}
  * on (environment, ceph_daemon) group_left (hostname, ceph_version)
    max by (environment, ceph_daemon, hostname, ceph_version) (${inCeph('ceph_mon_metadata')})
  or on (environment, ceph_daemon) ${inQuorum}`

/** Daemons by the version that they run. */
export const versions = promql`
  count by (environment, ceph_version) (
    ${['mon', 'mgr', 'osd']
      .map(kind => `group by (environment, ceph_daemon, ceph_version) (${inCeph(`ceph_${kind}_metadata`)})`)
      .join('\n    or ')}
  )`

/** How many versions daemons run, by environment. */
export const versionCount = `count by (environment) (${versions})`
