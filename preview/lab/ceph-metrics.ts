import type { PveCluster } from '../../test/pve-api/cluster.ts'
import { fixed, flow, wave } from './noise.ts'

const tebibyte = 2 ** 40
const version = 'ceph version 19.2.3 squid (stable)'

/** Clusters whose nodes hold a Ceph of their own, by environment. */
export const withCeph = ['production-paris']

/** What a mgr answers at a time (Unix seconds): nothing, unless it is the active one, on the first node that is online. */
export const cephMetrics = (name: string, { nodes }: PveCluster, seconds: number): string => {
  const active = Object.keys(nodes).find(node => nodes[node]?.online)
  if (active !== name) return ''
  const lost = Object.values(nodes).filter(({ online }) => !online).length
  return [...cluster(lost, seconds), ...daemons(nodes, seconds), ...pools(lost, seconds)]
    .map(([series, value]) => `${series} ${value}\n`)
    .join('')
}

type Sample = [series: string, value: number]

const cluster = (lost: number, seconds: number): Sample[] => [
  ['ceph_health_status', lost > 0 ? 1 : 0],
  ...['OSD_DOWN', 'OSD_HOST_DOWN', 'MON_DOWN', 'PG_DEGRADED', 'SLOW_OPS'].map(
    (check): Sample => [`ceph_health_detail{name="${check}",severity="HEALTH_WARN"}`, lost > 0 ? 1 : 0],
  ),
  ['ceph_healthcheck_slow_ops', lost * 17],
  ['ceph_cluster_total_bytes', 60 * tebibyte],
  ['ceph_cluster_total_used_raw_bytes', (31 + seconds / 8e6 - 217) * tebibyte],
  ['ceph_num_objects_degraded', lost * Math.round(420_000 * (1 + 0.2 * wave('degraded', seconds)))],
  ['ceph_num_objects_misplaced', lost * Math.round(90_000 * (1 + 0.2 * wave('misplaced', seconds)))],
  ['ceph_num_objects_unfound', 0],
  ['ceph_prometheus_collect_duration_seconds_count{method="get_health"}', Math.floor(seconds / 15)],
]

const daemons = (nodes: PveCluster['nodes'], seconds: number): Sample[] =>
  Object.entries(nodes).flatMap(([host, { online }], index) => [
    [`ceph_mon_quorum_status{ceph_daemon="mon.${host}"}`, online ? 1 : 0] as Sample,
    [
      `ceph_mon_metadata{ceph_daemon="mon.${host}",hostname="${host}",ceph_version="${version}"}`,
      1,
    ] as Sample,
    [
      `ceph_mgr_metadata{ceph_daemon="mgr.${host}",hostname="${host}",ceph_version="${version}"}`,
      1,
    ] as Sample,
    ...[0, 1, 2].flatMap(disk => osd(3 * index + disk, host, online, seconds)),
  ])

const osd = (id: number, host: string, online: boolean, seconds: number): Sample[] => {
  const name = `ceph_daemon="osd.${id}"`
  const latency = Math.round((1 + 8 * fixed(name)) * (1 + 0.5 * wave(name, seconds)))
  return [
    [`ceph_osd_up{${name}}`, online ? 1 : 0],
    [`ceph_osd_in{${name}}`, 1],
    [`ceph_osd_weight{${name}}`, 1],
    [
      `ceph_osd_metadata{${name},hostname="${host}",device_class="${id % 3 === 2 ? 'hdd' : 'ssd'}",ceph_version="${version}"}`,
      1,
    ],
    [`ceph_osd_commit_latency_ms{${name}}`, online ? latency : 0],
    [`ceph_osd_apply_latency_ms{${name}}`, online ? latency : 0],
  ]
}

const pools = (lost: number, seconds: number): Sample[] =>
  [
    { name: '.mgr', stored: 4 * 2 ** 20, pgs: 1, rate: 200 },
    { name: 'vms', stored: 8.1 * tebibyte, pgs: 256, rate: 9e7 },
    { name: 'cephfs_data', stored: 1.9 * tebibyte, pgs: 64, rate: 1.4e7 },
    { name: 'cephfs_metadata', stored: 3 * 2 ** 30, pgs: 16, rate: 3e5 },
  ].flatMap(({ name, stored, pgs, rate }, index): Sample[] => {
    const pool = `{pool_id="${index + 1}"}`
    const grown = stored * (1 + 1.2e-8 * (seconds % 4e7))
    const free = 7.4 * tebibyte
    const sick = lost > 0 ? Math.round(pgs * 0.4) : 0
    const counter = (what: string, per: number) => flow(`${name} ${what}`, per, seconds % 4e7)
    return [
      [`ceph_pool_metadata{pool_id="${index + 1}",name="${name}"}`, 1],
      [`ceph_pool_stored${pool}`, grown],
      [`ceph_pool_max_avail${pool}`, free],
      [`ceph_pool_percent_used${pool}`, grown / (grown + free)],
      [`ceph_pool_rd_bytes${pool}`, counter('read', rate)],
      [`ceph_pool_wr_bytes${pool}`, counter('written', rate * 0.6)],
      [`ceph_pool_rd${pool}`, counter('reads', rate / 16_000)],
      [`ceph_pool_wr${pool}`, counter('writes', rate / 9_000)],
      [
        `ceph_pool_recovering_bytes_per_sec${pool}`,
        lost * rate * (1 + 0.5 * wave(`${name} recovery`, seconds)),
      ],
      [`ceph_pool_recovering_objects_per_sec${pool}`, (lost * rate) / 4e6],
      [`ceph_pg_total${pool}`, pgs],
      [`ceph_pg_active${pool}`, pgs],
      [`ceph_pg_clean${pool}`, pgs - sick],
      [`ceph_pg_degraded${pool}`, sick],
      [`ceph_pg_undersized${pool}`, sick],
      [`ceph_pg_backfilling${pool}`, Math.round(sick / 10)],
      [`ceph_pg_backfill_wait${pool}`, Math.round(sick / 2)],
      [`ceph_pg_scrubbing${pool}`, pgs > 50 && wave(`${name} scrub`, seconds) > 0 ? 2 : 0],
      [`ceph_pg_deep${pool}`, pgs > 50 && wave(`${name} scrub`, seconds) > 0.4 ? 1 : 0],
    ]
  })
