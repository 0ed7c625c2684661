import type { EnvironmentName } from '../environments.ts'
import type { Fault, Raised } from './fault.ts'

/** Of Ceph, as the active mgr of the environment tells of it, and of the exporters of hypervisors. */
export const cephFaults: Fault[] = [
  check('a scrub found copies that differ', 'PG_DAMAGED', [
    { alertname: 'ProxmoxCephDataDamaged', severity: 'critical', name: 'PG_DAMAGED' },
    { alertname: 'ProxmoxCephHealthError', severity: 'critical' },
  ]),
  check('clocks of monitors differ', 'MON_CLOCK_SKEW', [
    { alertname: 'ProxmoxCephHealthWarning', severity: 'warning', name: 'MON_CLOCK_SKEW' },
  ]),
  check('placement groups lack copies', 'PG_DEGRADED', [
    { alertname: 'ProxmoxCephDegraded', severity: 'warning' },
  ]),
  check(
    'an OSD is down',
    'OSD_DOWN',
    [{ alertname: 'ProxmoxCephOsdDown', severity: 'warning', node: 'pve3' }],
    'ceph_osd_up{ceph_daemon="osd.7"} 0\nceph_osd_metadata{ceph_daemon="osd.7",hostname="pve3"} 1\n',
  ),
  check(
    'a monitor is out of quorum',
    'MON_DOWN',
    [{ alertname: 'ProxmoxCephMonitorOutOfQuorum', severity: 'warning', node: 'pve3' }],
    'ceph_mon_quorum_status{ceph_daemon="mon.pve3"} 0\n',
  ),
  check('a pool is full', 'POOL_FULL', [
    { alertname: 'ProxmoxCephFull', severity: 'critical', name: 'POOL_FULL' },
  ]),
  check('an OSD is nearly full', 'OSD_NEARFULL', [
    { alertname: 'ProxmoxCephNearlyFull', severity: 'warning', name: 'OSD_NEARFULL' },
  ]),
  check(
    'a disk is slow',
    'SLOW_OPS',
    [{ alertname: 'ProxmoxCephSlowOperations', severity: 'warning' }],
    'ceph_healthcheck_slow_ops 42\n',
  ),
  check('a daemon has crashed', 'RECENT_CRASH', [
    { alertname: 'ProxmoxCephDaemonCrashed', severity: 'warning', name: 'RECENT_CRASH' },
  ]),
  {
    what: 'Ceph is used by four fifths',
    source: 'stand-in of an exporter',
    environment: 'faulty',
    begin: ({ say }) => say('pve1', 'ceph', 'usage.prom', 'ceph_cluster_total_used_raw_bytes 0.8\n'),
    raises: [{ alertname: 'ProxmoxCephUsageHigh', severity: 'warning' }],
  },
  check(
    'placement groups are inactive',
    'PG_AVAILABILITY',
    [{ alertname: 'ProxmoxCephDataUnavailable', severity: 'critical' }],
    '',
    ['parted', 'parted1'],
  ),
  {
    what: 'no mgr is the active one',
    source: 'stand-in of an exporter',
    environment: 'halted',
    begin: ({ say }) => say('halted1', 'ceph', 'standby', ''),
    raises: [{ alertname: 'ProxmoxCephUnknown', severity: 'critical' }],
  },
  {
    what: 'an exporter of a hypervisor refuses connections',
    source: 'network',
    environment: 'faulty',
    begin: ({ hypervisors }) => hypervisors.pve1?.fault({ kind: 'refuse', ports: [9633] }),
    raises: [{ alertname: 'ProxmoxHypervisorExporterDown', severity: 'warning', node: 'pve1' }],
  },
]

/** A health check fails, which Ceph calls an error where data is damaged, and a warning otherwise. */
function check(
  what: string,
  name: string,
  raises: Raised[],
  series = '',
  [environment, hypervisor]: [EnvironmentName, string] = ['faulty', 'pve1'],
): Fault {
  const isError = name === 'PG_DAMAGED'
  const status = `ceph_health_status ${isError ? 2 : 1}\n`
  const detail = `ceph_health_detail{name="${name}",severity="HEALTH_${isError ? 'ERR' : 'WARN'}"} 1\n`
  return {
    what,
    source: 'stand-in of an exporter',
    environment,
    // The last file has the last word on the cluster's state.
    begin: ({ say }) =>
      say(hypervisor, 'ceph', `${isError ? 'z' : 'a'}-${name}.prom`, `${status}${detail}${series}`),
    raises,
  }
}
