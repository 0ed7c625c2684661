import type { KnownExporter } from './known-exporter.ts'

/** Ceph's mgr module `prometheus`. Every mgr answers and the active one alone has series, so whichever answers is asked for. */
export const ceph = {
  name: 'ceph-mgr',
  title: "Ceph's mgr module `prometheus`",
  documentation: 'https://docs.ceph.com/en/latest/mgr/prometheus/',
  port: 9283,
  path: '/metrics',
  scheme: 'http',
  // The module collects every 15 s, whoever asks.
  interval: '30s',
  job: 'proxmox-ceph-mgr',
  onEveryHypervisor: true,
  missedOnEach: false,
  series: {
    source: 'Ceph 18, src/pybind/mgr/prometheus/module.py and PG_STATES of mgr_module.py',
    // Performance counters of daemons are left out: from Ceph 18 on ceph-exporter has them.
    lines: `
      ceph_health_status untyped: Cluster health status (0=HEALTH_OK, 1=HEALTH_WARN, 2=HEALTH_ERR)
      ceph_health_detail gauge name,severity: Health checks that have ever been seen (0=inactive, 1=active)
      ceph_healthcheck_slow_ops gauge: OSD or Monitor requests taking a long time to process
      ceph_daemon_health_metrics gauge type,ceph_daemon: Health metrics for Ceph daemons
      ceph_mon_quorum_status gauge ceph_daemon: Monitors in quorum
      ceph_mon_metadata untyped ceph_daemon,hostname,public_addr,rank,ceph_version: MON Metadata
      ceph_mgr_metadata gauge ceph_daemon,hostname,ceph_version: MGR metadata
      ceph_mgr_status gauge ceph_daemon: MGR status (0=standby, 1=active)
      ceph_mgr_module_status gauge name: MGR module status (0=disabled, 1=enabled, 2=auto-enabled)
      ceph_mgr_module_can_run gauge name: MGR module runnable state (0=no, 1=yes)
      ceph_mds_metadata untyped ceph_daemon,fs_id,hostname,public_addr,rank,ceph_version: MDS Metadata
      ceph_fs_metadata untyped data_pools,fs_id,metadata_pool,name: FS Metadata
      ceph_rgw_metadata untyped ceph_daemon,hostname,ceph_version,instance_id: RGW Metadata
      ceph_rbd_mirror_metadata untyped ceph_daemon,id,instance_id,hostname,ceph_version: RBD Mirror Metadata
      ceph_osd_metadata untyped back_iface,ceph_daemon,cluster_addr,device_class,front_iface,hostname,objectstore,public_addr,ceph_version: OSD Metadata
      ceph_disk_occupation untyped ceph_daemon,device,db_device,wal_device,exported_instance,devices,device_ids: Associate Ceph daemon with disk used
      ceph_disk_occupation_human untyped ceph_daemon,device,exported_instance: Associate Ceph daemon with disk used, for displaying to humans
      ceph_osd_{up,in,weight} untyped ceph_daemon: OSD status
      ceph_osd_{apply,commit}_latency_ms gauge ceph_daemon: OSD stat
      ceph_osd_flag_{noup,nodown,noout,noin,nobackfill,norebalance,norecover,noscrub,nodeep_scrub} untyped: OSD Flag
      ceph_cluster_total_{bytes,used_bytes,used_raw_bytes} gauge: Storage of the cluster
      ceph_num_objects_{degraded,misplaced,unfound} gauge: Objects of the cluster
      ceph_pool_metadata untyped pool_id,name,type,description,compression_mode: POOL Metadata
      ceph_pool_{max_avail,avail_raw,stored,stored_raw,objects,dirty,quota_bytes,quota_objects,compress_bytes_used,compress_under_bytes,bytes_used,percent_used} gauge pool_id: DF pool
      ceph_pool_{rd,rd_bytes,wr,wr_bytes} counter pool_id: DF pool
      ceph_pool_{recovering_objects_per_sec,recovering_bytes_per_sec,recovering_keys_per_sec,num_objects_recovered,num_bytes_recovered} gauge pool_id: OSD pool stats
      ceph_pool_objects_repaired counter poolid: Number of objects repaired in a pool
      ceph_pg_total gauge pool_id: PG Total Count per Pool
      ceph_pg_{active,clean,down,recovery_unfound,backfill_unfound,scrubbing,degraded,inconsistent,peering,repair,recovering,forced_recovery,backfill_wait,incomplete,stale,remapped,deep} gauge pool_id: PGs of the pool in a state
      ceph_pg_{backfilling,forced_backfill,backfill_toofull,recovery_wait,recovery_toofull,undersized,activating,peered,snaptrim,snaptrim_wait,snaptrim_error,creating,unknown,premerge,failed_repair,laggy,wait} gauge pool_id: PGs of the pool in a state
      ceph_rbd_{write_ops,read_ops,write_bytes,read_bytes,write_latency_sum,write_latency_count,read_latency_sum,read_latency_count} counter pool,exported_namespace,image: RBD images, where rbd_stats_pools names their pool
      ceph_prometheus_collect_duration_seconds_{sum,count} counter method: How long the module takes to collect`,
  },
} as const satisfies KnownExporter
