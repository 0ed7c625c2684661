import { alertSuite } from './alert-suite.ts'
import { healthy, type World } from './world.ts'

const { fires, quiet, run } = alertSuite('alerts on Ceph')

/** A health check that fails, as the active mgr on pve1 tells of it. */
const check = (name: string, status: 'HEALTH_WARN' | 'HEALTH_ERR' = 'HEALTH_WARN'): World => ({
  'M ceph_health_status{instance="pve1"}': status === 'HEALTH_WARN' ? 1 : 2,
  [`M ceph_health_detail{instance="pve1",name="${name}",severity="${status}"}`]: 1,
})
const without = (pattern: RegExp): World =>
  Object.fromEntries(Object.entries(healthy).filter(([key]) => !pattern.test(key)))

const collected = 'M ceph_prometheus_collect_duration_seconds_count{instance="pve1",method="get_health"}'

fires(
  'ProxmoxCephUnknown',
  'every mgr answers as a standby does, with nothing',
  {},
  {
    labels: { job: 'proxmox-ceph-mgr' },
    summary: 'Nothing is known of the Ceph cluster of lab',
  },
  { at: '10m', world: without(/^M ceph/) },
)
fires(
  'ProxmoxCephUnknown',
  'the active mgr repeats its last answer, since it reaches no monitor',
  { [collected]: '0+4x30 120x2000' },
  { labels: {}, summary: 'Nothing is known of the Ceph cluster of lab' },
)
quiet('ProxmoxCephUnknown', 'a standby is down', { 'M up{instance="pve2"}': 0 })
quiet('ProxmoxCephUnknown', 'the other mgr has become the active one', {
  ...Object.fromEntries(
    Object.entries(healthy)
      .filter(([key]) => key.startsWith('M ceph'))
      .flatMap(([key, value]) => [
        [key, key === collected ? '0+4x30 _x2000' : `${value}x30 _x2000`],
        [
          key.replace('instance="pve1"', 'instance="pve2"'),
          key === collected ? '_x31 0+4x2000' : `_x31 ${value}x2000`,
        ],
      ]),
  ),
})
quiet(
  'ProxmoxCephUnknown',
  'nothing of the environment answers, which is another alert',
  {
    'C up': 0,
    'N up{instance="pve1"}': 0,
    'N up{instance="pve2"}': 0,
    'E up{instance="pve1"}': 0,
    'E up{instance="pve2"}': 0,
  },
  {
    world: {
      ...without(/^M ceph/),
      'C up': 0,
      ...Object.fromEntries(
        ['pve1', 'pve2'].flatMap(node =>
          ['N', 'E', 'M'].map(scrape => [`${scrape} up{instance="${node}"}`, 0]),
        ),
      ),
    },
  },
)
quiet(
  'ProxmoxCephUnknown',
  'the environment has no Ceph',
  {},
  { world: without(/^M/), environment: { exporters: {} } },
)

fires('ProxmoxCephHealthError', 'Ceph calls its state an error', check('OSD_FULL', 'HEALTH_ERR'), {
  labels: {},
  summary: 'The Ceph cluster of lab is in HEALTH_ERR',
})
quiet('ProxmoxCephHealthError', 'Ceph warns', check('OSD_DOWN'))

fires('ProxmoxCephHealthWarning', 'a check without an alert of its own fails', check('MON_CLOCK_SKEW'), {
  labels: { name: 'MON_CLOCK_SKEW' },
  summary: 'Ceph of lab reports MON_CLOCK_SKEW',
})
quiet('ProxmoxCephHealthWarning', 'a check has an alert of its own', check('PG_DEGRADED'))
quiet('ProxmoxCephHealthWarning', 'somebody has muted the check', {
  ...check('MON_CLOCK_SKEW'),
  'M ceph_health_status{instance="pve1"}': 0,
})

fires('ProxmoxCephDataUnavailable', 'placement groups are inactive', check('PG_AVAILABILITY'), {
  labels: {},
  summary: 'Data in Ceph of lab cannot be read or written',
})
quiet('ProxmoxCephDataUnavailable', 'placement groups lack copies', check('PG_DEGRADED'))

fires('ProxmoxCephDataDamaged', 'a scrub found copies that differ', check('PG_DAMAGED', 'HEALTH_ERR'), {
  labels: { name: 'PG_DAMAGED' },
  summary: 'Ceph of lab found damaged data (PG_DAMAGED)',
})
quiet('ProxmoxCephDataDamaged', 'placement groups lack copies', check('PG_DEGRADED'))

fires(
  'ProxmoxCephDegraded',
  'placement groups have lacked copies for an hour',
  check('PG_DEGRADED'),
  { labels: {}, summary: 'Data in Ceph of lab has had too few copies for an hour' },
  { at: '62m' },
)
quiet('ProxmoxCephDegraded', 'Ceph recovers within the hour', check('PG_DEGRADED'), { at: '45m' })
quiet(
  'ProxmoxCephDegraded',
  'data is unavailable, which is another alert',
  { ...check('PG_DEGRADED'), ...check('PG_AVAILABILITY') },
  { at: '70m' },
)

const osdDescription = (count: number): string =>
  `${count} of them: disks or processes have failed. Ceph copies their data to others after ten minutes, if there is room. Where no node is named, Ceph does not know the host of an OSD that is down.`
const down = (...osds: number[]): World => ({
  ...check('OSD_DOWN'),
  ...Object.fromEntries(osds.map(id => [`M ceph_osd_up{instance="pve1",ceph_daemon="osd.${id}"}`, 0])),
})
fires('ProxmoxCephOsdDown', 'all OSDs of a host are down', down(1, 2), {
  labels: { node: 'pve2' },
  summary: 'OSDs of pve2 (lab) are down',
  description: osdDescription(2),
})
fires(
  'ProxmoxCephOsdDown',
  'the active mgr has no series of the OSD that is down',
  { ...check('OSD_DOWN') },
  { labels: {}, summary: 'OSDs (lab) are down', description: osdDescription(1) },
)
quiet('ProxmoxCephOsdDown', 'a check of an OSD has passed', {})

fires(
  'ProxmoxCephMonitorOutOfQuorum',
  'one of the monitors is lost',
  { ...check('MON_DOWN'), 'M ceph_mon_quorum_status{instance="pve1",ceph_daemon="mon.pve2"}': 0 },
  { labels: { node: 'pve2', ceph_daemon: 'mon.pve2' }, summary: 'mon.pve2 (lab) is out of quorum' },
)
quiet('ProxmoxCephMonitorOutOfQuorum', 'clocks of monitors differ', check('MON_CLOCK_SKEW'))

fires('ProxmoxCephFull', 'a pool takes no more', check('POOL_FULL', 'HEALTH_ERR'), {
  labels: { name: 'POOL_FULL' },
  summary: 'Ceph of lab is full (POOL_FULL)',
})
quiet('ProxmoxCephFull', 'an OSD is nearly full', check('OSD_NEARFULL'))

fires('ProxmoxCephNearlyFull', 'an OSD is nearly full', check('OSD_NEARFULL'), {
  labels: { name: 'OSD_NEARFULL' },
  summary: 'Ceph of lab is nearly full (OSD_NEARFULL)',
})
quiet('ProxmoxCephNearlyFull', 'the cluster as a whole is used by four fifths, which is another alert', {
  'M ceph_cluster_total_used_raw_bytes{instance="pve1"}': 80,
})

const used = (value: number): World => ({ 'M ceph_cluster_total_used_raw_bytes{instance="pve1"}': value })
fires('ProxmoxCephUsageHigh', 'the cluster is used by four fifths', used(80), {
  labels: {},
  summary: 'Ceph of lab is 80% full',
})
quiet('ProxmoxCephUsageHigh', 'the cluster is used by three quarters', used(75))
quiet('ProxmoxCephUsageHigh', "the environment's own limit is not reached", used(80), {
  environment: { alerts: { rules: { ProxmoxCephUsageHigh: { threshold: 0.85 } } } },
})

fires(
  'ProxmoxCephSlowOperations',
  'a disk is slow',
  { ...check('SLOW_OPS'), 'M ceph_healthcheck_slow_ops{instance="pve1"}': 42 },
  { labels: {}, summary: '42 operations of Ceph (lab) are slow' },
)
quiet('ProxmoxCephSlowOperations', 'an OSD is down', down(1))

fires('ProxmoxCephDaemonCrashed', 'an OSD has crashed and runs again', check('RECENT_CRASH'), {
  labels: { name: 'RECENT_CRASH' },
  summary: 'A daemon of Ceph (lab) has crashed (RECENT_CRASH)',
})
quiet('ProxmoxCephDaemonCrashed', 'an OSD is down', down(1))

run()
