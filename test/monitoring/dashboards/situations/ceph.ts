import type { PveCluster } from '../../../pve-api/cluster.ts'
import type { Sample } from './exporter-answers.ts'

/** How a Ceph cluster is: in health, with two OSDs of its last host down while it recovers, or without an active mgr. */
export type CephState = 'sound' | 'recovering' | 'silent'

/** A Ceph cluster as its active mgr tells of it. */
export interface Ceph {
  state: CephState
  hosts: string[]
  /** What tells one environment's numbers from another's. */
  size: number
}

/** The Ceph of an environment: those that are clusters have one, with OSDs of the same names. */
export const cephOf = (
  environment: string,
  { nodes }: PveCluster,
  states: Record<string, CephState> = {},
): Ceph | undefined => {
  const size = ['paris', 'lyon'].indexOf(environment) + 1
  return size === 0 ? undefined : { state: states[environment] ?? 'sound', hosts: Object.keys(nodes), size }
}

export interface Osd {
  name: string
  host: string
  up: boolean
  in: boolean
  /** The mgr has lost the metadata of one that is down. */
  known: boolean
  /** Milliseconds. */
  latency: number
}

export const osdsOf = ({ state, hosts, size }: Ceph): Osd[] =>
  hosts.flatMap((host, index) =>
    [0, 1].map(disk => {
      const down = state === 'recovering' && index === hosts.length - 1
      const id = 2 * index + disk
      return {
        name: `osd.${id}`,
        host,
        up: !down,
        in: !down,
        known: !down || disk === 0,
        latency: 7 * size + id,
      }
    }),
  )

export const poolsOf = ({ state, size }: Ceph) => {
  const unclean = state === 'recovering' ? 8 : 0
  return [
    {
      id: '1',
      name: '.mgr',
      stored: 1e6 * size,
      free: 3e12,
      used: 0.01,
      pgs: 1,
      unclean: 0,
      rate: 10 * size,
    },
    {
      id: '2',
      name: 'vms',
      stored: 9e11 * size,
      free: 2e12,
      used: 0.3 * size,
      pgs: 32,
      unclean,
      rate: 3e6 * size,
    },
  ]
}

/** Checks that fail, and one that has passed. */
export const checksOf = ({ state }: Ceph) => [
  { name: 'MON_CLOCK_SKEW', severity: 'HEALTH_WARN', fails: false },
  ...['OSD_DOWN', 'PG_DEGRADED', 'RECENT_CRASH', 'SLOW_OPS'].map(name => ({
    name,
    severity: 'HEALTH_WARN',
    fails: state === 'recovering',
  })),
]

export const version = 'ceph version 19.2.3 squid (stable)'

/**
 * What the active mgr answers at a time (Unix seconds), with the series that Ceph 18's module has
 * (lib/environment/exporters/ceph.ts says from which source), as far as the page asks.
 */
export const mgrAnswer = (ceph: Ceph, now: number): Sample[] => {
  const { hosts, size, state } = ceph
  const recovering = state === 'recovering' ? 1 : 0
  const one = (name: string, value: number, labels: Record<string, string> = {}) => ({ name, labels, value })
  return [
    one('ceph_health_status', recovering),
    ...checksOf(ceph).map(({ fails, ...check }) => one('ceph_health_detail', fails ? 1 : 0, check)),
    one('ceph_healthcheck_slow_ops', 42 * recovering),
    one('ceph_cluster_total_bytes', 6e12 * size),
    one('ceph_cluster_total_used_raw_bytes', 2.4e12 + 3e11 * size),
    one('ceph_num_objects_degraded', 900 * recovering),
    one('ceph_num_objects_misplaced', 300 * recovering),
    one('ceph_num_objects_unfound', 0),
    ...hosts.flatMap((hostname, index) => [
      one('ceph_mon_quorum_status', index < hosts.length - recovering ? 1 : 0, {
        ceph_daemon: `mon.${hostname}`,
      }),
      one('ceph_mon_metadata', 1, { ceph_daemon: `mon.${hostname}`, hostname, ceph_version: version }),
      one('ceph_mgr_metadata', 1, { ceph_daemon: `mgr.${hostname}`, hostname, ceph_version: version }),
    ]),
    ...osdsOf(ceph).flatMap(({ name: ceph_daemon, host: hostname, up, known, latency, ...osd }) => [
      one('ceph_osd_up', up ? 1 : 0, { ceph_daemon }),
      one('ceph_osd_in', osd.in ? 1 : 0, { ceph_daemon }),
      one('ceph_osd_weight', osd.in ? 1 : 0, { ceph_daemon }),
      ...(known
        ? [one('ceph_osd_metadata', 1, { ceph_daemon, hostname, device_class: 'ssd', ceph_version: version })]
        : []),
      ...(up
        ? [
            one('ceph_osd_commit_latency_ms', latency, { ceph_daemon }),
            one('ceph_osd_apply_latency_ms', latency + 1, { ceph_daemon }),
          ]
        : []),
    ]),
    ...poolsOf(ceph).flatMap(({ id: pool_id, name, stored, free, used, pgs, unclean, rate }) => [
      one('ceph_pool_metadata', 1, { pool_id, name }),
      one('ceph_pool_stored', stored, { pool_id }),
      one('ceph_pool_max_avail', free, { pool_id }),
      one('ceph_pool_percent_used', used, { pool_id }),
      one('ceph_pool_rd_bytes', rate * now, { pool_id }),
      one('ceph_pool_wr_bytes', 2 * rate * now, { pool_id }),
      one('ceph_pool_rd', 3 * rate * now, { pool_id }),
      one('ceph_pool_wr', 4 * rate * now, { pool_id }),
      one('ceph_pool_recovering_bytes_per_sec', 5e7 * recovering, { pool_id }),
      one('ceph_pool_recovering_objects_per_sec', 12 * recovering, { pool_id }),
      one('ceph_pg_total', pgs, { pool_id }),
      one('ceph_pg_active', pgs, { pool_id }),
      one('ceph_pg_clean', pgs - unclean, { pool_id }),
      one('ceph_pg_degraded', unclean, { pool_id }),
      one('ceph_pg_deep', 1, { pool_id }),
    ]),
  ]
}
